/**
 * Splits a JSON array of objects without reading them, so that a mistake damages one of them only: an
 * object that is open where a line begins with a brace as far left as the first one ends there.
 */
import type { Range } from '../note/range';

/** An object of the list; the range goes from brace to brace. */
export interface JsonItem extends Range {
  /** The value of its `id`, with its quotes. */
  readonly id: Range | undefined;
  readonly isClosed: boolean;
}

/** UTF-16 units that are read without a pause. */
const STRETCH = 32_768;

/** The objects of the first list in a text, or the object that the text is; pauses between them. */
export function* splitJson(text: string): Generator<void, JsonItem[]> {
  const items: JsonItem[] = [];
  const list = /^\s*(?:\{\s*"(?:items|references)"\s*:\s*)?\[/.exec(text.replace(/^\uFEFF/, ' '));
  let pause = STRETCH;
  for (let at = text.indexOf('{', list?.[0].length ?? 0); at >= 0; at = text.indexOf('{', at)) {
    const item = readItem(text, at, columnOf(text, items[0]?.start ?? at));
    items.push(item);
    at = item.end;
    if (at > pause) {
      pause = at + STRETCH;
      yield;
    }
  }
  return items;
}

/** The blanks before an offset, where nothing else is before it in its line. */
function columnOf(text: string, offset: number): number | undefined {
  const line = text.lastIndexOf('\n', offset - 1) + 1;
  return /^[ \t]*$/.test(text.slice(line, offset)) ? offset - line : undefined;
}

function readItem(text: string, start: number, column: number | undefined): JsonItem {
  let depth = 0;
  let id: Range | undefined;
  for (let at = start; at < text.length; at++) {
    const unit = text[at];
    if (unit === '"') {
      const end = endOfString(text, at);
      if (depth === 1 && id === undefined && text.slice(at, end) === '"id"') {
        id = valueAt(text, end);
      }
      at = end - 1;
    } else if (unit === '{' || unit === '[') {
      if (depth > 0 && unit === '{' && column !== undefined && isAtHead(text, at, column)) {
        return { start, end: endOfWords(text, start, at), id, isClosed: false };
      }
      depth++;
    } else if (unit === '}' || unit === ']') {
      depth--;
      if (depth === 0) {
        return { start, end: at + 1, id, isClosed: unit === '}' };
      }
    }
  }
  return { start, end: endOfWords(text, start, text.length), id, isClosed: false };
}

function isAtHead(text: string, at: number, column: number): boolean {
  const own = columnOf(text, at);
  return own !== undefined && own <= column;
}

/** Behind a string; one that is not closed ends with its line. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const unit = text[at];
    if (unit === '\\') {
      at++;
    } else if (unit === '"') {
      return at + 1;
    } else if (unit === '\n') {
      return at;
    }
  }
  return text.length;
}

/** The text or number behind a name and a colon. */
function valueAt(text: string, offset: number): Range | undefined {
  const value = /\s*:\s*("(?:[^"\\\n]|\\.)*"|-?\d+)/y;
  value.lastIndex = offset;
  const found = value.exec(text)?.[1];
  return found === undefined
    ? undefined
    : { start: value.lastIndex - found.length, end: value.lastIndex };
}

function endOfWords(text: string, from: number, to: number): number {
  return from + text.slice(from, to).replace(/[\s,]+$/, '').length;
}
