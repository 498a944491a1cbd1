import assert from 'node:assert/strict';
import fc from 'fast-check';
import { FitScores } from '../../../../src/core/fit/fitScores';
import '../../support/repeatableProperties';

const size = 200;
const added = fc.array(
  fc.tuple(
    fc.nat(size - 1),
    fc.integer({ min: -4, max: 40 }).map((it) => it / 4),
  ),
  { maxLength: 300, size: 'max' },
);

describe('the scores of publications', () => {
  it('give the best ones that something favours, as sorting all would, and are 0 afterwards', () => {
    const scores = new FitScores(size);
    fc.assert(
      fc.property(added, fc.nat(20), (all, limit) => {
        const sums = new Map<number, number>();
        const favoured = new Set<number>();
        for (const [place, score] of all) {
          scores.add(place, score);
          sums.set(place, (sums.get(place) ?? 0) + score);
          if (score > 0) {
            favoured.add(place);
          }
        }
        const expected = [...favoured]
          .map((place) => ({ place, score: sums.get(place) ?? 0 }))
          .sort((a, b) => b.score - a.score || a.place - b.place)
          .slice(0, limit);
        assert.deepEqual(scores.takeBest(limit), expected);
        for (let place = 0; place < size; place++) {
          assert.equal(scores.scoreOf(place), 0);
        }
        assert.deepEqual(scores.takeBest(size), []);
      }),
    );
  });

  it('sort few of many', () => {
    const many = new FitScores(10_000);
    for (let place = 0; place < 10_000; place++) {
      many.add(place, 1 + ((place * 7919) % 10_000));
    }
    const sort = Array.prototype.sort;
    let sorted = 0;
    Array.prototype.sort = function (this: unknown[], ...given) {
      sorted = Math.max(sorted, this.length);
      return sort.apply(this, given);
    };
    try {
      assert.equal(many.takeBest(10)[0]?.score, 10_000);
    } finally {
      Array.prototype.sort = sort;
    }
    assert.ok(sorted <= 40, `${sorted} scores are sorted for ten`);
  });
});
