import type { NotePreview } from '../core/preview/previewPlugin';

/** The parts of a rendered cell that {@link CellMarks} uses. */
export interface RenderedCell {
  readonly id: string;
  readonly mime: string;
  text(): string;
}

interface Known<Cell> {
  readonly cell: Cell;
  readonly text: string;
  readonly note: NotePreview | undefined;
}

/** The marks of the rendered cells of a notebook. Ignores an answer for a text that the cell no longer has. */
export class CellMarks<Cell extends RenderedCell> {
  private readonly known = new Map<string, Known<Cell>>();

  /** @param ask requests the marks of a text; pass the reply to {@link answer} */
  constructor(private readonly ask: (text: string) => void) {}

  /** The marks of a cell that is being rendered, if they are known; requests them if its text is new. */
  of(cell: Cell): NotePreview | undefined {
    const text = cell.text();
    const last = this.known.get(cell.id);
    const note = last?.text === text ? last.note : undefined;
    this.known.set(cell.id, { cell, text, note });
    if (last?.text !== text) {
      this.ask(text);
    }
    return note;
  }

  /** Stores the marks of a text, and returns the cells that must be rendered again. */
  answer(text: string, note: NotePreview | undefined): Cell[] {
    const changed = [...this.known.values()].filter(
      (it) => it.text === text && JSON.stringify(it.note) !== JSON.stringify(note),
    );
    for (const { cell } of changed) {
      this.known.set(cell.id, { cell, text, note });
    }
    return changed.map(({ cell }) => cell);
  }

  /** Requests the marks of all texts again, and forgets cells that are gone. */
  askAgain(isThere: (cell: Cell) => boolean): void {
    for (const [id, { cell }] of this.known) {
      if (!isThere(cell)) {
        this.known.delete(id);
      }
    }
    for (const text of new Set([...this.known.values()].map(({ text }) => text))) {
      this.ask(text);
    }
  }
}
