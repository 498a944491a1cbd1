import assert from 'node:assert/strict';
import { isNameOf } from '../../../../src/core/spell/preferredSpelling';
import { findEntities } from '../../../../src/core/views/findInLibrary';
import { makeRecogniser, readLibrary } from '../../support/testLibrary';

describe('finding entities by name', () => {
  const labels = (typed: string) =>
    findEntities(readLibrary(), typed).map(({ entity, by }) => `${entity.label} by ${by}`);

  it('finds them by any name, whole names first, in any spelling', () => {
    for (const typed of ['IL-6', 'il6', 'IL 6', 'il‑6']) {
      assert.equal(labels(typed)[0], 'IL-6 by IL-6', typed);
    }
    assert.equal(labels('interleukin 6')[0], 'IL-6 by interleukin-6');
    assert.equal(labels('actemra')[0], 'tocilizumab by Actemra');
    assert.equal(labels('cilizum')[0], 'tocilizumab by tocilizumab');
    assert.deepEqual(labels('zzz'), []);
  });

  it('returns all of them for an empty query', () => {
    assert.equal(labels('').length, readLibrary().entities.length);
  });
});

describe('a name of an entity', () => {
  const isIl6 = (text: string) => isNameOf(text, 'il-6', makeRecogniser());

  it('is recognised as that entity, and as a whole', () => {
    for (const name of ['IL-6', 'interleukin 6', 'IL6']) assert.equal(isIl6(name), true, name);
    for (const other of ['IL-10', 'IL-6 and', 'IL-6, IL-6', 'six', '', '`IL-6`', 'IL-6 receptor']) {
      assert.equal(isIl6(other), false, other);
    }
  });
});
