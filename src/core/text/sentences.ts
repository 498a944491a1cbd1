/**
 * Sentences of prose, by the rules of Unicode (UAX #29) as `Intl.Segmenter` applies them, corrected where
 * these take the full stop of an abbreviation for the end: "et al. The", "Fig. 2", "e.g. IL-6".
 */
import type { Range } from './range';

// Without single capitals: there are more sentences that end in "vitamin D." or "hepatitis B." than initials.
const abbreviations =
  /(?:^|[\s([])(?:et al|e\.g|i\.e|cf|vs|viz|approx|ca|resp|Figs?|Tab|Eqs?|Refs?|Nos?|pp?|Vol|Dr|Prof|z|z\.\s?B|d\.\s?h|u\.\s?a|bzw|vgl|Abb)\.\s*$/u;

/**
 * The sentence of a text that contains an offset, with the blanks after it.
 *
 * @param offset UTF-16; at the end of the text it belongs to the last sentence
 */
export function sentenceAt(text: string, offset: number): Range {
  for (const sentence of sentencesIn(text)) {
    if (offset < sentence.end || sentence.end === text.length) {
      return sentence;
    }
  }
  return { start: 0, end: text.length };
}

/** The sentences of a text in order, each with the blanks after it: together they are the text. */
export function* sentencesIn(text: string): Generator<Range, void> {
  let start = 0;
  for (const { index, segment } of segments(text)) {
    const end = index + segment.length;
    if (end === text.length || !abbreviations.test(text.slice(start, end))) {
      yield { start, end };
      start = end;
    }
  }
}

function segments(text: string): Intl.Segments {
  // A line end within a paragraph is a blank to the reader; Unicode would end the sentence there.
  const line = text.replace(/[\r\n]/g, ' ');
  return new Intl.Segmenter('en', { granularity: 'sentence' }).segment(line);
}
