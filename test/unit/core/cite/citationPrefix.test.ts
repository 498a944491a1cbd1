import assert from 'node:assert/strict';
import { citationPrefixAt } from '../../../../src/core/cite/citationPrefix';

describe('a citation key that the user types', () => {
  for (const [line, typed, rest] of [
    ['as @emi|', 'emi', ''],
    ['[@emilie1998; @tre|]', 'tre', ''],
    ['[-@str|', 'str', ''],
    ['@|', '', ''],
    ['[see @emi|lie1998, p. 3]', 'emi', 'lie1998'],
    ['(@müller|)', 'müller', ''],
    ['@a_b:c|', 'a_b:c', ''],
  ] as const) {
    it(`is in “${line}”`, () => {
      const cursor = line.indexOf('|');
      const found = citationPrefixAt(line.replace('|', ''), cursor);
      assert.deepEqual(found, {
        typed,
        start: cursor - typed.length - 1,
        end: cursor + rest.length,
      });
    });
  }

  for (const line of ['emi|', 'someone@exam|', 'a \\@b|', '@a |', '@a, |']) {
    it(`is not in “${line}”`, () => {
      assert.equal(citationPrefixAt(line.replace('|', ''), line.indexOf('|')), undefined);
    });
  }
});
