/**
 * Abbreviations that a text defines: "oncostatin M (OSM)", "EPO (European Patent Office)", and the forms of lists of
 * abbreviations: "CSF = cerebrospinal fluid", "CSF: cerebrospinal fluid".
 *
 * Schwartz AS, Hearst MA. A simple algorithm for identifying abbreviation definitions in biomedical text. Pac Symp
 * Biocomput 2003: 451–462. The second of its two patterns, "short form (long form)", has stricter rules here, since
 * brackets after an acronym may contain anything: every word must count.
 */

import { isWordUnit } from '../text/fold';
import type { Range } from '../text/range';

/** A definition; ranges are UTF-16 offsets in the text. */
export interface Definition {
  readonly short: string;
  readonly shortRange: Range;
  readonly longRange: Range;
}

/** Finds the definitions in a text, in order. */
export function definitionsIn(text: string): Definition[] {
  const found = beforeBrackets(text);
  const others = explained(text);
  return others.length === 0
    ? found
    : [...found, ...others].sort((a, b) => a.shortRange.start - b.shortRange.start);
}

/** Definitions of the form "long form (short form)". */
function beforeBrackets(text: string): Definition[] {
  const found: Definition[] = [];
  let open = text.indexOf('(');
  const lastClose = open === -1 ? -1 : text.lastIndexOf(')');
  for (; open !== -1 && open < lastClose; open = text.indexOf('(', open + 1)) {
    const short = shortFormBehind(text, open);
    const end = short ? endOfWordBefore(text, open) : open;
    const start = short ? startOfLongForm(text, end, short) : undefined;
    if (short && start !== undefined) {
      const shortStart = text.indexOf(short, open);
      found.push({
        short,
        shortRange: { start: shortStart, end: shortStart + short.length },
        longRange: { start, end },
      });
    }
  }
  return found;
}

/** A short form with two capitals, and its possible long form, in brackets or after "=" or ":". */
const explanation =
  /(?<![\p{L}\p{N}-])(?<short>(?=[\p{L}\p{N}-]{0,8}\p{Lu}[\p{L}\p{N}-]{0,8}\p{Lu})[\p{L}\p{N}][\p{L}\p{N}-]{1,9})(?:\s?\(|\s?[=:]\s)(?<long>[^()=:;,.]{3,90})/uy;

/** Definitions of the form "short form (long form)", "short form = long form". */
function explained(text: string): Definition[] {
  const found: Definition[] = [];
  let after = 0;
  forEachSign(text, (at) => {
    const start = startOfShortForm(text, isBlank(text, at - 1) ? at - 1 : at);
    explanation.lastIndex = start ?? 0;
    const match = start === undefined || start < after ? undefined : explanation.exec(text);
    if (match) {
      after = explanation.lastIndex;
      const definition = definitionOf(match, text);
      if (definition) {
        found.push(definition);
      }
    }
  });
  return found;
}

/** Calls back for every sign between a short and a long form, in order: "(", "= ", ": ". */
function forEachSign(text: string, take: (at: number) => void): void {
  let bracket = offsetOf('(', text, 0);
  let equals = offsetOf('=', text, 0);
  let colon = offsetOf(':', text, 0);
  for (;;) {
    const at = Math.min(bracket, equals, colon);
    if (at === text.length) {
      return;
    }
    if (at === bracket) {
      bracket = offsetOf('(', text, at + 1);
      take(at);
      continue;
    }
    if (at === equals) {
      equals = offsetOf('=', text, at + 1);
    } else {
      colon = offsetOf(':', text, at + 1);
    }
    if (isBlank(text, at + 1)) {
      take(at);
    }
  }
}

/** The offset of the next unit of this kind, or of the end. */
function offsetOf(unit: string, text: string, from: number): number {
  const at = text.indexOf(unit, from);
  return at === -1 ? text.length : at;
}

/** UTF-16 units that are searched for the beginning of a short form, more than it has. */
const LONGEST_SHORT_FORM = 24;

/** The start of the letters, digits and hyphens before an offset, if two of them may be capitals. */
function startOfShortForm(text: string, end: number): number | undefined {
  let capitals = 0;
  let start = end;
  for (; start > 0 && end - start < LONGEST_SHORT_FORM; start--) {
    const unit = text.charCodeAt(start - 1);
    if (unit > 0x7f) {
      const before = text.slice(Math.max(0, end - LONGEST_SHORT_FORM), end);
      return end - before.length + before.search(/[\p{L}\p{N}-]*$/u);
    }
    if (!isWordUnit(unit) && unit !== 0x2d) {
      break;
    }
    capitals += unit >= 0x41 && unit <= 0x5a ? 1 : 0;
  }
  return capitals < 2 ? undefined : start;
}

function isBlank(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  const isSign = unit > 0x20 && unit < 0x80;
  return unit === 0x20 || (!isSign && /\s/.test(text.charAt(at)));
}

/** An abbreviation that no long form begins with: "ICIs: irAE colitis" lists what they do, and defines nothing. */
const ownAbbreviation = /^\p{Ll}+\p{Lu}{2}/u;

function definitionOf(
  { index, groups, 0: all }: RegExpExecArray,
  text: string,
): Definition | undefined {
  const { short, long } = groups as { short: string; long: string };
  const start = index + all.length - long.length;
  const isBracketed = text[start - 1] === '(';
  if (text[index + short.length] === ':' && ownAbbreviation.test(long)) {
    return undefined;
  }
  if (isBracketed && text[start + long.length] !== ')') {
    return undefined;
  }
  const length = lengthOfLongForm(long, short, isBracketed);
  return length === undefined
    ? undefined
    : {
        short,
        shortRange: { start: index, end: index + short.length },
        longRange: { start, end: start + length },
      };
}

/** The length of the long form that a text begins with or, with `asWhole`, consists of. */
function lengthOfLongForm(text: string, short: string, asWhole: boolean): number | undefined {
  const ends = asWhole
    ? [text.trimEnd().length]
    : [...text.matchAll(/(?<=\S)(?=\s|$)/g)].map(({ index }) => index);
  return ends.findLast(
    (end) => startOfLongForm(text, end, short) === 0 && isSpelledBy(text.slice(0, end), short),
  );
}

const smallWord =
  /^(?:an?|of|and|for|the|in|to|with|de|du|des?|del|las?|les?|los|et|y|und|der|die|das|von|con)$/;

/**
 * Whether a long form consists of words that begin with the letters of the short form, in order; small words inside it
 * may be skipped. "STAT (STAT6)" and "TNF (the new factor)" do not match.
 */
function isSpelledBy(long: string, short: string): boolean {
  const words = latin(long).match(/[\p{L}\p{N}]+/gu) ?? [];
  const letters = latin(short);
  let at = 0;
  return (
    /\p{Ll}{3}/u.test(long) &&
    words.every((word, index) => {
      if (smallWord.test(word)) {
        return index > 0 && index < words.length - 1;
      }
      at = letters.indexOf(word.charAt(0), at) + 1;
      return at > 0;
    })
  );
}

const latinLetters: ReadonlyMap<string, string> = new Map([
  ['α', 'a'],
  ['β', 'b'],
  ['γ', 'g'],
  ['δ', 'd'],
]);

/** Small letters, with Latin letters for Greek ones, as in abbreviations: LABA for β-agonists. */
function latin(text: string): string {
  return text.toLowerCase().replace(/[αβγδ]/g, (letter) => latinLetters.get(letter) as string);
}

/** UTF-16 units after a bracket that are searched for a short form and its end. */
const SHORT_FORM = 40;
/** UTF-16 units that are searched for each letter of a short form, more than any long form needs. */
const UNITS_PER_LETTER = 30;

function endOfWordBefore(text: string, open: number): number {
  let end = open;
  while (end > 0 && /\s/.test(text[end - 1] as string)) {
    end--;
  }
  return end;
}

/**
 * A short form: begins with a letter or digit, and contains a capital or a digit, or no vowel: TCZ, mAb, tcz. "(i.e.,
 * …)", "(see below)" and "(or not)" are explanations, which have a full stop or only small letters.
 */
function isShortForm(text: string): boolean {
  return (
    !text.includes('.') &&
    /^[\p{L}\p{N}]/u.test(text) &&
    /\p{L}/u.test(text) &&
    (/[\p{Lu}\p{N}\p{Script=Greek}]/u.test(text) ||
      (!/[aeiouy]/.test(text) && /^\p{L}{3}/u.test(text)))
  );
}

/**
 * The short form after an opening bracket: at most two words and ten characters, with a letter, beginning with a letter
 * or digit.
 */
function shortFormBehind(text: string, open: number): string | undefined {
  const last = Math.min(text.length, open + 1 + SHORT_FORM);
  let end = open + 1;
  while (end < last && !endsShortForm(text.charCodeAt(end))) {
    end++;
  }
  const short = end === last ? '' : text.slice(open + 1, end).trim();
  const isShort = short.length >= 2 && short.length <= 10 && short.split(/\s+/).length <= 2;
  return isShort && isShortForm(short) ? short : undefined;
}

/** Whether a unit is one of `;,)`. */
function endsShortForm(unit: number): boolean {
  return unit === 0x29 || unit === 0x2c || unit === 0x3b;
}

/**
 * Matches the letters of the short form from its end, each to the closest one before; the first must
 * begin a word. The long form has at most |short| + 5 and 2 · |short| words.
 */
function startOfLongForm(text: string, end: number, short: string): number | undefined {
  const offset = Math.max(0, end - UNITS_PER_LETTER * short.length);
  const window = text.slice(offset, end);
  const before = latin(window);
  let at = before.length - 1;
  for (let index = short.length - 1; index >= 0; index--) {
    const unit = latin(short[index] as string);
    if (!/[\p{L}\p{N}]/u.test(unit)) {
      continue;
    }
    const isFirst = index === 0;
    while (
      at >= 0 &&
      (before[at] !== unit || (isFirst && /[\p{L}\p{N}]/u.test(before[at - 1] ?? '')))
    ) {
      at--;
    }
    if (at < 0) {
      return undefined;
    }
    at--;
  }
  let start = at + 1;
  while (start > 0 && /\S/.test(window[start - 1] as string)) {
    start--;
  }
  const words = window.slice(start).split(/\s+/).length;
  const isLong = window.length - start > short.length;
  return isLong && words <= Math.min(short.length + 5, short.length * 2)
    ? offset + start
    : undefined;
}
