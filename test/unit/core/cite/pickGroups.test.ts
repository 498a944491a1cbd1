import assert from 'node:assert/strict';
import { NoteLiterature } from '../../../../src/core/cite/noteLiterature';
import { type Pickable, pickGroups } from '../../../../src/core/cite/pickGroups';
import { runToEnd } from '../../../../src/core/text/steps';
import { bibliographyOf } from '../../support/bibliographyOf';
import { madeUpBibliography } from '../../support/madeUpLiterature';
import { readSeedLibrary } from '../../support/testLibrary';

describe('the list of what can be cited', () => {
  const library = readSeedLibrary();
  const bibliography = bibliographyOf(madeUpBibliography);
  const named = [{ file: 'file:///refs.bib', bibliography }];
  const literature = runToEnd(NoteLiterature.gather(library, named));
  const { all } = literature;
  const withKeys = (...keys: string[]) => keys.flatMap((key) => literature.publication(key) ?? []);
  const groupsOf = (pickable: Partial<Pickable>, limit = 300) =>
    pickGroups({ library, all, fitting: [], ranked: [], cited: new Set(), ...pickable }, limit).map(
      ({ name, publications }) => [name, ...publications.map(({ key }) => key)],
    );

  it('has the publications that fit best first, then those cited, then the rest by origin', () => {
    const groups = groupsOf({
      fitting: withKeys('keller2009', 'okafor2017'),
      ranked: withKeys('okafor2017', 'keller2009', 'emilie1998', 'weiss2022', 'sorel2020'),
      cited: new Set(['sorel2020', 'okafor2017', 'strouse2007']),
    });
    assert.deepEqual(groups.slice(0, 2), [
      ['fitting', 'keller2009'],
      ['cited', 'okafor2017', 'sorel2020', 'strouse2007'],
    ]);
    assert.deepEqual(groups[2]?.slice(0, 2), ['bibliography', 'weiss2022']);
    assert.deepEqual(groups[3]?.slice(0, 2), ['dataset', 'emilie1998']);
    assert.equal(groups.length, 4);
  });

  it('has every publication once', () => {
    const keys = groupsOf({ fitting: all, ranked: all.toReversed() }).flatMap(([, ...it]) => it);
    assert.equal(keys.length, all.length);
    assert.deepEqual([...keys].sort(), all.map(({ key }) => key).sort());
  });

  it('has the best ones, up to a requested number', () => {
    const ranked = withKeys('weiss2022', 'emilie1998', 'keller2009');
    assert.deepEqual(groupsOf({ ranked }, 2), [
      ['bibliography', 'weiss2022'],
      ['dataset', 'emilie1998'],
    ]);
  });
});
