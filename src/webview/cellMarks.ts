/** What is known of the rendered cells of a notebook: their texts, and how these are shown. */
import type { NotePreview } from '../core/preview/previewPlugin';

/** What matters of a cell that is rendered. */
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

/** The marks of cells, each with those of its very text: an answer that comes late changes nothing. */
export class CellMarks<Cell extends RenderedCell> {
  private readonly known = new Map<string, Known<Cell>>();

  /** @param ask asks for the marks of a text; {@link answer} takes what comes of it */
  constructor(private readonly ask: (text: string) => void) {}

  /** How a cell is shown that is being rendered, as far as that is known; asks, if its text is new. */
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

  /** Takes how a text is shown, and gives the cells that are to be rendered again for it. */
  answer(text: string, note: NotePreview | undefined): Cell[] {
    const changed = [...this.known.values()].filter(
      (it) => it.text === text && JSON.stringify(it.note) !== JSON.stringify(note),
    );
    for (const { cell } of changed) {
      this.known.set(cell.id, { cell, text, note });
    }
    return changed.map(({ cell }) => cell);
  }

  /** Asks for all texts again, and forgets the cells that are gone. */
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
