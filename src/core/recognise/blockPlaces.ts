/** Where the blocks of a table or list stand: in which row and column. */
import type { ProseBlock } from '../markdown/prose';

/** The place of a cell; items of a list are one column, and have no rows. */
export interface BlockPlace {
  readonly row: number;
  readonly column: number;
}

/**
 * The places of the blocks of a segment.
 *
 * @param blocks in order
 * @param source the text in which their offsets count
 */
export function placesOf(
  blocks: readonly Pick<ProseBlock, 'kind' | 'start'>[],
  source: string,
): BlockPlace[] {
  const lineBreak = /[\r\n]/g;
  let row = -1;
  let column = 0;
  let lineEnd = -1;
  return blocks.map(({ kind, start }) => {
    if (kind !== 'cell') {
      return { row: -1, column: -1 };
    }
    column++;
    if (start > lineEnd) {
      row++;
      column = 0;
      lineBreak.lastIndex = start;
      lineEnd = lineBreak.exec(source)?.index ?? source.length;
    }
    return { row, column };
  });
}
