/** The words of a sentence that needs a citation, and how much each counts in a search for what it cites. */
import { sentenceAt } from '../text/sentences';
import { stemsIn } from '../text/words';
import type { CitingSentence } from './citingSentence';
import { rarityAtLarge } from './commonWords';

/** Words away from a citation that halve how much a word counts; words after it are twice as far. */
const HALVING = 6;
/** How much the words of a sentence count that does not say where its citation is to be. */
const ANYWHERE = 0.5;

/** The stems of a sentence: rare ones count more, and those near a citation, above all before it. */
export function wordsOfSentence({ sentence }: CitingSentence): Map<string, number> {
  const stems: string[] = [];
  const citations: number[] = [];
  for (const part of sentence.split('[CITE]')) {
    stems.push(...stemsIn(part));
    citations.push(stems.length);
  }
  // The end of the sentence is no citation.
  citations.pop();
  const query = new Map<string, number>();
  const nearness = nearnessTo(citations, stems.length);
  stems.forEach((stem, at) => {
    const weight = (nearness[at] as number) * rarityAtLarge(stem);
    query.set(stem, Math.max(weight, query.get(stem) ?? 0));
  });
  return query;
}

/** For each of so many words, how near the nearest citation is: 1 is next to it. */
function nearnessTo(citations: readonly number[], words: number): number[] {
  const isKnown = citations.length > 0;
  const nearness = new Array<number>(words).fill(isKnown ? 0 : ANYWHERE);
  let distance = Number.POSITIVE_INFINITY;
  const ends = new Set(citations);
  for (let at = words - 1; at >= 0; at--) {
    distance = ends.has(at + 1) ? 1 : distance + 1;
    nearness[at] = Math.max(nearness[at] as number, 1 / (1 + distance / HALVING));
  }
  distance = Number.POSITIVE_INFINITY;
  for (let at = 0; at < words; at++) {
    distance = ends.has(at) ? 1 : distance + 1;
    nearness[at] = Math.max(nearness[at] as number, 1 / (1 + (2 * distance) / HALVING));
  }
  return nearness;
}

/** The last sentence of a text. */
export function lastSentence(text: string): string {
  const { start, end } = sentenceAt(text, text.length);
  return text.slice(start, end);
}

/** Stems with how rare each is in biomedicine at large. */
export function byRarity(stems: readonly string[]): Map<string, number> {
  return new Map(stems.map((stem) => [stem, rarityAtLarge(stem)]));
}

/** Words that count once each. */
export function once(words: Iterable<string>): Map<string, number> {
  return new Map([...words].map((word) => [word, 1]));
}
