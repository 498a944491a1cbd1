import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Words } from '../../../../src/core/abstracts/vocabulary';
import { FieldWords } from '../../../../src/core/fit/fieldWords';
import { SortedWords } from '../../../../src/core/fit/sortedWords';
import { runToEnd } from '../../../../src/core/text/steps';
import '../../support/repeatableProperties';

const beginning = fc.constantFrom('', 'a', 'ab', 'smith2020', 'smith2020smith', 'é', '😀');
const word = fc
  .tuple(beginning, fc.string({ unit: fc.constantFrom('a', 'b', '2', 'é', '😀'), maxLength: 4 }))
  .map(([start, end]) => start + end);
/** Also more words than are sorted by comparing them: of any length, where the usual size has ten at most. */
const manyWords = fc.uniqueArray(word, { maxLength: 300, size: 'max' });

describe('the words of a literature in order', () => {
  it('are in the order of their UTF-16 units, and those with a common prefix are a range', () => {
    fc.assert(
      fc.property(manyWords, beginning, (some, start) => {
        const sorted = sortedWords(some);
        const inOrder = [...some].sort();
        assert.deepEqual(ranksToWords(some, sorted), inOrder);
        assert.deepEqual(
          some.map((_, number) => sorted.ranks[number]),
          some.map((it) => inOrder.indexOf(it)),
        );
        const { from, to } = sorted.startingWith(start);
        assert.deepEqual(
          inOrder.slice(from, to),
          inOrder.filter((it) => it.startsWith(start)),
        );
      }),
    );
  });

  it('are found with a letter or two wrong, missing or added, as by comparing all words', () => {
    fc.assert(
      fc.property(manyWords, word, fc.nat(2), (some, wanted, wrong) => {
        assert.deepEqual(
          [...sortedWords(some).near(wanted, wrong)],
          [...some.keys()].filter((number) => distance(wanted, some[number] ?? '') <= wrong),
        );
      }),
    );
  });

  it('are sorted in steps, even if thousands begin alike', () => {
    const words = new CountingWords();
    for (let at = 0; at < 20_000; at++) {
      words.add(`reference${(at * 7919) % 20_000}`);
    }
    let most = 0;
    let before = 0;
    const steps = SortedWords.of(words);
    for (let step = steps.next(); ; step = steps.next()) {
      most = Math.max(most, words.looks - before);
      before = words.looks;
      if (step.done) {
        break;
      }
    }
    // Sorting them by comparison would read words more than half a million times.
    assert.ok(most <= 60_000, `${most} looks without a pause`);
  });

  it('are counted in each field as by a scan of all words', () => {
    const counts = fc.array(fc.nat(3), { minLength: 300, maxLength: 300 });
    fc.assert(
      fc.property(manyWords, counts, beginning, (some, countOf, start) => {
        const sorted = sortedWords(some);
        const field = runToEnd(FieldWords.of(sorted, (number) => countOf[number] as number));
        const range = sorted.startingWith(start);
        const ranks = Array.from({ length: range.to - range.from }, (_, at) => range.from + at);
        const counted = (rank: number) => countOf[sorted.numberAt(rank)] as number;
        assert.deepEqual(
          [...field.ranksIn(range)],
          ranks.filter((rank) => counted(rank) > 0),
        );
        assert.equal(
          field.countIn(range),
          ranks.reduce((sum, rank) => sum + counted(rank), 0),
        );
      }),
    );
  });
});

/** Levenshtein's distance of two words. */
function distance(a: string, b: string): number {
  const known = new Map<string, number>();
  const from = (at: number, other: number): number => {
    const key = `${at} ${other}`;
    const before = known.get(key);
    if (before !== undefined || at === a.length || other === b.length) {
      return before ?? a.length - at + b.length - other;
    }
    const found = Math.min(
      from(at + 1, other) + 1,
      from(at, other + 1) + 1,
      from(at + 1, other + 1) + (a[at] === b[other] ? 0 : 1),
    );
    known.set(key, found);
    return found;
  };
  return from(0, 0);
}

/** Counts how often a word is looked at. */
class CountingWords extends Words {
  looks = 0;

  override at(number: number): string {
    this.looks++;
    return super.at(number);
  }
}

function sortedWords(all: readonly string[]): SortedWords {
  const words = new Words();
  words.addAll(all);
  return runToEnd(SortedWords.of(words));
}

function ranksToWords(all: readonly string[], sorted: SortedWords): string[] {
  return all.map((_, rank) => all[sorted.numberAt(rank)] as string);
}
