/** What a publication is, from any origin: the dataset, the user's library, a bibliography or Zotero. */

import type { CitationKey, Source } from '../library/schema';
import { withoutPercents } from '../text/escape';
import type { Entry } from './entry';
import { formatReference, shortReference, summaryLabel } from './formatReference';
import type { Reference } from './reference';
import { entryFields, referenceOf } from './sourceReference';
import { type ReferenceSummary, summaryOf } from './summary';
import type { ZoteroItem } from './zoteroItem';

/** Identifies a publication, and stays the same when the literature is gathered again. */
export type PublicationId = string;

/** An entry together with the file that contains it. */
export interface EntryInFile {
  /** A unique name of the file, such as its URI. */
  readonly file: string;
  readonly entry: Entry;
}

/** The name of a file, from its path or URI: "my refs.bib". */
export function nameOfFile(file: string): string {
  // A path may contain "%", and then is not a URI.
  return withoutPercents(file.split('/').at(-1) ?? file);
}

/** Anything that can be cited. */
export interface Publication {
  readonly id: PublicationId;
  /** The key of its first entry, or else of its source; in a note, the key by which that note cites it. */
  readonly key: CitationKey;
  readonly summary: ReferenceSummary;
  /** Its CSL form; read from the file on the first access. */
  readonly reference: Reference;
  /** What the library knows about it, if the library has it. */
  readonly source: Source | undefined;
  /** Its entries in bibliographies; none for a publication that only the library or Zotero has. */
  readonly entries: readonly EntryInFile[];
  /** Its item in the Zotero collection that the note names. */
  readonly zotero?: ZoteroItem | undefined;
}

/** The id of a source of the library. It stays the same when a bibliography gets an entry for the source. */
export function idOfSource(key: CitationKey): PublicationId {
  return `source:${key}`;
}

/** The id of an item of Zotero whose publication is in neither a bibliography nor the library. */
function idOfItem({ library, key }: ZoteroItem): PublicationId {
  return `zotero:${library}/${key}`;
}

/** The id of an entry whose publication the library does not have. */
export function idOfEntry({ file, entry }: EntryInFile): PublicationId {
  return `entry:${file}#${entry.key}`;
}

/**
 * A source of the library as a publication.
 *
 * @param entries of the publication in bibliographies
 */
export function publicationOf(source: Source, entries: readonly EntryInFile[] = []): Publication {
  const reference = referenceOf(source);
  return {
    id: idOfSource(source.key),
    key: source.key,
    summary: summaryOf(reference),
    reference,
    source,
    entries,
  };
}

/**
 * An entry as a publication.
 *
 * @param source the same publication in the library, if the library has it
 * @param entries of the publication in bibliographies, this one first
 * @param zotero the same publication in Zotero, if Zotero has it
 */
export function publicationOfEntry(
  place: EntryInFile,
  source?: Source,
  entries: readonly EntryInFile[] = [place],
  zotero?: ZoteroItem,
): Publication {
  const { entry } = place;
  return {
    id: source ? idOfSource(source.key) : idOfEntry(place),
    key: entry.key,
    summary: entry.summary,
    get reference() {
      return entry.reference;
    },
    source,
    entries,
    zotero,
  };
}

/**
 * An item of Zotero as a publication.
 *
 * @param key by which the note cites it
 * @param source the same publication in the library, if the library has it
 */
export function publicationOfItem(
  zotero: ZoteroItem,
  key: CitationKey,
  source: Source | undefined,
): Publication {
  return {
    id: source ? idOfSource(source.key) : idOfItem(zotero),
    key,
    summary: zotero.summary,
    reference: { ...zotero.reference, id: key },
    source,
    entries: [],
    zotero,
  };
}

/** The whole reference as plain text, in Cytonote's own form. */
export function formatPublication({
  source,
  reference,
}: Pick<Publication, 'source' | 'reference'>): string {
  return formatReference(source ?? entryFields(reference));
}

/** The short form for a list: "Emilie et al. 1998". */
export function shortPublication({
  source,
  summary,
}: Pick<Publication, 'source' | 'summary'>): string {
  return source ? shortReference(source) : summaryLabel(summary);
}
