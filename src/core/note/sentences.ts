/**
 * Sentences of prose, by the rules of Unicode (UAX #29) as `Intl.Segmenter` applies them, mended where
 * the full stop of an abbreviation is taken for the end: "et al. The", "Fig. 2", "e.g. IL-6".
 */
import type { Range } from './range';

// Single capitals are left out: "vitamin D." and "hepatitis B." end more sentences than initials stand in.
const abbreviations =
  /(?:^|[\s([])(?:et al|e\.g|i\.e|cf|vs|viz|approx|ca|resp|Figs?|Tab|Eqs?|Refs?|Nos?|pp?|Vol|Dr|Prof|z|z\.\s?B|d\.\s?h|u\.\s?a|bzw|vgl|Abb)\.\s*$/u;

/**
 * The sentence of a text that an offset lies in, with the blanks behind it.
 *
 * @param offset UTF-16; at the end of the text it belongs to the last sentence
 */
export function sentenceAt(text: string, offset: number): Range {
  let start = 0;
  for (const { index, segment } of segments(text)) {
    const end = index + segment.length;
    const isOpen = abbreviations.test(text.slice(start, end));
    if (end === text.length || (offset < end && !isOpen)) {
      return { start, end };
    }
    if (!isOpen) {
      start = end;
    }
  }
  return { start, end: text.length };
}

function segments(text: string): Intl.Segments {
  // A line end within a paragraph is a blank to the reader; Unicode would end the sentence there.
  const line = text.replace(/[\r\n]/g, ' ');
  return new Intl.Segmenter('en', { granularity: 'sentence' }).segment(line);
}
