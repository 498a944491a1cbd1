/** The publications of a note or bibliography that are checked, and the places at which findings are reported. */

import type { Bibliography } from '../bibliography/bibliography';
import { rangeOfKey } from '../citation/citation';
import { resolveCitation } from '../citation/resolveCitation';
import type { NoteCitations } from '../cite/noteCitations';
import type { NoteLiterature } from '../cite/noteLiterature';
import { type Publication, publicationOfEntry } from '../literature/publication';
import { isSamePublication } from '../literature/samePublication';
import type { Range } from '../text/range';
import { checkPublications } from './checkReferences';
import type { FoundRecords } from './recordRun';
import type { ReferenceFinding } from './referenceFinding';

/** A publication with the place at which findings about it are reported. */
export interface PlacedPublication {
  readonly publication: Publication;
  readonly range: Range;
}

/** Each publication that a note cites, at the key of its first citation. */
export function citedReferences(
  note: Pick<NoteCitations, 'text' | 'groups' | 'metadata' | 'lookups'>,
  literature: NoteLiterature,
): PlacedPublication[] {
  const places = new Map<string, PlacedPublication>();
  for (const citation of [...note.groups, ...note.metadata].flatMap((it) => it.citations)) {
    const key = resolveCitation(citation, note.lookups);
    const publication = key === undefined ? undefined : literature.publication(key);
    if (publication && !places.has(publication.key)) {
      const range = rangeOfKey(note.text, citation);
      places.set(publication.key, { publication, range });
    }
  }
  return [...places.values()];
}

/**
 * Each entry of a bibliography, at its key; in a format without keys, at the first line of the entry. If several
 * entries have the same key, the last one counts.
 *
 * @param file the address of the file
 */
export function bibliographyReferences(
  file: string,
  text: string,
  { entries }: Pick<Bibliography, 'entries'>,
): PlacedPublication[] {
  const byKey = new Map(entries.map((entry) => [entry.key, entry]));
  return [...byKey.values()].map((entry) => {
    const { start, end, keyRange } = entry;
    const lineEnd = text.indexOf('\n', start);
    const isWritten = keyRange.start < keyRange.end;
    return {
      publication: publicationOfEntry({ file, entry }),
      range: isWritten ? keyRange : { start, end: lineEnd < 0 ? end : Math.min(end, lineEnd) },
    };
  });
}

/** A finding about a publication, at its place. */
export interface PlacedFinding extends Range {
  readonly finding: ReferenceFinding;
  readonly publication: Publication;
}

/**
 * The findings about the publications that a note cites, in the order of the places.
 *
 * Leaves out that two keys are the same publication if the entries alone show it, since the note's other problems
 * include it.
 */
export function* findingsAtCitations(
  cited: readonly PlacedPublication[],
  found: FoundRecords,
  versions?: FoundRecords,
): Generator<void, PlacedFinding[]> {
  const byKey = new Map(cited.map(({ publication }) => [publication.key, publication]));
  const findings = yield* findingsAtPlaces(cited, found, versions);
  return findings.filter(({ finding: { better }, publication }) => {
    const other = better === undefined ? undefined : byKey.get(better);
    return !other || !isSamePublication(publication.summary, other.summary);
  });
}

/** The findings about publications, each at its place, in their order. */
export function* findingsAtPlaces(
  placed: readonly PlacedPublication[],
  found: FoundRecords,
  versions?: FoundRecords,
): Generator<void, PlacedFinding[]> {
  const publications = placed.map(({ publication }) => publication);
  const byKey = yield* checkPublications(publications, found, versions);
  return placed.flatMap(({ publication, range: { start, end } }) =>
    (byKey.get(publication.key) ?? []).map((finding) => ({ start, end, finding, publication })),
  );
}
