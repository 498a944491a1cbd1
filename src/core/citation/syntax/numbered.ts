/**
 * Numbers in brackets: `[1]`, `[1, 2]`, `[1–3]`, `[1]–[3]`. They are citations where a references section has
 * these numbers, which is not known here.
 */

import type { Range } from '../../text/range';
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
  const groups: CitationGroup[] = [];
  for (const { index, 0: whole } of text.matchAll(numbers)) {
    const start = offset + index;
    const citations = readParts(whole.slice(1, -1), start + 1);
    if (citations) {
      const group: CitationGroup = {
        syntax: 'numbered',
        form: 'bracketed',
        start,
        end: start + whole.length,
        citations,
      };
      const before = groups.at(-1);
      const isRange = before && /^[–-]$/.test(text.slice(before.end - offset, index));
      const joined = isRange ? joinedToRange(before, group) : undefined;
      groups.splice(joined ? -1 : groups.length, 1, joined ?? group);
    }
  }
  return groups;
}

/** `[1]–[3]` as one group, with what the brackets name besides; undefined where the two numbers are no range. */
function joinedToRange(before: CitationGroup, after: CitationGroup): CitationGroup | undefined {
  const [first, last] = [before.citations.at(-1), after.citations[0]];
  const isSingle = (group: CitationGroup, citation: Citation) =>
    group.citations.filter(({ start }) => start === citation.start).length === 1;
  if (!first || !last || !isSingle(before, first) || !isSingle(after, last)) {
    return undefined;
  }
  const range = numbersBetween(first, { start: first.start, end: last.end }, last);
  return (
    range && {
      ...before,
      end: after.end,
      citations: [...before.citations.slice(0, -1), ...range, ...after.citations.slice(1)],
    }
  );
}

/** The citations of a range, or undefined where it is none. */
function numbersBetween(
  { key: first }: Pick<Citation, 'key'>,
  { start, end }: Range,
  { key: last }: Pick<Citation, 'key'>,
): Citation[] | undefined {
  const count = Number(last) - Number(first) + 1;
  return count > 1 && count <= MOST_IN_RANGE
    ? Array.from({ length: count }, (_, at) => numbered(Number(first) + at, { start, end }))
    : undefined;
}

function numbered(number: number, { start, end }: Range): Citation {
  return {
    start,
    end,
    by: 'number',
    key: String(number),
    prefix: '',
    suffix: '',
    suppressAuthor: false,
  };
}

/** The numbers of `1, 3–5`, or undefined if a part is not a range. */
function readParts(list: string, start: number): Citation[] | undefined {
  const citations: Citation[] = [];
  let at = start;
  for (const text of list.split(',')) {
    const [whole, first, last] = /^ ?(\d+)(?: ?[–-] ?(\d+))? ?$/.exec(text) ?? [];
    if (whole === undefined || first === undefined) {
      return undefined;
    }
    const start = at + whole.length - whole.trimStart().length;
    const place = { start, end: start + whole.trim().length };
    const read =
      last === undefined
        ? [numbered(Number(first), place)]
        : numbersBetween({ key: first }, place, { key: last });
    if (!read) {
      return undefined;
    }
    citations.push(...read);
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
