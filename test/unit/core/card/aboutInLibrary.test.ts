import assert from 'node:assert/strict';
import { aboutInLibrary } from '../../../../src/core/card/aboutInLibrary';
import { readLibrary } from '../../support/testLibrary';

describe('what the library says about an entity before the literature is read', () => {
  it('has an unsigned web page last', () => {
    const context = {
      entities: new Map([['il-6', 3]]),
      topics: new Map([
        ['covid-19', 3],
        ['cytokine-storm', 3],
        ['sepsis', 3],
      ]),
    };
    const keys = aboutInLibrary(
      readLibrary(),
      context,
    )('tocilizumab').map(({ publication }) => publication.key);
    assert.ok(keys.length > 5);
    assert.equal(keys.at(-1), 'il6infectious');
  });
});
