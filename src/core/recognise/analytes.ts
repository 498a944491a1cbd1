/**
 * Names of drugs that mean a cytokine where it is measured: a panel lists "IFN-α2a, IL-17A, IP-10", and means the
 * cytokine in the sample. Where a name is given, it is the drug: "IFN-α2a 180 µg weekly". For a cell or list item that
 * consists of the name, its column and row decide, or the other items:
 *
 *     | Analyte | pg/ml |        | Drug    | Route |
 *     |---------|-------|        |---------|-------|
 *     | IFN-α2a | 12    |        | IFN-α2a | s.c.  |
 */
import type { ProseBlock } from '../markdown/prose';
import { oneOf } from '../text/patterns';
import { type BlockPlace, placesOf } from './blockPlaces';
import type { EntityName } from './entityNames';
import type { NameMatch } from './nameMatch';

/** UTF-16 units before and after a name that show whether it is measured or given. */
const AROUND = 100;

/** The ending of a product after the name of its cytokine: IFN-α2a is a product of IFN-α2, IFN-β-1a one of IFN-β. */
const product = /^(.*?)([- ]?\d)([ab])$/u;

const measured = new RegExp(
  String.raw`(?<![\p{L}\p{N}])${oneOf`
    plates? panels? multiplex luminex MSD ELISA ELLA CBA Simoa Olink Bio-Plex LEGENDplex assays? kits? serum
    sera plasma levels? concentrations? [fpnµμ]g/m?l measured quantif\p{L}* assayed analytes? cytokines?
    supernatants? detected elevated secret\p{L}* Spiegel gemessen mesur\p{L}* taux niveles? medid\p{L}*`}(?![\p{L}\p{N}])`,
  'iu',
);
const given = new RegExp(
  String.raw`(?<![\p{L}\p{N}])${oneOf`
    treat\p{L}* therap\p{L}* giv(?:en|ing) dos(?:e|es|ed|ing) inject\p{L}* administ\p{L}* receiv(?:e|es|ed|ing)
    peg\p{L}* ribavirin weekly daily subcutaneous\p{L}* s\.?c\.? MI?U IU mg [µμm]c?g (?<=\d\s?)g patients?_on
    trial arms? behandel\p{L}* traite\p{L}* tratad\p{L}*`}(?![\p{L}\p{N}/])`,
  'iu',
);

const list = /^\s*(?:[,;/+&|]|,?\s(?:and|or|und|oder|et|ou|y|o)\s)\s*$/u;

/** Finds the name that a whole text is. */
type LookUp = (name: string) => Pick<EntityName, 'entity' | 'form'> | undefined;

/** Names with the cytokine in place of the drug if it is measured. */
export function withAnalytes(
  names: readonly NameMatch[],
  text: string,
  lookUp: LookUp,
): NameMatch[] {
  return names.map((name, index) => {
    if (name.entity.kind !== 'drug') {
      return name;
    }
    const cytokine = cytokineOf(text.slice(name.start, name.end), lookUp);
    if (!cytokine) {
      return name;
    }
    const kinds = [names[index - 1], names[index + 1]]
      .filter((neighbour) => neighbour && areListedWithoutDose(text, name, neighbour))
      .map((neighbour) => neighbour && kindOf(neighbour, text, lookUp));
    const isMeant = !kinds.includes('drug') && isMeasured(text, name, kinds.includes('cytokine'));
    return isMeant ? { ...name, ...cytokine } : name;
  });
}

/** A block of a table or list, with its names. */
interface NamedBlock {
  readonly block: Pick<ProseBlock, 'kind' | 'start' | 'text'>;
  readonly names: readonly NameMatch[];
}

/**
 * The names of blocks that consist of one name, if their list or table is about measured substances.
 *
 * @param blocks of one segment, in order
 * @param source the text in which their offsets count
 * @returns the names that change, by the index of their block
 */
export function analytesAmong(
  blocks: readonly NamedBlock[],
  source: string,
  lookUp: LookUp,
): Map<number, NameMatch> {
  const lone = blocks.map(loneName);
  const cytokines = lone.map((name, index) =>
    name?.entity.kind === 'drug' ? cytokineOf(textOf(blocks[index]), lookUp) : undefined,
  );
  const changed = new Map<number, NameMatch>();
  if (!cytokines.some(Boolean)) {
    return changed;
  }
  const places = placesOf(
    blocks.map(({ block }) => block),
    source,
  );
  const rows = new Map<number, string[]>();
  const kinds = new Map<number, Set<string>>();
  const headKinds = new Set<string>();
  for (const [index, { row, column }] of places.entries()) {
    const kind = cytokines[index] ? undefined : lone[index]?.entity.kind;
    // A name that may be either shows nothing about the others.
    kinds.set(column, (kinds.get(column) ?? new Set<string>()).add(kind ?? ''));
    if (row === 0) {
      headKinds.add(kind ?? '');
    }
    const texts = rows.get(row) ?? [];
    texts.push(textOf(blocks[index]));
    rows.set(row, texts);
  }
  const head = rows.get(0)?.join(' | ');
  for (const [index, cytokine] of cytokines.entries()) {
    const { row, column } = places[index] as BlockPlace;
    if (!cytokine) {
      continue;
    }
    const words = row < 0 ? '' : `${head} | ${rows.get(row)?.join(' | ')}`;
    const around = [...(kinds.get(column) ?? []), ...(row === 0 ? headKinds : [])];
    const isMeasured = around.includes('cytokine') || measured.test(words);
    if (isMeasured && !around.includes('drug') && !given.test(words)) {
      changed.set(index, { ...(lone[index] as NameMatch), ...cytokine });
    }
  }
  return changed;
}

/** The name that a block of prose consists of. */
function loneName({ block: { kind, text }, names }: NamedBlock): NameMatch | undefined {
  const [name] = names;
  const isWhole = name && `${text.slice(0, name.start)}${text.slice(name.end)}`.trim() === '';
  return isWhole && kind !== 'heading' ? name : undefined;
}

function textOf(named: NamedBlock | undefined): string {
  return named?.block.text.trim() ?? '';
}

function cytokineOf(
  surface: string,
  lookUp: LookUp,
): Pick<EntityName, 'entity' | 'form'> | undefined {
  const [, trunk = '', number = ''] = product.exec(surface) ?? [];
  const known = trunk === '' ? undefined : (lookUp(trunk + number) ?? lookUp(trunk));
  return known?.entity.kind === 'cytokine' ? { entity: known.entity, form: known.form } : undefined;
}

/** The kind of a neighbour; undefined for a name that may mean both a drug and a cytokine. */
function kindOf(
  { entity, start, end }: NameMatch,
  text: string,
  lookUp: LookUp,
): string | undefined {
  const isBoth = entity.kind === 'drug' && cytokineOf(text.slice(start, end), lookUp);
  return isBoth ? undefined : entity.kind;
}

function isMeasured(text: string, { start, end }: NameMatch, isListed: boolean): boolean {
  const before = text.slice(Math.max(0, start - AROUND), start);
  const after = text.slice(end, end + AROUND);
  const isGiven = given.test(before) || given.test(after);
  return !isGiven && (isListed || measured.test(before) || measured.test(after));
}

/** Whether only a comma, a slash or a conjunction is between two names, and no dose as in a list of treatments. */
function areListedWithoutDose(text: string, a: NameMatch, b: NameMatch): boolean {
  return list.test(text.slice(Math.min(a.end, b.end), Math.max(a.start, b.start)));
}
