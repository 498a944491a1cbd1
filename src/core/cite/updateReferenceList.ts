/** Updates the list of references in a note: computes its content, and the edit. */

import type { ReferenceLookup } from '../citation/resolveCitation';
import type { CitationStyle } from '../csl/citationStyle';
import type { FormattedReference } from '../csl/engineOutput';
import { toMarkdown } from '../csl/formattedTextForms';
import type { Reference } from '../literature/reference';
import type { NoteAnalysis } from '../note/noteAnalysis';
import type { TextEdit } from '../text/edits';
import { escapeMarkdown } from '../text/escape';
import type { Range } from '../text/range';
import { freeNumbers } from './definitions';
import { citationsOf, keysIn, listsEverything, type NoteCitations } from './noteCitations';
import type { NoteLiterature } from './noteLiterature';
import { findReferencesDiv } from './referenceHeadings';
import {
  isListOpen,
  type ListedItem,
  numbersIn,
  type ReferenceItem,
  type ReferenceList,
  readReferenceList,
  referenceListEdit,
} from './referenceList';

/** The new content of a note's list. */
export interface ReferencesUpdate {
  readonly cited: readonly string[];
  /** The cited references that are known, for formatting. */
  readonly references: readonly Reference[];
  readonly section: ReferenceList | undefined;
  readonly isByNumber: boolean;
  /**
   * The div that Pandoc and Quarto fill, in a note without a managed list. It stays as it is, and the note gets no
   * list: Pandoc adds its list after the content of the div, so readers would see two lists.
   */
  readonly pandocDiv: Range | undefined;
}

/** The new content of a note's list; "open" if the end mark of the list is missing. */
export function referencesUpdate(
  analysis: NoteAnalysis,
  lookup: NoteLiterature,
): ReferencesUpdate | 'open' {
  if (isListOpen(analysis)) {
    return 'open';
  }
  const section = readReferenceList(analysis);
  const isByNumber = citesByNumber(analysis, lookup);
  const citations = citationsOf(analysis, lookup);
  const keys = [...new Set([...keysIn(citations), ...keysOfEverything(citations, lookup)])];
  const cited = isByNumber ? keysByNumber(section?.items ?? [], keys) : keys;
  const references = cited.flatMap((key) => lookup.reference(key) ?? []);
  const pandocDiv = section ? undefined : findReferencesDiv(analysis);
  return { cited, references, section, isByNumber, pandocDiv };
}

/** The keys of all entries of a note's bibliographies, if it lists them all. */
export function keysOfEverything(
  citations: Pick<NoteCitations, 'groups' | 'metadata' | 'listedByProject'>,
  { all }: NoteLiterature,
): string[] {
  return listsEverything(citations)
    ? all.filter(({ entries }) => entries.length > 0).map(({ key }) => key)
    : [];
}

/**
 * The edit that updates the list.
 *
 * @param formatted the references of the update, in the order of the style
 * @returns undefined if nothing changes, or Pandoc writes the list
 */
export function referencesEdit(
  analysis: NoteAnalysis,
  { cited, references, section, isByNumber, pandocDiv }: ReferencesUpdate,
  formatted: readonly FormattedReference[],
  style: CitationStyle,
  lookup: NoteLiterature,
): TextEdit | undefined {
  if (pandocDiv) {
    return undefined;
  }
  const known = new Set(references.map(({ id }) => id));
  const items = listReferences(
    cited,
    formatted,
    style.isSorted && !isByNumber,
    section?.items ?? [],
    (key) => known.has(key) || lookup.reference(key) !== undefined,
  );
  const numbered = isByNumber ? withNumbers(items, section, analysis) : items;
  return referenceListEdit(
    analysis,
    section,
    numbered,
    style.isNumbered || isByNumber ? 'numbered' : 'plain',
  );
}

/** The keys of known references for which the style prints nothing: the list leaves them out. */
export function unprintedKeys(
  { references }: Pick<ReferencesUpdate, 'references'>,
  formatted: readonly FormattedReference[],
): string[] {
  const printed = new Set(formatted.map(({ key }) => key));
  return references.flatMap(({ id }) => (printed.has(id) ? [] : [id]));
}

/**
 * Items by number: each keeps the one that it has, and those without one get free ones after the highest.
 *
 * @param note what the numbers in its brackets refer to may be the author's own list
 */
function withNumbers(
  items: readonly ReferenceItem[],
  list: ReferenceList | undefined,
  note: Pick<NoteAnalysis, 'blocks'>,
): ReferenceItem[] {
  const { numberOf } = numbersIn(list);
  const highest = Math.max(0, ...items.map(({ key }) => numberOf(key) ?? 0));
  const nextNumber = freeNumbers(highest, note);
  return items
    .map((item) => ({ ...item, number: numberOf(item.key) ?? nextNumber() }))
    .sort((a, b) => a.number - b.number);
}

/** The keys that a note cites, in any syntax, in the order of their first citation. */
export function citedKeys(analysis: NoteAnalysis, sources: ReferenceLookup): string[] {
  return keysIn(citationsOf(analysis, sources));
}

/**
 * The keys of a list, in its order, and after them those that a note cites. If citations use numbers, none of these may
 * change.
 */
function keysByNumber(
  items: readonly ReferenceItem[],
  cited: readonly string[],
): readonly string[] {
  return [...new Set([...items.map(({ key }) => key), ...cited])];
}

/** Whether a note cites by number, so that the order of its list is fixed. */
function citesByNumber(analysis: NoteAnalysis, sources: ReferenceLookup): boolean {
  const { groups, keysOf } = citationsOf(analysis, sources);
  return groups.some((group) => group.syntax === 'numbered' && keysOf(group) !== undefined);
}

/**
 * The items for the citations of a note. Items of sources that are no longer cited are removed; an item of an unknown
 * source stays as it is, and a new item for an unknown source consists of the key.
 *
 * @param formatted the sources that are known, in the order of the style
 * @param isSorted whether the style has an order of its own: then unknown sources come last
 * @param before the items of the current list
 */
function listReferences(
  cited: readonly string[],
  formatted: readonly FormattedReference[],
  isSorted: boolean,
  before: readonly ListedItem[],
  isKnown: (key: string) => boolean,
): ReferenceItem[] {
  const known = formatted.map(({ key, text }) => ({ key, text: toMarkdown(text) }));
  const kept = new Map(
    before
      .filter(({ key }) => !isKnown(key))
      .map(({ key, text, isAdded }) => [key, { key, text, isAdded }]),
  );
  const unknown = cited
    .filter((key) => !isKnown(key))
    .map((key) => kept.get(key) ?? { key, text: escapeMarkdown(`@${key}`) });
  const added = new Set(before.flatMap(({ key, isAdded }) => (isAdded ? [key] : [])));
  const items = new Map(
    [...known, ...unknown].map((item): [string, ReferenceItem] => [
      item.key,
      added.has(item.key) ? { ...item, isAdded: true } : item,
    ]),
  );
  const order = isSorted ? items.keys() : cited;
  const publication = [...order].flatMap((key) => items.get(key) ?? []);
  return [...publication, ...[...kept.values()].filter(({ key }) => !items.has(key))];
}
