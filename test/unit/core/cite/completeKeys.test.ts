import assert from 'node:assert/strict';
import { citationPrefixAt } from '../../../../src/core/cite/citationPrefix';
import { nearestKeys } from '../../../../src/core/literature/citationKeys';
import { runToEnd } from '../../../../src/core/text/steps';

describe('a citation key under way', () => {
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

describe('the nearest keys', () => {
  const known = ['emilie1998', 'emilie1999', 'trenova2016', 'strouse2007', 'a1', 'b2'];

  for (const [key, ...near] of [
    ['emilie98', 'emilie1998', 'emilie1999'],
    ['Emilie1998', 'emilie1998', 'emilie1999'],
    ['emiile1998', 'emilie1998', 'emilie1999'],
    ['trenova', 'trenova2016'],
    ['xyz'],
    ['c3'],
  ] as const) {
    it(`of ${key} are ${near.join(', ') || 'none'}`, () =>
      assert.deepEqual(runToEnd(nearestKeys(key, known)), near));
  }
});
