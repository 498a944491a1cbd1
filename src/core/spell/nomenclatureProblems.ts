/** Problems of the names in a note, for a last check before it is submitted. */
import type { Library } from '../library/library';
import type { Entity, EntityId } from '../library/schema';
import type { NoteAnalysis, NoteBlock } from '../note/noteAnalysis';
import { definitionsIn } from '../recognise/abbreviations';
import type { Mention } from '../recognise/recogniser';
import { canBeRewritten, isRodentSymbol, writeLabel } from './preferredSpelling';
import { symbolOfSpecies } from './speciesSymbols';

/**
 * The rules: names that are neither the preferred label nor the full name (`preferred`: as immunologists write it, for
 * drugs the INN), names of an entity that the same note mostly writes in another way (`consistent`), and symbols of
 * genes in the letter case of another species (`species`).
 */
export const nomenclatureRules = ['species', 'preferred', 'consistent'] as const;
export type NomenclatureRule = (typeof nomenclatureRules)[number];

/** A mention that breaks a rule, and its replacement. */
export interface NomenclatureProblem {
  readonly rule: NomenclatureRule;
  readonly mention: Mention;
  readonly entity: Entity;
  /** The text to write instead. */
  readonly instead: string;
}

/**
 * Finds the mentions that break the chosen rules, in the order of the note; if a mention breaks several rules, the
 * first one counts. Ignores names that the note defines as abbreviations, classes, names in other languages, and the
 * full name, which a text may give when the label first appears. The symbol of a rodent's gene means the gene, so the
 * names of the protein are not a standard for it.
 */
export function nomenclatureProblems(
  library: Library,
  { blocks }: Pick<NoteAnalysis, 'blocks'>,
  rules: readonly NomenclatureRule[],
): NomenclatureProblem[] {
  const defined = new Set(
    blocks.flatMap(({ text }) => definitionsIn(text).map(({ short }) => short)),
  );
  const looked = blocks
    .flatMap((block) => block.mentions.map((mention) => ({ mention, block })))
    .flatMap(({ mention, block }): Looked[] => {
      const entity = library.entity(mention.entity);
      const isFree = !entity || defined.has(mention.surface) || isFullName(mention, entity);
      return isFree || !canBeRewritten(mention, entity) ? [] : [{ mention, entity, block }];
    });
  const isOfSpecies = rules.includes('species');
  const ofSpecies = looked.map(({ mention, entity, block }) =>
    isOfSpecies ? symbolOfSpecies(mention, entity, block) : undefined,
  );
  const usual = usualForms(
    looked.filter((it, at) => !ofSpecies[at] && !isRodentSymbol(it.mention, it.entity)),
  );
  return looked.flatMap(({ mention, entity, block }, at): NomenclatureProblem[] => {
    const symbol = ofSpecies[at];
    if (symbol !== undefined) {
      return [{ rule: 'species', mention, entity, instead: symbol }];
    }
    if (isRodentSymbol(mention, entity)) {
      return [];
    }
    if (rules.includes('preferred')) {
      // A name that is the preferred one stays, however rare the note has it.
      const label = writeLabel(library, mention, block)?.text;
      return label === undefined ? [] : [{ rule: 'preferred', mention, entity, instead: label }];
    }
    const instead = usual.get(entity.id);
    const isUnusual = instead !== undefined && formOf(mention) !== formOf({ surface: instead });
    return rules.includes('consistent') && isUnusual
      ? [{ rule: 'consistent', mention, entity, instead }]
      : [];
  });
}

/** A mention to which the rules apply. */
interface Looked {
  readonly mention: Mention;
  readonly entity: Entity;
  readonly block: NoteBlock;
}

/**
 * The most frequent form of each entity with several forms in the note; of equally frequent ones, the label, else the
 * first one.
 */
function usualForms(looked: readonly Pick<Looked, 'mention' | 'entity'>[]): Map<EntityId, string> {
  const counts = new Map<EntityId, Map<string, { surface: string; count: number }>>();
  const labels = new Map(looked.map(({ entity }) => [entity.id, entity.label]));
  for (const { mention, entity } of looked) {
    const forms = counts.get(entity.id) ?? new Map<string, { surface: string; count: number }>();
    counts.set(entity.id, forms);
    const known = forms.get(formOf(mention));
    forms.set(formOf(mention), {
      surface: known?.surface ?? mention.surface,
      count: (known?.count ?? 0) + 1,
    });
  }
  const usual = new Map<EntityId, string>();
  for (const [id, forms] of counts) {
    const label = labels.get(id) ?? '';
    const weight = ({ surface, count }: { surface: string; count: number }) =>
      count + (formOf({ surface }) === formOf({ surface: label }) ? 0.5 : 0);
    const [best] = [...forms.values()].sort((a, b) => weight(b) - weight(a));
    if (best && forms.size > 1) {
      usual.set(id, best.surface);
    }
  }
  return usual;
}

/** The form of a mention, in which the case of the first letter is ignored: it may begin a sentence. */
function formOf({ surface }: Pick<Mention, 'surface'>): string {
  return surface.charAt(0).toLowerCase() + surface.slice(1);
}

function isFullName({ surface }: Mention, { name }: Entity): boolean {
  const [written, full] = [surface, name].map((it) => it.toLowerCase().replace(/[\s-]+/g, ' '));
  return written === full;
}
