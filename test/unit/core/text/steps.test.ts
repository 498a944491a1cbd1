import assert from 'node:assert/strict';
import { inSlices, runToEnd } from '../../../../src/core/text/steps';

describe('work in slices', () => {
  it('handles each item once, in order, with a pause after each slice', () => {
    const slices: [from: number, to: number][] = [];
    const pauses = [...inSlices(7, 3, (from, to) => slices.push([from, to]))];
    assert.deepEqual(slices, [
      [0, 3],
      [3, 6],
      [6, 7],
    ]);
    assert.equal(pauses.length, 3);
  });

  it('is none without items', () => {
    runToEnd(inSlices(0, 3, () => assert.fail('There is nothing to work on.')));
  });
});
