/**
 * Abbreviations that a text defines: "oncostatin M (OSM)".
 *
 * Schwartz AS, Hearst MA. A simple algorithm for identifying abbreviation definitions in biomedical
 * text. Pac Symp Biocomput 2003: 451–462. Of its two patterns this reads "long form (short form)".
 */
import type { Range } from '../note/range';

/** A definition; ranges are UTF-16 offsets in the text. */
export interface Definition {
  readonly short: string;
  readonly shortRange: Range;
  readonly longRange: Range;
}

/** Finds the definitions in a text, in order. */
export function definitionsIn(text: string): Definition[] {
  const found: Definition[] = [];
  for (let open = text.indexOf('('); open !== -1; open = text.indexOf('(', open + 1)) {
    const close = text.indexOf(')', open);
    if (close === -1) {
      break;
    }
    const short = shortForm(text.slice(open + 1, close));
    const end = endOfWordBefore(text, open);
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

/** UTF-16 units that are looked through for each letter of a short form: more than any long form takes. */
const UNITS_PER_LETTER = 30;

function endOfWordBefore(text: string, open: number): number {
  let end = open;
  while (end > 0 && /\s/.test(text[end - 1] as string)) {
    end--;
  }
  return end;
}

/** At most two words and ten characters, with a letter, beginning with a letter or digit. */
function shortForm(content: string): string | undefined {
  const short = (content.split(/[;,]/, 1)[0] as string).trim();
  const isShort = short.length >= 2 && short.length <= 10 && short.split(/\s+/).length <= 2;
  return isShort && /^[\p{L}\p{N}]/u.test(short) && /\p{L}/u.test(short) ? short : undefined;
}

/**
 * Matches the letters of the short form from its end, each to the closest one before; the first must
 * begin a word. The long form has at most |short| + 5 and 2 · |short| words.
 */
function startOfLongForm(text: string, end: number, short: string): number | undefined {
  const offset = Math.max(0, end - UNITS_PER_LETTER * short.length);
  const window = text.slice(offset, end);
  const before = window.toLowerCase();
  let at = before.length - 1;
  for (let index = short.length - 1; index >= 0; index--) {
    const unit = (short[index] as string).toLowerCase();
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
  const start = window.slice(0, at + 1).search(/\S*$/);
  const words = window.slice(start).split(/\s+/).length;
  const isLong = window.length - start > short.length;
  return isLong && words <= Math.min(short.length + 5, short.length * 2)
    ? offset + start
    : undefined;
}
