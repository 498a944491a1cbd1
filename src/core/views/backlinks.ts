import type { NoteReferences } from '../cite/noteReferences';
import type { Library } from '../library/library';
import type { NoteDigest } from '../noteIndex/noteDigest';
import type { NoteName } from '../noteIndex/noteIndex';
import { type ListedSource, type SourceList, type WorkName, workOf } from './sourceList';

/** A place in a note that cites a source. */
export interface CitingPlace extends Omit<CitedWork, 'work'> {
  readonly note: NoteName;
}

/** The places in all notes that cite each source of a list. */
export class Backlinks {
  private readonly places = new Map<ListedSource, CitingPlace[]>();
  private readonly notes = new Map<ListedSource, Set<NoteName>>();

  private constructor() {}

  /**
   * Gathers the places, and pauses every few milliseconds.
   *
   * @param cited what each note cites, the notes in the order in which they are to be listed
   */
  static *gather(
    list: SourceList,
    cited: Iterable<readonly [NoteName, readonly CitedWork[]]>,
  ): Generator<void, Backlinks> {
    const backlinks = new Backlinks();
    for (const [note, works] of cited) {
      for (const { work, start, end } of works) {
        const listed = list.find(work);
        if (listed) {
          backlinks.add(listed, { note, start, end });
        }
      }
      yield;
    }
    return backlinks;
  }

  /** Where a source is cited, note by note. */
  placesOf(listed: ListedSource): readonly CitingPlace[] {
    return this.places.get(listed) ?? [];
  }

  /** The notes that cite a source. */
  notesOf(listed: ListedSource): ReadonlySet<NoteName> {
    return this.notes.get(listed) ?? none;
  }

  private add(listed: ListedSource, place: CitingPlace): void {
    const places = this.places.get(listed) ?? [];
    const notes = this.notes.get(listed) ?? new Set();
    this.places.set(listed, places);
    this.notes.set(listed, notes);
    places.push(place);
    notes.add(place.note);
  }
}

const none: ReadonlySet<NoteName> = new Set();

/** Which publications a note cites, and where, by what the index of notes keeps of it. */

/** A place where a note cites a publication. Offsets are UTF-16 units of the note. */
export interface CitedWork {
  readonly work: WorkName;
  readonly start: number;
  readonly end: number;
}

/**
 * What a note cites, in its order. A key is what it is in the bibliographies of the note or, where they
 * have no such key, in the library; an identifier is whatever has it.
 *
 * @param references what can be cited in that very note
 */
export function citedWorks(
  { citations }: NoteDigest,
  references: NoteReferences,
  library: Library,
): CitedWork[] {
  return citations.flatMap(({ by, name, start, end }) => {
    const key = by === 'address' ? references.keyOfAddress(name) : name;
    const citable = key === undefined ? undefined : references.citable(key);
    // A bibliography may have the source under another key than the one that the note still cites.
    const source = citable || by === 'address' ? undefined : library.source(name);
    const work = citable ? workOf(citable) : source && workOf({ source, filed: undefined });
    return work === undefined ? [] : [{ work, start, end }];
  });
}
