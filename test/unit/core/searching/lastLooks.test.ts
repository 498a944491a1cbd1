import assert from 'node:assert/strict';
import { LastLooks } from '../../../../src/core/searching/lastLooks';

const now = Date.UTC(2026, 9, 1, 23, 59);

describe('the days of the last searches for new publications', () => {
  it('are kept for each entity and database', () => {
    const looks = new LastLooks(undefined);
    assert.equal(looks.of('il-6', 'pubmed'), undefined);
    looks.keep('il-6', 'pubmed', now);
    const again = new LastLooks(JSON.parse(JSON.stringify(looks.saved)));
    assert.equal(again.of('il-6', 'pubmed'), '2026-10-01');
    assert.equal(again.of('il-6', 'europe-pmc'), undefined);
    assert.equal(again.of('tnf', 'pubmed'), undefined);
  });

  it('are ignored if they were saved in another form', () => {
    for (const saved of ['no', [['il-6']], [['il-6', { pubmed: 'yesterday' }]], { a: 1 }]) {
      assert.deepEqual(new LastLooks(saved).saved, []);
    }
  });

  it('are dropped, oldest first, if there are too many', () => {
    const looks = new LastLooks(undefined);
    for (let at = 0; at <= 2_000; at++) {
      looks.keep(`name-${at}`, 'pubmed', now);
    }
    assert.equal(looks.saved.length, 2_000);
    assert.equal(looks.of('name-0', 'pubmed'), undefined);
  });
});
