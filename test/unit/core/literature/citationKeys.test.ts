import assert from 'node:assert/strict';
import { nearestKeys as nearest } from '../../../../src/core/literature/citationKeys';
import { runToEnd } from '../../../../src/core/text/steps';

describe('the keys nearest to an unknown one', () => {
  const nearestKeys = (...given: Parameters<typeof nearest>) => runToEnd(nearest(...given));
  const known = ['smith2001', 'smith2001a', 'smith2001b', 'smith2001c', 'smyth2001', 'jones1999'];

  it('are at most three, or as many as requested', () => {
    assert.equal(nearestKeys('smith2001', known).length, 3);
    assert.equal(nearestKeys('smith2001', known, 1).length, 1);
    assert.equal(nearestKeys('smith2001', known, 10).length, 5);
  });

  it('are the nearest first, then in alphabetical order', () => {
    assert.deepEqual(nearestKeys('smiht2001', ['smith2001', 'smith2011', 'smiht2001x']), [
      'smiht2001x',
      'smith2001',
      'smith2011',
    ]);
    assert.deepEqual(nearestKeys('lamp1', ['lamp3', 'lamp2']), ['lamp2', 'lamp3']);
  });

  for (const [key, ...near] of [
    ['emilie98', 'emilie1998', 'emilie1999'],
    ['Emilie1998', 'emilie1998', 'emilie1999'],
    ['emiile1998', 'emilie1998', 'emilie1999'],
    ['trenova', 'trenova2016'],
    ['xyz'],
    ['c3'],
  ] as const) {
    it(`of ${key} are ${near.join(', ') || 'none'}`, () => {
      const others = ['emilie1998', 'emilie1999', 'trenova2016', 'strouse2007', 'a1', 'b2'];
      assert.deepEqual(nearestKeys(key, others), near);
    });
  }

  it('are found with pauses', () => {
    const many = Array.from({ length: 15_000 }, (_, at) => `lamp${at}`);
    assert.ok([...nearest('lampe', many)].length >= 10);
  });

  it('are none if all are too different', () => {
    assert.deepEqual(nearestKeys('jones', ['smith2001']), []);
  });
});
