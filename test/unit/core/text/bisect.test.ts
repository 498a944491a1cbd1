import assert from 'node:assert/strict';
import fc from 'fast-check';
import { firstIndexWhere } from '../../../../src/core/text/bisect';

describe('the first index where a condition holds', () => {
  it('is the one that a scan finds, with one test for each halving of the list', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 50 })),
        fc.integer({ max: 60 }),
        (all, least) => {
          const sorted = all.sort((a, b) => a - b);
          let asked = 0;
          const found = firstIndexWhere(sorted.length, (at) => {
            asked++;
            return (sorted[at] as number) >= least;
          });
          const scanned = sorted.findIndex((it) => it >= least);
          assert.equal(found, scanned < 0 ? sorted.length : scanned);
          assert.ok(asked <= 1 + Math.log2(sorted.length + 1));
        },
      ),
    );
  });
});
