import { identifiersOf } from '../library/identifiers';
import type { Publication } from '../literature/publication';

/**
 * Which sources have been read. A source is remembered by its identifiers and its name in the list, so
 * that it stays read when it gets another key, or comes to stand in another bibliography.
 */
export class ReadMarks {
  private readonly marks: ReadonlySet<string>;

  /** @param marks as {@link saved} gave them */
  constructor(marks: Iterable<string> = []) {
    this.marks = new Set(marks);
  }

  /** Plain data, for the constructor. */
  get saved(): string[] {
    return [...this.marks];
  }

  isRead(publication: Publication): boolean {
    return marksOf(publication).some((mark) => this.marks.has(mark));
  }

  /** The same with some sources read, or no longer. */
  with(sources: readonly Publication[], isRead: boolean): ReadMarks {
    const changed = new Set(sources.flatMap(marksOf));
    const others = this.saved.filter((mark) => !changed.has(mark));
    return new ReadMarks(isRead ? [...others, ...changed] : others);
  }
}

function marksOf({ summary, id }: Publication): string[] {
  return [...identifiersOf(summary), id];
}
