import type { NoteLiterature } from '../cite/noteLiterature';
import type { Library } from '../library/library';
import { idOfSource, type Publication, type PublicationId } from '../literature/publication';
import type { NoteDigest } from '../noteIndex/noteDigest';
import type { NoteName } from '../noteIndex/noteIndex';
import type { PublicationList } from './publicationList';

/** A place in a note that cites a source. */
export interface CitingPlace extends Omit<CitedPublication, 'id'> {
  readonly note: NoteName;
}

/** The places in all notes that cite each source of a list. */
export class Backlinks {
  private readonly places = new Map<Publication, CitingPlace[]>();
  private readonly notes = new Map<Publication, Set<NoteName>>();

  private constructor() {}

  /**
   * Gathers the places, and pauses every few milliseconds.
   *
   * @param cited what each note cites, the notes in the order in which they are to be listed
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

  /** Where a source is cited, note by note. */
  placesOf(publication: Publication): readonly CitingPlace[] {
    return this.places.get(publication) ?? [];
  }

  /** The notes that cite a source. */
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

/** Which publications a note cites, and where, by what the index of notes keeps of it. */

/** A place where a note cites a publication. Offsets are UTF-16 units of the note. */
export interface CitedPublication {
  readonly id: PublicationId;
  readonly start: number;
  readonly end: number;
}

/**
 * What a note cites, in its order. A key is what it is in the bibliographies of the note or, where they
 * have no such key, in the library; an identifier is whatever has it.
 *
 * @param references what can be cited in that very note
 */
export function citedPublications(
  { citations }: NoteDigest,
  references: NoteLiterature,
  library: Library,
): CitedPublication[] {
  return citations.flatMap(({ by, name, start, end }) => {
    const key = by === 'address' ? references.keyOfAddress(name) : name;
    const publication = key === undefined ? undefined : references.publication(key);
    // A bibliography may have the source under another key than the one that the note still cites.
    const source = publication || by === 'address' ? undefined : library.source(name);
    const id = publication?.id ?? (source && idOfSource(source.key));
    return id === undefined ? [] : [{ id, start, end }];
  });
}
