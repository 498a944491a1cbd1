import assert from 'node:assert/strict';
import { alternativesIn, oneOf } from '../../../../src/core/text/patterns';

describe('a list of words as a pattern', () => {
  it('has words between blanks and line ends, with “_” for a blank in one', () => {
    assert.deepEqual(alternativesIn('\n  gel patch(?:es)?\n  stress_dose '), [
      'gel',
      'patch(?:es)?',
      'stress dose',
    ]);
  });

  it('finds each of its words, and keeps backslashes', () => {
    const form = new RegExp(`^${oneOf`gel patch(?:es)? stress_dose \d+_mg`}$`);
    for (const text of ['gel', 'patches', 'stress dose', '20 mg']) {
      assert.match(text, form);
    }
    assert.doesNotMatch('stress', form);
    assert.doesNotMatch('gel patch', form);
  });

  it('takes in patterns with blanks', () => {
    const before = '(?:the | )';
    assert.match('off the gel', new RegExp(`^off${oneOf`_${before}gel x`}$`));
  });
});
