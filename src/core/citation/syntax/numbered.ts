/**
 * Numbers in brackets: `[1]`, `[1, 2]`, `[1–3]`. They are citations if a references section has these numbers, which is
 * not known here.
 */

import type { Citation, CitationGroup } from '../citation';
import type { Cited } from '../cited';
import type { CitedText } from '../citedText';

/** The most numbers in one citation: `[100-900]` is a range of something else. */
const MOST_IN_RANGE = 100;

/** Brackets in a row must all contain numbers: `[1][2]`. */
const numbers =
  /(?<![\^!])(?<!(?<!\[[\d ,–-]{0,40})\])\[ ?\d{1,4}(?: ?[,–-] ?\d{1,4})* ?\](?![({]|\[(?! ?\d))/g;

/** Finds numbers in brackets, in the order of the text. */
export function readNumberedCitations({ text, offset }: CitedText): CitationGroup[] {
  return [...text.matchAll(numbers)].flatMap(({ index, 0: whole }) => {
    const start = offset + index;
    const citations = readParts(whole.slice(1, -1), start + 1);
    return citations
      ? [{ syntax: 'numbered', form: 'bracketed', start, end: start + whole.length, citations }]
      : [];
  });
}

/** The numbers of `1, 3–5`, or undefined if a part is not a range. */
function readParts(list: string, start: number): Citation[] | undefined {
  const citations: Citation[] = [];
  let at = start;
  for (const text of list.split(',')) {
    const [whole, first, last] = /^ ?(\d+)(?: ?[–-] ?(\d+))? ?$/.exec(text) ?? [];
    const [from, to] = [Number(first), Number(last ?? first)];
    const isRange = last === undefined || (from < to && to - from < MOST_IN_RANGE);
    if (whole === undefined || !isRange) {
      return undefined;
    }
    const begin = at + whole.length - whole.trimStart().length;
    for (let number = from; number <= to; number++) {
      citations.push({
        ...{ start: begin, end: begin + whole.trim().length, by: 'number', key: String(number) },
        ...{ prefix: '', suffix: '', suppressAuthor: false },
      });
    }
    at += text.length + 1;
  }
  return citations;
}

/**
 * `[1, 4–6]`: three or more consecutive numbers become a range.
 *
 * @returns undefined if a source has no number
 */
export function writeNumbers(
  { items }: Cited,
  numberOf: (key: string) => number | undefined,
): string | undefined {
  const numbers = items.map(({ key }) => numberOf(key));
  return numbers.every((number) => number !== undefined) ? `[${ranges(numbers)}]` : undefined;
}

function ranges(numbers: readonly number[]): string {
  const parts: string[] = [];
  for (let at = 0; at < numbers.length; ) {
    const first = numbers[at] as number;
    let length = 1;
    while (numbers[at + length] === first + length) {
      length++;
    }
    const isRange = length > 2;
    parts.push(isRange ? `${first}–${first + length - 1}` : String(first));
    at += isRange ? length : 1;
  }
  return parts.join(', ');
}
