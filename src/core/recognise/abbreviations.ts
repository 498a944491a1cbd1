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
  return [...beforeBrackets(text), ...explained(text)].sort(
    (a, b) => a.shortRange.start - b.shortRange.start,
  );
}

/** The short form of "RCTs": "RCT". Leaves "Cs", whose rest would be a single letter. */
export function withoutPlural(short: string): string {
  return short.replace(/(?<=[\p{L}\p{N}-][\p{Lu}\p{N}])s$/u, '');
}

/** Definitions of the form "long form (short form)". */
function beforeBrackets(text: string): Definition[] {
  const found: Definition[] = [];
  const lastClose = text.lastIndexOf(')');
  for (let open = text.indexOf('('); open !== -1; open = text.indexOf('(', open + 1)) {
    const short = open < lastClose ? shortFormAfter(text, open) : undefined;
    const end = short ? text.slice(0, open).trimEnd().length : open;
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

/** What stands between a short and a long form. */
const sign = /\(|[=:](?=\s)/g;

/** A short form with two capitals, and its possible long form, in brackets or after "=" or ":". */
const explanation =
  /(?<![\p{L}\p{N}-])(?<short>(?=[\p{L}\p{N}-]{0,8}\p{Lu}[\p{L}\p{N}-]{0,8}\p{Lu})[\p{L}\p{N}][\p{L}\p{N}-]{1,9})(?:\s?\(|\s?[=:]\s)(?<long>[^()=:;,.]{3,90})/uy;

/** Definitions of the form "short form (long form)", "short form = long form". */
function explained(text: string): Definition[] {
  return Array.from(text.matchAll(sign)).flatMap(({ index }) => {
    const isApart = /\s/.test(text.charAt(index - 1));
    const start = startOfShortForm(text, isApart ? index - 1 : index);
    explanation.lastIndex = start ?? 0;
    const match = start === undefined ? null : explanation.exec(text);
    return (match && definitionOf(match, text)) ?? [];
  });
}

/** Two signs of a short form that may be capitals: most words before a bracket have none. */
const mayBeCapitals = /[^a-z\d-].*[^a-z\d-]/;

/** The start of the letters, digits and hyphens before an offset, if two of them may be capitals. */
function startOfShortForm(text: string, end: number): number | undefined {
  let start = end;
  while (isWordUnit(text.charCodeAt(start - 1)) || text[start - 1] === '-') {
    start--;
  }
  return mayBeCapitals.test(text.slice(start, end)) ? start : undefined;
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

/** UTF-16 units that are searched for each letter of a short form, more than any long form needs. */
const UNITS_PER_LETTER = 30;

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

/** An opening bracket, what may be a short form, blanks around it, and what ends it: "(TCZ)", "(TNF; cachectin)". */
const bracketed = /\(([^;,)]{2,40})[;,)]/y;

/**
 * The short form after an opening bracket: at most two words and ten characters, with a letter, beginning with a letter
 * or digit.
 */
function shortFormAfter(text: string, open: number): string | undefined {
  bracketed.lastIndex = open;
  const short = bracketed.exec(text)?.[1]?.trim() ?? '';
  const isShort = short.length >= 2 && short.length <= 10 && short.split(/\s+/).length <= 2;
  return isShort && isShortForm(short) ? short : undefined;
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
