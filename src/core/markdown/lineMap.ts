/**
 * Maps the content of a block to its source, which has the marks of block quotes and lists around it:
 *
 *     source   > <p>IL-6⏎> rises</p>
 *     content  <p>IL-6⏎rises</p>
 */
import { firstIndexWhere } from '../text/bisect';
import type { Range } from '../text/range';
import type { Piece } from './alignText';

/** Where a line of the content begins, in UTF-16 offsets. */
interface Line {
  readonly content: number;
  readonly source: number;
}

/** The place in the source of each line of a block's content. */
export class LineMap {
  private constructor(private readonly lines: readonly Line[]) {}

  /**
   * Aligns content with the lines of its source.
   *
   * @param start UTF-16 offset of the source's first line, or within it
   * @returns undefined if a line of the content is not the end of a line of the source
   */
  static of(source: string, start: number, content: string): LineMap | undefined {
    const lines: Line[] = [];
    let at = start;
    let done = 0;
    for (const line of content.split(/\r\n|\n|\r/)) {
      const rest = /[^\r\n]*/y;
      rest.lastIndex = at;
      const written = rest.exec(source)?.[0] ?? '';
      if (!written.endsWith(line)) {
        return undefined;
      }
      lines.push({ content: done, source: at + written.length - line.length });
      done += line.length + (content.startsWith('\r\n', done + line.length) ? 2 : 1);
      at += written.length + (source.startsWith('\r\n', at + written.length) ? 2 : 1);
    }
    return new LineMap(lines);
  }

  /** The source range of a range of the content. */
  range({ start, end }: Range): Range {
    // The end is after the last unit, which may be the last one of a line.
    return {
      start: this.offset(start),
      end: end > start ? this.offset(end - 1) + 1 : this.offset(end),
    };
  }

  private offset(content: number): number {
    const line = this.lines[this.lineAt(content)] as Line;
    return line.source + content - line.content;
  }

  /** A piece in the source; several pieces if there are marks between its lines. */
  cut({ start, length, sourceStart, sourceEnd }: Piece): Piece[] {
    if (length !== sourceEnd - sourceStart) {
      const range = this.range({ start: sourceStart, end: sourceEnd });
      return [{ start, length, sourceStart: range.start, sourceEnd: range.end }];
    }
    const pieces: Piece[] = [];
    for (let at = sourceStart; at < sourceEnd; ) {
      const next = this.lines[this.lineAt(at) + 1];
      const end = Math.min(sourceEnd, next?.content ?? sourceEnd);
      const from = this.offset(at);
      pieces.push({
        start: start + at - sourceStart,
        length: end - at,
        sourceStart: from,
        sourceEnd: from + end - at,
      });
      at = end;
    }
    return pieces;
  }

  /** The index of the line that an offset is in. */
  private lineAt(content: number): number {
    const { lines } = this;
    const next = firstIndexWhere(lines.length, (at) => (lines[at] as Line).content > content);
    return Math.max(0, next - 1);
  }
}
