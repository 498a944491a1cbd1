/**
 * The Markdown cells of a Jupyter notebook: JSON of nbformat 4. The rest of the notebook is not used.
 * https://nbformat.readthedocs.io/en/latest/format_description.html
 *
 * A notebook is parsed cell by cell, with pauses, since the output of code can take megabytes, which `JSON.parse` would
 * read in several times the length of a stretch (`npm run bench`, "notebook of 9 MB of numbers"):
 *
 *     {"nbformat":4,"cells":[{"cell_type":"markdown",…},{…}]}
 *                            ┗━━━━━━━━━━━ 0 ━━━━━━━━━━┛ ┗1┛
 *     {"nbformat":4,"cells":[0,1]}     parsed as a whole; then each cell by itself
 */

import * as v from 'valibot';
import { isRecord, parsedJson } from '../text/parsedJson';

/** A Markdown cell; its index counts all cells that the editor shows, from 0. */
interface MarkdownCell {
  readonly index: number;
  readonly text: string;
}

const notebook = v.object({ nbformat: v.literal(4), cells: v.array(v.unknown()) });
/** The editor does not show cells of other types, so they do not count. */
const cell = v.object({ cell_type: v.picklist(['code', 'markdown', 'raw']) });
const source = v.object({ source: v.union([v.string(), v.array(v.string())]) });

/** Reads the Markdown cells of a notebook, with pauses; an empty list if it is damaged or of another version. */
export function* readMarkdownCells(json: string): Generator<void, MarkdownCell[]> {
  return (yield* readNotebook(json)) ?? [];
}

/** Reads the Markdown cells of a notebook, with pauses; undefined if it is damaged or of another version. */
export function* readNotebook(json: string): Generator<void, MarkdownCell[] | undefined> {
  const parsed = v.safeParse(notebook, yield* parseNotebook(json));
  if (!parsed.success) {
    return undefined;
  }
  const shown = parsed.output.cells.filter((it) => v.is(cell, it));
  return shown.flatMap((it, index) => {
    const isRead = it.cell_type === 'markdown' && v.is(source, it);
    return isRead ? [{ index, text: textOf(it.source) }] : [];
  });
}

/** Joins lines as the editor does: adds a line end where a line has none. */
function textOf(lines: string | readonly string[]): string {
  const text =
    typeof lines === 'string'
      ? lines
      : lines
          .map((line, at) => (at === lines.length - 1 || line.endsWith('\n') ? line : `${line}\n`))
          .join('');
  return text.replaceAll('\r\n', '\n');
}

/** UTF-16 units that are handled without a pause: less than a millisecond. */
const AT_ONCE = 131_072;

/**
 * Parses JSON as `JSON.parse` does, and pauses now and then and after each item of the outermost `cells`.
 *
 * @returns undefined if the JSON is broken anywhere
 */
function* parseNotebook(json: string): Generator<void, unknown> {
  const { skeleton, items } = yield* takeOutCells(json);
  const whole = parsedJson(skeleton);
  const cells = isRecord(whole) ? whole.cells : undefined;
  if (items.length === 0 || !isRecord(whole)) {
    return whole;
  }
  const parsed: unknown[] = [];
  for (const item of items) {
    parsed.push(parsedJson(item));
    if (parsed.at(-1) === undefined) {
      return undefined;
    }
    yield;
  }
  // If several fields have the same name, the last one counts, so numbers in the others are left over.
  return Array.isArray(cells) ? { ...whole, cells: cells.map((at) => parsed[at]) } : whole;
}

/** Replaces each cell in the JSON by a number, and collects the JSON of the cells. */
function* takeOutCells(json: string): Generator<void, { skeleton: string; items: string[] }> {
  const items: string[] = [];
  let skeleton = '';
  let copied = 0;
  let depth = 0;
  let name = '';
  let isInCells = false;
  let item = 0;
  let pause = AT_ONCE;
  const take = (end: number) => {
    // An empty list has no item, and blanks around an item are not part of it.
    if (json.slice(item, end).trim() !== '') {
      skeleton += json.slice(copied, item) + items.length;
      items.push(json.slice(item, end));
      copied = end;
    }
  };
  for (let at = 0; at < json.length; at++) {
    switch (json.charCodeAt(at)) {
      case QUOTE: {
        const end = endOfString(json, at);
        name = depth === 1 ? json.slice(at + 1, Math.min(end, at + LONGEST_NAME)) : name;
        at = end;
        break;
      }
      case OPEN_BRACKET:
        depth++;
        if (depth === 2 && name === 'cells' && !isInCells) {
          [isInCells, item] = [true, at + 1];
        }
        break;
      case OPEN_BRACE:
        depth++;
        break;
      case CLOSE_BRACKET:
      case CLOSE_BRACE:
        if (depth === 2 && isInCells) {
          take(at);
          isInCells = false;
        }
        depth--;
        break;
      case COMMA:
        if (depth === 2 && isInCells) {
          take(at);
          item = at + 1;
        }
        name = depth === 1 ? '' : name;
    }
    if (at >= pause) {
      pause = at + AT_ONCE;
      yield;
    }
  }
  return { skeleton: skeleton + json.slice(copied), items };
}

/** UTF-16 units of a field's name that are compared. */
const LONGEST_NAME = 16;
const QUOTE = 0x22;
const COMMA = 0x2c;
const OPEN_BRACKET = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_BRACKET = 0x5d;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;

/** The offset of the quotation mark that ends a string, or else the end of the text. */
function endOfString(json: string, start: number): number {
  for (let at = start + 1; ; at++) {
    at = json.indexOf('"', at);
    if (at === -1) {
      return json.length;
    }
    let first = at;
    while (json.charCodeAt(first - 1) === BACKSLASH) {
      first--;
    }
    if ((at - first) % 2 === 0) {
      return at;
    }
  }
}
