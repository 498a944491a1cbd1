/** Units that Pandoc reads as one before it looks for the parts of a citation. Offsets are UTF-16 units of the text. */
import type { Range } from '../../text/range';

/**
 * Where a unit ends that begins at an offset and may contain a semicolon which does not separate citations: a character
 * reference (`&lt;`), a text in quotation marks, emphasis, a command of LaTeX. Looks at each character once.
 *
 * @param limit where it has to end at the latest
 * @returns the offset itself if no such unit begins there
 */
export function endOfUnit(text: string, at: number, limit: number): number {
  const unit = text[at] as string;
  switch (unit) {
    case '&':
      return endOf(/&(?:#\d{1,7}|#x[\da-f]{1,6}|\w{2,31});/iy, text, at, limit) ?? at;
    case '"':
    case "'":
    case '*':
    case '_':
    case '~':
      return endOfMarked(text, at, limit);
    case '\\':
      return commandEnd(text, at, limit) ?? at;
    default:
      return at;
  }
}

const isWord = (character: string | undefined) => /[\p{L}\p{N}]/u.test(character ?? '');

/** Whether asterisks or underscores at an offset begin emphasis that does not end before a limit. */
export function opensEmphasis(text: string, at: number, limit: number): boolean {
  const mark = /^[*_]$/.test(text[at] as string) ? openingMark(text, at) : undefined;
  return mark !== undefined && endOfMarked(text, at, limit) === at;
}

/** The marks at an offset that quoted or emphasised text may begin with. */
function openingMark(text: string, at: number): string | undefined {
  const marks = /["']|\*{1,3}|_{1,3}|~~/y;
  marks.lastIndex = at;
  const [mark] = marks.exec(text) ?? [];
  const isInWord = mark?.[0] !== '*' && isWord(text[at - 1]);
  return !mark || text[at - 1] === mark[0] || isInWord || /^\s?$/.test(text[at + mark.length] ?? '')
    ? undefined
    : mark;
}

/** The end of quoted or emphasised text: the same marks again, not after a blank. */
function endOfMarked(text: string, at: number, limit: number): number {
  const mark = openingMark(text, at);
  if (mark === undefined) {
    return at;
  }
  const from = at + mark.length;
  for (let end = text.indexOf(mark, from + 1); end > 0 && end < limit; ) {
    const after = text[end + mark.length];
    const isEnd = !/\s/.test(text[end - 1] as string) && (mark === '"' || mark[0] === '*');
    if (isEnd || (!/\s/.test(text[end - 1] as string) && !isWord(after))) {
      return end + mark.length;
    }
    end = text.indexOf(mark, end + 1);
  }
  return at;
}

/**
 * Parts of a text that Pandoc passes on to LaTeX unchanged: environments, and commands with arguments, as in
 * `\begin{quote}[@key]\end{quote}` and `\footnote{See [@key].}`. They contain no citations.
 */
export function rawLatexIn(text: string): Range[] {
  const found: Range[] = text.includes('\\begin{')
    ? [...text.matchAll(/\\begin\{([a-zA-Z]+\*?)\}[\s\S]*?\\end\{\1\}/g)].map(
        ({ index, 0: { length } }) => ({ start: index, end: index + length }),
      )
    : [];
  for (let at = text.indexOf('\\'); at >= 0; ) {
    const end = commandEnd(text, at, text.length);
    if (end !== undefined && !text.startsWith('\\begin', at) && !text.startsWith('\\end', at)) {
      found.push({ start: at, end });
    }
    at = text.indexOf('\\', end ?? at + 1);
  }
  return found;
}

/** The longest argument that is recognised. */
const LONGEST_ARGUMENT = 4000;

/** The end of a LaTeX command with its arguments; undefined if it has none. */
function commandEnd(text: string, at: number, limit: number): number | undefined {
  const name = /\\[a-zA-Z]+\*?(?:(?=\[)|[ \t]{0,9}(?=\{))/y;
  name.lastIndex = at;
  if (!name.test(text)) {
    return undefined;
  }
  let end: number | undefined;
  let next = name.lastIndex;
  // Brackets come before braces: in `\hspace{1em}[@key]` the brackets do not belong to the command.
  for (let opening = '[{'; opening.includes(text[next] ?? ' '); ) {
    opening = text[next] === '{' ? '{' : opening;
    const argument = argumentEnd(text, next, limit);
    if (argument === undefined) {
      break;
    }
    [end, next] = [argument, argument];
  }
  return end;
}

/** The offset after the bracket or brace that closes the one at an offset. */
function argumentEnd(text: string, open: number, limit: number): number | undefined {
  const opening = text[open];
  if (opening !== '{' && opening !== '[') {
    return undefined;
  }
  const closing = opening === '{' ? '}' : ']';
  let depth = 0;
  for (let at = open; at < Math.min(limit, open + LONGEST_ARGUMENT); at++) {
    depth += text[at] === opening ? 1 : text[at] === closing ? -1 : 0;
    if (depth === 0) {
      return at + 1;
    }
  }
  return undefined;
}

function endOf(sticky: RegExp, text: string, at: number, limit: number): number | undefined {
  sticky.lastIndex = at;
  return sticky.test(text) && sticky.lastIndex <= limit ? sticky.lastIndex : undefined;
}
