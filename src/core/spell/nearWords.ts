import { isOneSlip } from './oneSlip';

/**
 * Words by what is left of them without one letter, which two words one slip apart have in common: the
 * symmetric deletes of SymSpell (Garbe 2012). So a word costs as many look-ups as it has letters,
 * however many are known.
 */
export class NearWords {
  private readonly byRest = new Map<string, string | string[]>();

  /** @param words folded, each once */
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
   * The words that one slip turns into the one written, which is folded; those as long first, since
   * letters are swapped or replaced more often than a plural is lost: chemokinse is chemokines.
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

/** A word, and what is left of it without each of its letters. */
function restsOf(word: string): Set<string> {
  const rests = new Set([word]);
  for (let at = 0; at < word.length; at++) {
    rests.add(word.slice(0, at) + word.slice(at + 1));
  }
  return rests;
}
