import assert from 'node:assert/strict';
import { citationPrefixAt } from '../../../../src/core/cite/citationPrefix';
import {
  ReferenceSearch,
  type SearchableReference,
} from '../../../../src/core/cite/searchReferences';
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

describe('searching references', () => {
  const reference = (key: string, rest: Partial<SearchableReference> = {}) => ({
    ...{ key, authors: '', title: '', year: '', subjects: '', ...rest },
  });
  const search = new ReferenceSearch();
  for (const _ of search.add([
    reference('emilie1998', {
      authors: 'Dominique Emilie, Arnaud Fior',
      title: 'Cytokines in HIV Infection',
      year: '1998',
      subjects: 'IL-6 interleukin-6 TNF',
    }),
    reference('trenova2016', { authors: 'Anastasiya Trenova', title: 'Multiple sclerosis' }),
    reference('mueller2020', { authors: 'Jörg Müller', year: '2020' }),
    reference('emilie1998', { title: 'A second one with this key' }),
  ])) {
    // Without a pause.
  }

  for (const [query, ...keys] of [
    ['emil', 'emilie1998'],
    ['emil 98'],
    ['emil 1998', 'emilie1998'],
    ['hiv infect', 'emilie1998'],
    ['IL-6', 'emilie1998'],
    ['trenvoa', 'trenova2016'],
    ['trenovaa', 'trenova2016'],
    ['2020', 'mueller2020'],
    ['second'],
    [''],
  ] as const) {
    it(`“${query}” finds ${keys.join(', ') || 'nothing'}`, () =>
      assert.deepEqual(search.keysFor(query, 10), keys));
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
