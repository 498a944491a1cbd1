import assert from 'node:assert/strict';
import { entityFinder } from '../../support/entitiesIn';

describe('a head in the plural', () => {
  const entitiesIn = entityFinder();

  it('goes on after a line end or a no-break space', () => {
    for (const note of [
      'The interleukins\n4 and 13 rose.',
      'The interleukins\u00a04 and 13 rose.',
      'The interleukins (ILs)\n4 and 13 rose.',
      'The interleukins\n(ILs) 4\nand 13 rose.',
    ]) {
      assert.deepEqual(entitiesIn(note), ['il-4', 'il-13'], note);
    }
  });

  it('is a class before a number of other things, also after a line end', () => {
    for (const note of ['Interleukins\n4 of them rose.', 'Interleukins\n\n4 and 13 rose.']) {
      assert.deepEqual(entitiesIn(note), ['interleukins'], note);
    }
  });
});
