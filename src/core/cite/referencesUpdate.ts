/** Bringing the list of references in a note up to date: what it has to hold, and the edit that makes it so. */
import type { NoteAnalysis } from '../note/noteAnalysis';
import type { FormattedReference } from './citationProcessor';
import type { CitationStyle } from './citationStyle';
import { citedKeys, citesByNumber, keysByNumber, listReferences } from './listReferences';
import type { NoteReferences } from './noteReferences';
import type { Reference } from './reference';
import type { TextEdit } from './textEdit';
import { type ReferencesSection, readReferences, writeReferences } from './writeReferences';

/** What the list of a note has to hold. */
export interface ReferencesUpdate {
  readonly cited: readonly string[];
  /** Those of what is cited that are known, to be formatted. */
  readonly references: readonly Reference[];
  readonly section: ReferencesSection | undefined;
  readonly isByNumber: boolean;
}

/** What the list of a note has to hold; "open" where it begins and does not end. */
export function referencesUpdate(
  analysis: NoteAnalysis,
  lookup: NoteReferences,
): ReferencesUpdate | 'open' {
  const section = readReferences(analysis);
  if (section === 'open') {
    return section;
  }
  const isByNumber = citesByNumber(analysis, lookup);
  const keys = citedKeys(analysis, lookup);
  const cited = isByNumber ? keysByNumber(section?.items ?? [], keys) : keys;
  const references = cited.flatMap((key) => lookup.reference(key) ?? []);
  return { cited, references, section, isByNumber };
}

/**
 * The edit that brings the list up to date.
 *
 * @param formatted the references of the update, in the order of the style
 * @returns undefined where nothing changes
 */
export function referencesEdit(
  analysis: NoteAnalysis,
  { cited, references, section, isByNumber }: ReferencesUpdate,
  formatted: readonly FormattedReference[],
  style: CitationStyle,
  lookup: NoteReferences,
): TextEdit | undefined {
  const known = new Set(references.map(({ id }) => id));
  const items = listReferences(
    cited,
    formatted,
    style.isSorted && !isByNumber,
    section?.items ?? [],
    (key) => known.has(key) || lookup.reference(key) !== undefined,
  );
  return writeReferences(analysis, section, items, style.isNumbered || isByNumber);
}
