/** Adds publications to a note's bibliography so that the note can cite them. */

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

/** What can be cited after an edit, by which keys, and the edit of the bibliography. */
export interface FiledCitations {
  readonly keys: readonly CitationKey[];
  readonly sources: ReferenceLookup;
  /** References that the bibliography lacks, each under its key. */
  readonly missing: readonly Reference[];
  /** The insertion that adds them; undefined if none are missing. */
  readonly addition: TextEdit | undefined;
  /** Why the references cannot be added, if so; then only publications that the note knows are cited. */
  readonly refusal?: string;
}

/** The file of a note to which entries can be added: the first one in a format that we write. */
export function writableFile<File extends Pick<BibliographyText, 'bibliography'>>(
  files: readonly File[],
): File | undefined {
  return files.find(({ bibliography }) => isWritable(bibliography.format));
}

/**
 * The keys under which publications are cited in a note, and the references that its bibliography lacks.
 *
 * Looks keys and publications up in the literature's indexes, so that the cost does not depend on the size of the
 * bibliography.
 *
 * @param file to which entries can be added; without one, only publications that the note knows are cited
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
 * The publication as the note knows it: the one in its bibliography, else the one in the library. A publication that
 * the bibliography has under another key is cited by that key.
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

/** Publications with the keys that the note has for them, or new keys that are free in the note. */
function withKeys(
  publications: readonly Publication[],
  literature: NoteLiterature,
): KeyedReference[] {
  const taken = new Set<CitationKey>();
  // If two publications are the same, the second one gets the key of the first.
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
