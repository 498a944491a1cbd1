import { identifiersOf } from '../identifiers/publicationIds';
import type { Publication } from '../literature/publication';

/**
 * Which publications the user has marked as read. Marks have the identifiers of a publication and its id in the list,
 * so that a publication stays read when it gets another key or another bibliography.
 */
export class ReadMarks {
  private readonly marks: ReadonlySet<string>;

  /** @param marks as {@link saved} returns them */
  constructor(marks: Iterable<string> = []) {
    this.marks = new Set(marks);
  }

  /** The marks as plain data, for the constructor. */
  get saved(): string[] {
    return [...this.marks];
  }

  /** Whether the user has marked a publication as read. */
  isRead(publication: Publication): boolean {
    return marksOf(publication).some((mark) => this.marks.has(mark));
  }

  /** New marks with some publications added or removed. */
  with(publications: readonly Publication[], isRead: boolean): ReadMarks {
    const changed = new Set(publications.flatMap(marksOf));
    const others = this.saved.filter((mark) => !changed.has(mark));
    return new ReadMarks(isRead ? [...others, ...changed] : others);
  }
}

function marksOf({ summary, id }: Publication): string[] {
  return [...identifiersOf(summary), id];
}
