import assert from 'node:assert/strict';
import { LastLooks } from '../../../../src/core/searching/lastLooks';

const now = Date.UTC(2026, 9, 1, 23, 59);

describe('the last looks at what is new about a name', () => {
  it('are kept for each name and database, by the day', () => {
    const looks = new LastLooks(undefined);
    assert.equal(looks.of('il-6', 'pubmed'), undefined);
    looks.keep('il-6', 'pubmed', now);
    const again = new LastLooks(JSON.parse(JSON.stringify(looks.saved)));
    assert.equal(again.of('il-6', 'pubmed'), '2026-10-01');
    assert.equal(again.of('il-6', 'europe-pmc'), undefined);
    assert.equal(again.of('tnf', 'pubmed'), undefined);
  });

  it('are unknown if they were saved in another form', () => {
    for (const saved of ['no', [['il-6']], [['il-6', { pubmed: 'yesterday' }]], { a: 1 }]) {
      assert.deepEqual(new LastLooks(saved).saved, []);
    }
  });

  it('are dropped, oldest first, before there are too many', () => {
    const looks = new LastLooks(undefined);
    for (let at = 0; at <= 2_000; at++) {
      looks.keep(`name-${at}`, 'pubmed', now);
    }
    assert.equal(looks.saved.length, 2_000);
    assert.equal(looks.of('name-0', 'pubmed'), undefined);
  });
});
