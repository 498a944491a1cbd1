import { isOneSlip } from './oneSlip';

/**
 * Finds words by their remainders without one letter, which are the same for two words that differ by one slip: the
 * symmetric deletes of SymSpell (Garbe 2012). A word takes as many look-ups as it has letters, however many words are
 * known.
 */
export class NearWords {
  private readonly byRest = new Map<string, string | string[]>();

  /** @param words folded, without duplicates */
  constructor(words: Iterable<string>) {
    for (const word of words) {
      for (const rest of restsOf(word)) {
        const others = this.byRest.get(rest);
        if (Array.isArray(others)) {
          others.push(word);
        } else {
          this.byRest.set(rest, others === undefined ? word : [others, word]);
        }
      }
    }
  }

  /**
   * The words that one slip turns into the written one, which is folded. Words of the same length come first, since
   * swapped or replaced letters are more frequent than a missing plural: chemokinse means chemokines.
   */
  slippedInto(written: string): string[] {
    const near = new Set<string>();
    for (const rest of restsOf(written)) {
      for (const word of [this.byRest.get(rest) ?? []].flat()) {
        near.add(word);
      }
    }
    const differs = (word: string) => Number(word.length !== written.length);
    return [...near]
      .filter((word) => isOneSlip(written, word))
      .sort((a, b) => differs(a) - differs(b));
  }
}

/** A word, and its remainders without each of its letters. */
function restsOf(word: string): Set<string> {
  const rests = new Set([word]);
  for (let at = 0; at < word.length; at++) {
    rests.add(word.slice(0, at) + word.slice(at + 1));
  }
  return rests;
}
