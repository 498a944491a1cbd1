/**
 * The list of all publications: the sources of the library and the entries of bibliographies, without
 * duplicates.
 */
import type { NamedBibliography } from '../cite/noteLiterature';
import type { Library } from '../library/library';
import {
  type EntryInFile,
  idOfEntry,
  type Publication,
  type PublicationId,
  publicationOf,
  publicationOfEntry,
} from '../literature/publication';
import { PublicationIndex } from '../literature/samePublication';

/** Entries that are handled without a pause. */
const AT_ONCE = 25;

/** A publication to which entries are added while the list is being gathered. */
interface Growing extends Pick<Publication, 'summary'> {
  readonly publication: Publication;
  readonly entries: EntryInFile[];
}

/** All publications in the order of the library and then of the bibliographies, with lookup by id. */
export class PublicationList {
  private constructor(
    readonly all: readonly Publication[],
    private readonly byId: ReadonlyMap<PublicationId, Publication>,
  ) {}

  /** Gathers the publications, those of the library first, and pauses every few milliseconds. */
  static *gather(
    library: Library,
    bibliographies: Iterable<NamedBibliography>,
  ): Generator<void, PublicationList> {
    const sources = (yield* library.readSources()).map((source) =>
      growing((entries) => publicationOf(source, entries)),
    );
    const all = sources.map(({ publication }) => publication);
    const index = yield* PublicationIndex.of(sources);
    const byId = new Map(all.map((publication) => [publication.id, publication]));
    let looked = 0;
    for (const { file, bibliography } of bibliographies) {
      for (const entry of bibliography.entries) {
        const place = { file, entry };
        const id = idOfEntry(place);
        // Of two entries with one key, the first one counts.
        if (!byId.has(id)) {
          const known = index.find(entry.summary);
          known?.entries.push(place);
          if (known) {
            byId.set(id, known.publication);
          } else {
            const added = growing(
              (entries) => publicationOfEntry(place, undefined, entries),
              place,
            );
            index.add(added);
            all.push(added.publication);
            byId.set(id, added.publication);
          }
        }
        looked++;
        if (looked % AT_ONCE === 0) {
          yield;
        }
      }
    }
    return new PublicationList(all, byId);
  }

  /**
   * The publication with an id, which is that of its source or of any of its entries; undefined if it is no
   * longer in the list.
   */
  find(id: PublicationId): Publication | undefined {
    return this.byId.get(id);
  }
}

function growing(
  make: (entries: readonly EntryInFile[]) => Publication,
  ...entries: EntryInFile[]
): Growing {
  const publication = make(entries);
  return {
    publication,
    get summary() {
      return publication.summary;
    },
    entries,
  };
}
