import type { Piece } from './alignText';
import type { Replacement } from './mathText';
import { sourceRanges } from './proseOffsets';

/** A text with the place of each stretch in the source. */
export interface SourcedText {
  readonly text: string;
  readonly pieces: readonly Piece[];
}

/** A text with some stretches replaced, in order; the new text refers to the same source. */
export function replaceStretches(
  { text, pieces }: SourcedText,
  replacements: readonly Replacement[],
): SourcedText {
  if (replacements.length === 0) {
    return { text, pieces };
  }
  let replaced = '';
  const kept: Piece[] = [];
  let done = 0;
  let next = 0;
  /** Copies the pieces up to an offset; the last one may be cut. */
  const copyTo = (end: number) => {
    while (next < pieces.length && (pieces[next] as Piece).start < end) {
      const piece = pieces[next] as Piece;
      const isLiteral = piece.length === piece.sourceEnd - piece.sourceStart;
      const from = Math.max(done, piece.start);
      const to = Math.min(end, piece.start + piece.length);
      const shift = piece.sourceStart - piece.start;
      kept.push({
        start: replaced.length + from - done,
        length: to - from,
        sourceStart: isLiteral ? from + shift : piece.sourceStart,
        sourceEnd: isLiteral ? to + shift : piece.sourceEnd,
      });
      if (piece.start + piece.length > end) {
        break;
      }
      next++;
    }
    replaced += text.slice(done, end);
    done = end;
  };
  for (const { start, end, text: instead } of replacements) {
    copyTo(start);
    const ranges = sourceRanges(pieces, start, end);
    kept.push({
      start: replaced.length,
      length: instead.length,
      sourceStart: ranges[0]?.start as number,
      sourceEnd: ranges.at(-1)?.end as number,
    });
    replaced += instead;
    done = end;
    while (next < pieces.length && endOf(pieces[next] as Piece) <= end) {
      next++;
    }
  }
  copyTo(text.length);
  return { text: replaced, pieces: kept };
}

function endOf({ start, length }: Piece): number {
  return start + length;
}
