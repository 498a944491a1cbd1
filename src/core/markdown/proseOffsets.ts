/** Converts between the prose of a block and its source; both have UTF-16 offsets. */

import { firstIndexWhere } from '../text/bisect';
import type { Range } from '../text/range';
import type { Piece } from './alignText';

/**
 * The source of a stretch of prose: one range, or several if there is mark-up in between.
 *
 *     prose   IL-6         source   IL-**6**
 *             ^^^^                  ^^^  ^
 */
export function sourceRanges(pieces: readonly Piece[], start: number, end: number): Range[] {
  const ranges: { start: number; end: number }[] = [];
  for (let at = pieceAt(pieces, start); at < pieces.length; at++) {
    const piece = pieces[at] as Piece;
    if (piece.start >= end) {
      break;
    }
    const source = partOfSource(piece, start, end);
    const last = ranges.at(-1);
    if (last && last.end === source.start) {
      last.end = source.end;
    } else {
      ranges.push(source);
    }
  }
  return ranges;
}

/** The prose offset of a source offset; for an offset in mark-up, that of the next prose after it. */
export function proseOffset(pieces: readonly Piece[], sourceOffset: number): number {
  const piece = pieces[firstPiece(pieces, ({ sourceEnd }) => sourceOffset < sourceEnd)];
  if (piece) {
    const into = Math.max(0, sourceOffset - piece.sourceStart);
    return piece.start + (isLiteral(piece) ? into : 0);
  }
  const last = pieces.at(-1);
  return last ? last.start + last.length : 0;
}

/** Whether prose and source of a piece are the same, unit by unit. */
function isLiteral({ length, sourceStart, sourceEnd }: Piece): boolean {
  return length === sourceEnd - sourceStart;
}

function partOfSource(piece: Piece, start: number, end: number): { start: number; end: number } {
  if (!isLiteral(piece)) {
    return { start: piece.sourceStart, end: piece.sourceEnd };
  }
  return {
    start: piece.sourceStart + Math.max(0, start - piece.start),
    end: piece.sourceStart + Math.min(piece.length, end - piece.start),
  };
}

/** The index of the piece that contains a prose offset. */
function pieceAt(pieces: readonly Piece[], offset: number): number {
  return firstPiece(pieces, ({ start, length }) => offset < start + length);
}

/** The index of the first piece that ends after an offset, according to the test. */
function firstPiece(pieces: readonly Piece[], endsAfter: (piece: Piece) => boolean): number {
  return firstIndexWhere(pieces.length, (at) => endsAfter(pieces[at] as Piece));
}
