import { firstIndexWhere } from './bisect';

/** The offset at which each line of a text begins, the first one at 0; lines end as in the editor. */
export function lineStartsOf(text: string): number[] {
  const starts = [0];
  // Searching for one character is several times faster than a regular expression, which matters for
  // megabytes.
  let [lineFeed, carriageReturn] = [text.indexOf('\n'), text.indexOf('\r')];
  while (lineFeed !== -1 || carriageReturn !== -1) {
    const isPair = carriageReturn !== -1 && lineFeed === carriageReturn + 1;
    const end =
      isPair || carriageReturn === -1 || (lineFeed !== -1 && lineFeed < carriageReturn)
        ? lineFeed
        : carriageReturn;
    starts.push(end + 1);
    lineFeed = lineFeed === -1 || lineFeed > end ? lineFeed : text.indexOf('\n', end + 1);
    carriageReturn =
      carriageReturn === -1 || carriageReturn > end ? carriageReturn : text.indexOf('\r', end + 1);
  }
  return starts;
}

/** The number of the line that an offset is in, from 0; takes logarithmic time. */
export function lineAt(lineStarts: readonly number[], offset: number): number {
  const isLater = (line: number) => (lineStarts[line] as number) > offset;
  return Math.max(0, firstIndexWhere(lineStarts.length, isLater) - 1);
}

/** The line end of a text; a lone carriage return only if the text has no other, as in old Mac files. */
export function lineEndOf(text: string): string {
  return /\r\n|\n/.exec(text)?.[0] ?? (text.includes('\r') ? '\r' : '\n');
}

/** The offset at which the line around an offset begins; takes time in proportion to the part of the line before it. */
export function lineStartBefore(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && text[start - 1] !== '\n' && text[start - 1] !== '\r') {
    start--;
  }
  return start;
}

/**
 * The offset at which the line around an offset ends, before its line feed or carriage return, or at the end of the
 * text.
 */
export function lineEndAfter(text: string, offset: number): number {
  const end = /[\r\n]|$/g;
  end.lastIndex = offset;
  return end.exec(text)?.index ?? text.length;
}
