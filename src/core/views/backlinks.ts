import type { NoteName } from '../noteIndex/noteIndex';
import type { CitedWork } from './citedWorks';
import type { ListedSource, SourceList } from './sourceList';

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
