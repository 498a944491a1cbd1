/** The words of a sentence that needs a citation, with their weights in a search for the cited publication. */
import { sentenceAt } from '../text/sentences';
import { stemsIn } from '../text/words';
import type { CitingSentence } from './citingSentence';
import { rarityAtLarge } from './commonWords';

/** The distance in words from a citation at which a word counts half; words after it count as twice as far. */
const HALVING = 6;
/** Words before a citation that count as the last ones: the one so far from it counts half. */
const FEW = 4;
/** The weight of the words of a sentence that does not show where its citation goes. */
const ANYWHERE = 0.5;

/** The stems of a sentence: rare ones count more, and those near a citation, especially before it. */
export function wordsOfSentence({ sentence }: CitingSentence): Map<string, number> {
  const stems: string[] = [];
  const citations: number[] = [];
  for (const part of sentence.split('[CITE]')) {
    stems.push(...stemsIn(part));
    citations.push(stems.length);
  }
  // The part after the last citation does not end in one.
  citations.pop();
  const query = new Map<string, number>();
  const nearness = nearnessTo(citations, stems.length);
  stems.forEach((stem, at) => {
    const weight = (nearness[at] as number) * rarityAtLarge(stem);
    query.set(stem, Math.max(weight, query.get(stem) ?? 0));
  });
  return query;
}

/** The stems before citations, and how much each counts: 1 right before one, and few words before it next to nothing. */
export function lastWords({ sentence }: CitingSentence): Map<string, number> {
  const last = new Map<string, number>();
  for (const part of sentence.split('[CITE]').slice(0, -1)) {
    const stems = stemsIn(part);
    stems.forEach((stem, at) => {
      const weight = 1 / (1 + ((stems.length - 1 - at) / FEW) ** 2);
      last.set(stem, Math.max(weight, last.get(stem) ?? 0));
    });
  }
  return last;
}

/** For each of `words` words, how near the nearest citation is: 1 is next to it. */
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

/** Stems with their rarity in biomedicine in general. */
export function byRarity(stems: readonly string[]): Map<string, number> {
  return new Map(stems.map((stem) => [stem, rarityAtLarge(stem)]));
}

/** Words with a weight of 1 each. */
export function once(words: Iterable<string>): Map<string, number> {
  return new Map([...words].map((word) => [word, 1]));
}
