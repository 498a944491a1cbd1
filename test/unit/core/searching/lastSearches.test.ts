import assert from 'node:assert/strict';
import { LastSearches } from '../../../../src/core/searching/lastSearches';

const now = Date.UTC(2026, 9, 1, 23, 59);

describe('the days of the last searches for new publications', () => {
  it('are kept for each entity and database', () => {
    const searches = new LastSearches(undefined);
    assert.equal(searches.of('il-6', 'pubmed'), undefined);
    searches.keep('il-6', 'pubmed', now);
    const again = new LastSearches(JSON.parse(JSON.stringify(searches.saved)));
    assert.equal(again.of('il-6', 'pubmed'), '2026-10-01');
    assert.equal(again.of('il-6', 'europe-pmc'), undefined);
    assert.equal(again.of('tnf', 'pubmed'), undefined);
  });

  it('are ignored if they were saved in another form', () => {
    for (const saved of ['no', [['il-6']], [['il-6', { pubmed: 'yesterday' }]], { a: 1 }]) {
      assert.deepEqual(new LastSearches(saved).saved, []);
    }
  });

  it('are dropped, oldest first, if there are too many', () => {
    const searches = new LastSearches(undefined);
    for (let at = 0; at <= 2_000; at++) {
      searches.keep(`name-${at}`, 'pubmed', now);
    }
    assert.equal(searches.saved.length, 2_000);
    assert.equal(searches.of('name-0', 'pubmed'), undefined);
  });
});
