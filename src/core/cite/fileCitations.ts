/** What a note's bibliography needs so that publications can be cited in the note. */

import { addReferences, type BibliographyText, isWritable } from '../bibliography/editBibliography';
import type { ReferenceLookup } from '../citation/resolveCitation';
import type { CitationKey } from '../library/schema';
import { freeKey, isCitable, keyFor } from '../literature/citationKeys';
import type { Publication } from '../literature/publication';
import type { Reference } from '../literature/reference';
import { PublicationIndex } from '../literature/samePublication';
import type { ReferenceSummary } from '../literature/summary';
import type { TextEdit } from '../text/edits';
import { type NoteLiterature, withReferences } from './noteLiterature';

/** What can be cited after an edit, by which keys, and what the edit adds to the bibliography. */
export interface FiledCitations {
  readonly keys: readonly CitationKey[];
  readonly sources: ReferenceLookup;
  /** References that the bibliography lacks, each under its key. */
  readonly missing: readonly Reference[];
  /** The insertion that adds them; undefined where nothing is missing. */
  readonly addition: TextEdit | undefined;
  /** Why the bibliography does not get what it lacks, where it cannot; then only what the note knows is cited. */
  readonly refusal?: string;
}

/** The file of a note to which entries can be added: the first one in a format that we write. */
export function writableFile<File extends Pick<BibliographyText, 'bibliography'>>(
  files: readonly File[],
): File | undefined {
  return files.find(({ bibliography }) => isWritable(bibliography.format));
}

/**
 * The keys under which publications are cited in a note, and what its bibliography lacks of them.
 *
 * Keys and publications are looked up in the literature's indexes: the work is the same for a bibliography of
 * a hundred entries and for one of a hundred thousand.
 *
 * @param file to which entries can be added; without one, only what the note knows already is cited
 */
export function fileCitations(
  publications: readonly Publication[],
  literature: NoteLiterature,
  file: BibliographyText | undefined,
): FiledCitations {
  const keyed = withKeys(publications, literature);
  const missing = file ? [...new Set(keyed)].filter(({ isFiled }) => !isFiled).map(withOwnKey) : [];
  const added = file && missing.length > 0 ? addReferences(file, missing) : undefined;
  if (!file || (added && 'refusal' in added)) {
    const known = keyed.filter(({ isKnown }) => isKnown);
    const isNew = ({ key }: KeyedReference) => !literature.isKey(key);
    return {
      keys: known.map(({ key }) => key),
      sources: withReferences(literature, known.filter(isNew).map(withOwnKey)),
      missing: [],
      addition: undefined,
      ...added,
    };
  }
  return {
    keys: keyed.map(({ key }) => key),
    sources: withReferences(literature, missing),
    missing,
    addition: added?.edit,
  };
}

/**
 * What a publication is in a note already: the one that its bibliography has, else the one of the library.
 * A publication that the bibliography has under another key is cited by that key.
 */
export function knownAs(
  { source, summary }: Pick<Publication, 'source' | 'summary'>,
  literature: NoteLiterature,
): Publication | undefined {
  const own = source && literature.publication(literature.keyOf(source));
  const same = own?.entries.length ? own : literature.sameAs(summary);
  return same?.entries.length ? same : (own ?? same);
}

interface KeyedReference {
  readonly key: CitationKey;
  readonly summary: ReferenceSummary;
  readonly reference: Reference;
  /** Whether the bibliography of the note has it. */
  readonly isFiled: boolean;
  /** Whether the bibliography or the library has it; the library may have got it after the literature was gathered. */
  readonly isKnown: boolean;
}

function withOwnKey({ key, reference }: KeyedReference): Reference {
  return { ...reference, id: key };
}

/** Publications with the keys that the note has for them, or new ones that it has for nothing else. */
function withKeys(
  publications: readonly Publication[],
  literature: NoteLiterature,
): KeyedReference[] {
  const taken = new Set<CitationKey>();
  // Of two that are the same publication, the second has the key of the first.
  const keyed = new PublicationIndex<KeyedReference>();
  return publications.map(({ source, summary, reference }) => {
    const twin = keyed.find(summary);
    if (twin) {
      return twin;
    }
    const publication = knownAs({ source, summary }, literature);
    const wanted = isCitable(reference.id) ? reference.id : keyFor(summary);
    const isTaken = (key: CitationKey) => literature.isKey(key) || taken.has(key);
    const key = publication?.key ?? freeKey(wanted, { has: isTaken });
    const isFiled = publication !== undefined && publication.entries.length > 0;
    const isKnown = publication !== undefined || source !== undefined;
    const one = { key, summary, reference, isFiled, isKnown };
    taken.add(key);
    keyed.add(one);
    return one;
  });
}
