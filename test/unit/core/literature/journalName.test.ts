import assert from 'node:assert/strict';
import { withoutPlace, withoutPlainPlace } from '../../../../src/core/literature/journalName';

describe('names of journals', () => {
  it('lose the place that the catalogue of the National Library of Medicine adds', () => {
    for (const bracket of [
      'Baltimore, Md. : 1950',
      'Basel, Switzerland',
      'Clinical research ed.',
    ]) {
      assert.equal(withoutPlace(`Sums (${bracket})`), 'Sums');
      assert.equal(withoutPlainPlace(`Sums (${bracket})`), 'Sums');
    }
    assert.equal(withoutPlace('Sums (1985)'), 'Sums');
  });

  it('keep brackets that are part of them', () => {
    for (const name of ['Proceedings (University of Nowhere)', 'Journal of Sums (JS)', '(Sums)']) {
      assert.equal(withoutPlace(name), name);
    }
    for (const name of ['Sums (Part A, Math.)', 'Sums (new series)', 'Sums (1985)']) {
      assert.equal(withoutPlainPlace(name), name);
    }
  });
});
