/**
 * The Markdown cells of a Jupyter notebook: JSON of nbformat 4, of which nothing else is looked at.
 * https://nbformat.readthedocs.io/en/latest/format_description.html
 */
import * as v from 'valibot';
import { parseNotebook } from './notebookJson';

/** A Markdown cell; its index counts all cells that the editor shows, from 0. */
export interface MarkdownCell {
  readonly index: number;
  readonly text: string;
}

const notebook = v.object({ nbformat: v.literal(4), cells: v.array(v.unknown()) });
/** Cells of other types are not shown by the editor, and so do not count. */
const cell = v.object({ cell_type: v.picklist(['code', 'markdown', 'raw']) });
const source = v.object({ source: v.union([v.string(), v.array(v.string())]) });

/** Reads the Markdown cells of a notebook, with pauses; none where it is broken or of another version. */
export function* readMarkdownCells(json: string): Generator<void, MarkdownCell[]> {
  const parsed = v.safeParse(notebook, yield* parseNotebook(json));
  if (!parsed.success) {
    return [];
  }
  const shown = parsed.output.cells.filter((it) => v.is(cell, it));
  return shown.flatMap((it, index) => {
    const isRead = it.cell_type === 'markdown' && v.is(source, it);
    return isRead ? [{ index, text: textOf(it.source) }] : [];
  });
}

/** As the editor joins lines: with a line end where one has none. */
function textOf(lines: string | readonly string[]): string {
  const text =
    typeof lines === 'string'
      ? lines
      : lines
          .map((line, at) => (at === lines.length - 1 || line.endsWith('\n') ? line : `${line}\n`))
          .join('');
  return text.replaceAll('\r\n', '\n');
}
