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
 * names of the protein are not a standard for it. Pauses after each block and mention.
 */
export function* nomenclatureProblems(
  library: Library,
  { blocks }: Pick<NoteAnalysis, 'blocks'>,
  rules: readonly NomenclatureRule[],
): Generator<void, NomenclatureProblem[]> {
  const defined = new Set<string>();
  for (const { text } of blocks) {
    for (const { short } of definitionsIn(text)) {
      defined.add(short);
    }
    yield;
  }
  const isOfSpecies = rules.includes('species');
  const looked: Looked[] = [];
  const counts: FormCounts = new Map();
  for (const block of blocks) {
    for (const mention of block.mentions) {
      const entity = library.entity(mention.entity);
      const isFree = !entity || defined.has(mention.surface) || isFullName(mention, entity);
      if (isFree || !canBeRewritten(mention, entity)) {
        continue;
      }
      const symbol = isOfSpecies ? symbolOfSpecies(mention, entity, block) : undefined;
      looked.push({ mention, entity, block, symbol });
      if (symbol === undefined && !isRodentSymbol(mention, entity)) {
        countForm(counts, mention, entity);
      }
    }
    yield;
  }
  const usual = usualForms(counts);
  const problems: NomenclatureProblem[] = [];
  for (const mention of looked) {
    const problem = problemOf(mention, library, rules, usual);
    if (problem) {
      problems.push(problem);
    }
    yield;
  }
  return problems;
}

/** A mention to which the rules apply. */
interface Looked {
  readonly mention: Mention;
  readonly entity: Entity;
  readonly block: NoteBlock;
  /** The symbol that the species has instead, if the rule for species applies. */
  readonly symbol: string | undefined;
}

function problemOf(
  { mention, entity, block, symbol }: Looked,
  library: Library,
  rules: readonly NomenclatureRule[],
  usual: ReadonlyMap<EntityId, string>,
): NomenclatureProblem | undefined {
  if (symbol !== undefined) {
    return { rule: 'species', mention, entity, instead: symbol };
  }
  if (isRodentSymbol(mention, entity)) {
    return undefined;
  }
  if (rules.includes('preferred')) {
    // A name that is the preferred one stays, however rare the note has it.
    const label = writeLabel(library, mention, block)?.text;
    return label === undefined ? undefined : { rule: 'preferred', mention, entity, instead: label };
  }
  const instead = usual.get(entity.id);
  const isUnusual = instead !== undefined && formOf(mention) !== formOf({ surface: instead });
  return rules.includes('consistent') && isUnusual
    ? { rule: 'consistent', mention, entity, instead }
    : undefined;
}

/** How often a note has each form of an entity, in the order of their first mentions. */
type FormCounts = Map<
  EntityId,
  { readonly label: string; readonly forms: Map<string, { surface: string; count: number }> }
>;

function countForm(counts: FormCounts, { surface }: Mention, { id, label }: Entity): void {
  const counted = counts.get(id) ?? { label, forms: new Map() };
  counts.set(id, counted);
  const form = formOf({ surface });
  const known = counted.forms.get(form);
  counted.forms.set(form, { surface: known?.surface ?? surface, count: (known?.count ?? 0) + 1 });
}

/**
 * The most frequent form of each entity with several forms in the note; of equally frequent ones, the label, else the
 * first one.
 */
function usualForms(counts: FormCounts): Map<EntityId, string> {
  const usual = new Map<EntityId, string>();
  for (const [id, { label, forms }] of counts) {
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
