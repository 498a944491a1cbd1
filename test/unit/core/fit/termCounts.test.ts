import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Places, TermCounts, totalOf } from '../../../../src/core/fit/termCounts';
import { TermScores } from '../../../../src/core/fit/termScores';
import { runToEnd } from '../../../../src/core/text/steps';
import '../../support/repeatableProperties';

const different = 8;
/** The terms of some publications, of which term 7 is in none. */
const publications = fc.array(fc.array(fc.nat(different - 2), { maxLength: 12 }), {
  maxLength: 40,
  size: 'max',
});

function countsOf(all: readonly (readonly number[])[]): TermCounts {
  const most = runToEnd(totalOf(all, (terms) => terms.length));
  const counts = new TermCounts(all.length, most, different);
  all.forEach((terms) => counts.add(Uint32Array.from(terms)));
  return counts;
}

const timesIn = (terms: readonly number[], term: number) =>
  terms.filter((it) => it === term).length;
const placesWith = (all: readonly (readonly number[])[], term: number) =>
  [...all.keys()].filter((at) => timesIn(all[at] ?? [], term) > 0);

describe('the terms of publications', () => {
  it('lead to the publications that have them, in order, with how often', () => {
    fc.assert(
      fc.property(publications, (all) => {
        const counts = countsOf(all);
        counts.trim();
        const places = runToEnd(Places.of(counts));
        for (let term = 0; term <= different; term++) {
          const expected = placesWith(all, term);
          assert.deepEqual([...places.with(term)], expected);
          assert.deepEqual([...places.with(term, 2)], expected.slice(0, 2));
          assert.equal(places.countOf(term), expected.length);
          const times = expected.map((at) => timesIn(all[at] ?? [], term));
          assert.deepEqual([...places.countsWith(term)], times);
          assert.deepEqual([...places.countsWith(term, 1)], times.slice(0, 1));
        }
      }),
    );
  });

  it('lead first to those of the first level, in long lists, each level in order', () => {
    fc.assert(
      fc.property(publications, fc.nat(10), (all, from) => {
        const levelOf = (count: number, place: number) => 255 - count - (place % 3);
        const places = runToEnd(Places.of(countsOf(all), levelOf, from));
        for (let term = 0; term < different; term++) {
          const inOrder = placesWith(all, term);
          const level = (at: number) => levelOf(timesIn(all[at] ?? [], term), at);
          const sorted = [...inOrder].sort((a, b) => level(a) - level(b));
          const expected = inOrder.length >= from ? sorted : inOrder;
          assert.deepEqual([...places.with(term)], expected);
          const times = expected.map((at) => timesIn(all[at] ?? [], term));
          assert.deepEqual([...places.countsWith(term)], times);
        }
      }),
    );
  });

  it('count at most 255 times in one publication', () => {
    const counts = countsOf([new Array(300).fill(3), [3]]);
    assert.deepEqual([...counts.counts.subarray(0, 2)], [255, 1]);
  });
});

describe('the fit of publications to terms', () => {
  const rules = { saturation: 2, length: 0.5 };

  it('is that of BM25, for the publications that a term brings in and for each by all terms', () => {
    fc.assert(
      fc.property(publications, fc.uniqueArray(fc.nat(different - 1)), (all, terms) => {
        const scores = runToEnd(TermScores.of(countsOf(all), rules));
        const usual = all.flat().length / Math.max(1, all.length) || 1;
        const rarity = (term: number) => {
          const have = placesWith(all, term).length;
          return Math.log(1 + (all.length - have + 0.5) / (have + 0.5));
        };
        const scoreOf = (at: number) =>
          terms.reduce((sum, term, number) => {
            const count = timesIn(all[at] ?? [], term);
            const norm = 1 - rules.length + (rules.length * (all[at] ?? []).length) / usual;
            const share = count === 0 ? 0 : count / (count + rules.saturation * norm);
            return sum + (number + 1) * rarity(term) * (rules.saturation + 1) * share;
          }, 0);
        const query = scores.query(new Map(terms.map((term, number) => [term, number + 1])));
        const found = new Map<number, number>();
        const sheet = {
          add: (at: number, by: number) => found.set(at, (found.get(at) ?? 0) + by),
        };
        query.addTo(sheet, Number.POSITIVE_INFINITY);
        all.forEach((own, at) => {
          assert.ok(Math.abs(query.scoreOf(at) - scoreOf(at)) < 1e-4);
          assert.ok(Math.abs((found.get(at) ?? 0) - scoreOf(at)) < 1e-4);
          assert.equal(scores.termsIn(at), new Set(own).size);
        });
        query.release();
        // What the next query needs is as if there had been none.
        const next = scores.query(new Map([[0, 1]]));
        all.forEach((own, at) => {
          const hasOther = timesIn(own, 0) === 0;
          assert.equal(next.scoreOf(at) > 0, !hasOther);
        });
        next.release();
        assert.equal(scores.size, all.length);
        assert.ok(scores.rarityOf(undefined) >= scores.rarityOf(0));
      }),
    );
  });

  it('brings in the publications of the heaviest terms first, and no others beyond a limit', () => {
    const all = [[0], [0], [0], [1], [2, 2]];
    const scores = runToEnd(TermScores.of(countsOf(all), rules));
    const foundBy = (most: number) => {
      const found: number[] = [];
      const query = scores.query(
        new Map([
          [0, 1],
          // Numbered after the counts were made.
          [different + 7, 5],
          [1, 1],
          [2, 9],
        ]),
      );
      query.addTo({ add: (at) => found.push(at) }, most);
      query.release();
      return found;
    };
    assert.deepEqual(foundBy(1), [4]);
    assert.deepEqual(foundBy(2), [4, 3]);
    assert.deepEqual(foundBy(3), [4, 3, 0, 1, 2]);
    assert.deepEqual(foundBy(0), []);
  });
});
