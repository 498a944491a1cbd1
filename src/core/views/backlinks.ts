/** The publications that a note cites, and the notes that cite a publication, from the digests in the index. */
import type { NoteLiterature } from '../cite/noteLiterature';
import { identifierOfKey } from '../identifiers/identifierKeys';
import type { Library } from '../library/library';
import { idOfSource, type Publication, type PublicationId } from '../literature/publication';
import type { NoteDigest } from '../noteIndex/noteDigest';
import type { NoteName } from '../noteIndex/noteIndex';
import type { PublicationList } from './publicationList';

/** A place in a note that cites a publication. */
export interface CitingPlace extends Omit<CitedPublication, 'id'> {
  readonly note: NoteName;
}

/** The places in all notes that cite each publication of a list. */
export class Backlinks {
  private readonly places = new Map<Publication, CitingPlace[]>();
  private readonly notes = new Map<Publication, Set<NoteName>>();

  private constructor() {}

  /**
   * Gathers the places, and pauses every few milliseconds.
   *
   * @param cited what each note cites; lists show the notes in this order
   */
  static *gather(
    list: PublicationList,
    cited: Iterable<readonly [NoteName, readonly CitedPublication[]]>,
  ): Generator<void, Backlinks> {
    const backlinks = new Backlinks();
    for (const [note, publications] of cited) {
      for (const { id, start, end } of publications) {
        const publication = list.find(id);
        if (publication) {
          backlinks.add(publication, { note, start, end });
        }
      }
      yield;
    }
    return backlinks;
  }

  /** The places that cite a publication, note by note. */
  placesOf(publication: Publication): readonly CitingPlace[] {
    return this.places.get(publication) ?? [];
  }

  /** The notes that cite each publication, for those that any note cites. */
  get citing(): ReadonlyMap<PublicationId, ReadonlySet<NoteName>> {
    return new Map([...this.notes].map(([{ id }, notes]) => [id, notes]));
  }

  /** The notes that cite a publication. */
  notesOf(publication: Publication): ReadonlySet<NoteName> {
    return this.notes.get(publication) ?? none;
  }

  private add(publication: Publication, place: CitingPlace): void {
    const places = this.places.get(publication) ?? [];
    const notes = this.notes.get(publication) ?? new Set();
    this.places.set(publication, places);
    this.notes.set(publication, notes);
    places.push(place);
    notes.add(place.note);
  }
}

const none: ReadonlySet<NoteName> = new Set();

/** A place where a note cites a publication. Offsets are UTF-16 units of the note. */
export interface CitedPublication {
  readonly id: PublicationId;
  readonly start: number;
  readonly end: number;
}

/**
 * The publications that a note cites, in its order. A key means the entry in the bibliographies of the note
 * or, if they do not have the key, the source in the library; an identifier means the publication that has
 * it.
 *
 * @param references what can be cited in this note
 */
export function citedPublications(
  { citations }: NoteDigest,
  references: NoteLiterature,
  library: Library,
): CitedPublication[] {
  return citations.flatMap(({ by, name, start, end }) => {
    const key = keyNamed(by, name, references);
    const publication = key === undefined ? undefined : references.publication(key);
    // A bibliography may have the source under another key than the one in the note.
    const source = publication || by === 'address' ? undefined : library.source(name);
    const id = publication?.id ?? (source && idOfSource(source.key));
    return id === undefined ? [] : [{ id, start, end }];
  });
}

function keyNamed(
  by: NoteDigest['citations'][number]['by'],
  name: string,
  references: NoteLiterature,
): string | undefined {
  const isKey = by !== 'address' && references.isKey(name);
  const identifier = isKey || by === 'address' ? name : identifierOfKey(name);
  return isKey || identifier === undefined ? name : references.keyOfAddress(identifier);
}
