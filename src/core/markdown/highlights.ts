/**
 * Highlights of Obsidian, Logseq and Zettlr, which the parser leaves as text: `==IL==-6` is IL-6 to a reader.
 *
 *     ==rises==, ==IL==-6, IL-==6==     highlights
 *     a==b and c==d, x == y, =====      none
 */
import type { Range } from '../text/range';

const highlight = /(?<![=\\])==(?=[^\s=])[^=\n]*[^\s=]==(?!=)/g;

/** The highlights in a text with their marks, two units each on both sides, in order. Takes time in proportion to the text. */
export function highlightsIn(text: string): Range[] {
  return text.includes('==')
    ? [...text.matchAll(highlight)]
        .map(({ index, 0: found }) => ({ start: index, end: index + found.length }))
        .filter(({ start, end }) => !(isWord(text.charAt(start - 1)) && isWord(text.charAt(end))))
    : [];
}

/** Between two words the signs compare something. */
function isWord(character: string): boolean {
  return /[\p{L}\p{N}]/u.test(character);
}
