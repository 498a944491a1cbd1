/** Names of a note that an editor of a journal stumbles over, for the last look before it is submitted. */
import type { Library } from '../library/library';
import type { Entity, EntityId } from '../library/schema';
import type { NoteAnalysis } from '../note/noteAnalysis';
import { definitionsIn } from '../recognise/abbreviations';
import type { Mention } from '../recognise/recogniser';
import { canBeRewritten, writeLabel } from './preferredSpelling';

/**
 * What is looked at: names that are neither the preferred label nor the full name (`preferred`: as
 * immunologists write it, for drugs the INN), and names of an entity that is mostly written in another way in the
 * same note (`consistent`).
 */
export const nomenclatureRules = ['preferred', 'consistent'] as const;
export type NomenclatureRule = (typeof nomenclatureRules)[number];

/** A mention that breaks a rule, and what would keep it. */
export interface NomenclatureProblem {
  readonly rule: NomenclatureRule;
  readonly mention: Mention;
  readonly entity: Entity;
  /** What to write instead. */
  readonly instead: string;
}

/**
 * Finds the mentions that break the chosen rules, in the order of the note; of several rules that a mention breaks, the
 * first counts. A name that the note defines as an abbreviation, a class and a name in another language are left alone,
 * as is the full name, which a text may well give where the label comes first.
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
    .flatMap(({ mentions }) => mentions)
    .flatMap((mention): Looked[] => {
      const entity = library.entity(mention.entity);
      const isFree = !entity || defined.has(mention.surface) || isFullName(mention, entity);
      return isFree || !canBeRewritten(mention, entity) ? [] : [{ mention, entity }];
    });
  const usual = usualForms(looked);
  return looked.flatMap(({ mention, entity }): NomenclatureProblem[] => {
    const label = writeLabel(library, mention)?.text;
    if (rules.includes('preferred') && label !== undefined) {
      return [{ rule: 'preferred', mention, entity, instead: label }];
    }
    const instead = usual.get(entity.id);
    const isUnusual = instead !== undefined && formOf(mention) !== formOf({ surface: instead });
    return rules.includes('consistent') && isUnusual
      ? [{ rule: 'consistent', mention, entity, instead }]
      : [];
  });
}

/** A mention that rules apply to. */
interface Looked {
  readonly mention: Mention;
  readonly entity: Entity;
}

/** The form of each entity that the note has most often, where it has several; of equals, the label, else the first. */
function usualForms(looked: readonly Looked[]): Map<EntityId, string> {
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

/** Forms are the same whatever their first letter: a sentence may begin with it. */
function formOf({ surface }: Pick<Mention, 'surface'>): string {
  return surface.charAt(0).toLowerCase() + surface.slice(1);
}

function isFullName({ surface }: Mention, { name }: Entity): boolean {
  const [written, full] = [surface, name].map((it) => it.toLowerCase().replace(/[\s-]+/g, ' '));
  return written === full;
}
