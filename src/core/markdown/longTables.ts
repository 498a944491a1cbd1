/**
 * Tables that are too long to parse at once.
 *
 * The parser takes four times as long for a table as for text of the same length, and parses the whole table after an
 * edit in it. So it gets only the first rows; the others are split into cells here, by GFM's rules: a row is a line,
 * and each `|` without a backslash before it ends a cell.
 */
import type { Range } from '../text/range';

/** The number of rows that the parser gets. */
const FIRST_ROWS = 32;
/** The most UTF-16 units of later rows that the parser gets as well. */
const SHORT = 2048;

const delimiterRow =
  /^ {0,3}\|[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*(?:\r\n|\n|\r)/gm;
const row = / {0,3}\|[^\r\n]*(?:\r\n|\n|\r|$)/y;
const blankLine = /[ \t]*(?:[\r\n]|$)/y;

/** The rows of a table that are not parsed. */
export interface TableRows extends Range {
  /** UTF-16 offset of the end of the row before, without its line end. */
  readonly tableEnd: number;
}

/**
 * Blanks out all but the first rows of long tables, keeping all offsets.
 *
 * @returns the text to parse, and the ranges that were blanked; in code, they are not a table
 */
export function cutLongTables(text: string): { text: string; rows: TableRows[] } {
  const rows: TableRows[] = [];
  if (!text.includes('|')) {
    return { text, rows };
  }
  let cut = '';
  let done = 0;
  for (const { index, 0: delimiters } of text.matchAll(delimiterRow)) {
    const found = index < done ? undefined : laterRows(text, index, index + delimiters.length);
    if (found) {
      rows.push(found);
      cut += text.slice(done, found.start) + ' '.repeat(found.end - found.start);
      done = found.end;
    }
  }
  return { text: cut + text.slice(done), rows };
}

/** The rows after the first ones, if a blank line ends the table. */
function laterRows(text: string, delimiters: number, firstRow: number): TableRows | undefined {
  const head = text.lastIndexOf('\n', delimiters - 2) + 1;
  if (!/^ {0,3}\|/.test(text.slice(head, head + 4))) {
    return undefined;
  }
  let at = firstRow;
  let start = -1;
  for (let count = 0; ; count++) {
    if (count === FIRST_ROWS) {
      start = at;
    }
    row.lastIndex = at;
    if (at === text.length || !row.test(text)) {
      break;
    }
    at = row.lastIndex;
  }
  blankLine.lastIndex = at;
  if (start === -1 || at - start < SHORT || !blankLine.test(text)) {
    return undefined;
  }
  const end = start + text.slice(start, at).trimEnd().length;
  return { start, end, tableEnd: text.slice(0, start).trimEnd().length };
}

/** The cells of rows, in order, without the blanks around them; leaves out empty ones. */
export function cellsIn(text: string, { start, end }: Range): Range[] {
  const cells: Range[] = [];
  let cellStart = -1;
  const endCell = (at: number) => {
    const cell = text.slice(cellStart, at);
    if (cellStart !== -1 && /[^ \t]/.test(cell)) {
      const from = cellStart + (cell.length - cell.replace(/^[ \t]+/, '').length);
      cells.push({ start: from, end: cellStart + cell.replace(/[ \t]+$/, '').length });
    }
  };
  for (let at = start; at < end; at++) {
    switch (text[at]) {
      case '\\':
        at += '\\|'.includes(text[at + 1] ?? ' ') ? 1 : 0;
        break;
      case '|':
        endCell(at);
        cellStart = at + 1;
        break;
      case '\n':
      case '\r':
        endCell(at);
        cellStart = -1;
        break;
    }
  }
  endCell(end);
  return cells;
}
