import assert from 'node:assert/strict';
import { fileCitations } from '../../../../src/core/cite/fileCitations';
import { NoteLiterature } from '../../../../src/core/cite/noteLiterature';
import { pickGroups } from '../../../../src/core/cite/pickGroups';
import { originName } from '../../../../src/core/literature/origin';
import type { Publication } from '../../../../src/core/literature/publication';
import type { ZoteroItem } from '../../../../src/core/literature/zoteroItem';
import { applyEdits } from '../../../../src/core/text/edits';
import { runToEnd } from '../../../../src/core/text/steps';
import { bibliographyOf } from '../../support/bibliographyOf';
import { readSeedLibrary } from '../../support/testLibrary';
import { zoteroItem } from '../../support/zoteroItem';

const library = readSeedLibrary();
const emilie = library.source('emilie1998');

describe('a literature with items of Zotero', () => {
  const lamp = zoteroItem('ITEM0001', 'lampImagined2020', {
    title: 'On lamps',
    abstract: 'IL-6 was imagined.',
    keyword: 'light; IL-17A',
    author: [{ family: 'Sample', given: 'Ada' }],
    issued: { 'date-parts': [[2020]] },
  });
  const keyless = zoteroItem('ITEM0002', undefined, {
    title: 'Keyless',
    author: [{ family: 'Muster' }],
    issued: { 'date-parts': [[2011]] },
  });
  const bundled = zoteroItem('ITEM0003', 'emilieCytokines1998', {
    title: emilie?.title ?? '',
    DOI: emilie?.DOI ?? '',
  });
  const fileOf = (text: string) => ({
    text,
    bibliography: bibliographyOf(text),
  });
  const gather = (text: string, ...items: readonly ZoteroItem[]) => {
    const { bibliography } = fileOf(text);
    return runToEnd(NoteLiterature.gather(library, [{ file: 'a.bib', bibliography }], items));
  };
  const known = (publication: Publication | undefined) => [
    publication?.key,
    publication?.zotero?.key,
    publication && originName(publication, library),
  ];

  it('has them under the keys of Better BibTeX, or new ones', () => {
    const literature = gather('', lamp, keyless);
    assert.deepEqual(known(literature.publication('lampImagined2020')), [
      'lampImagined2020',
      'ITEM0001',
      'Zotero',
    ]);
    assert.deepEqual(known(literature.publication('muster2011')), [
      'muster2011',
      'ITEM0002',
      'Zotero',
    ]);
    assert.equal(literature.reference('muster2011')?.id, 'muster2011');
    assert.deepEqual(
      literature.all.slice(0, 3).map(({ id }) => id),
      ['zotero:user/ITEM0001', 'zotero:user/ITEM0002', `source:${literature.all[2]?.source?.key}`],
    );
  });

  it('has an item that a bibliography also has under the key of the bibliography', () => {
    const entry = '@article{own, title={On lamps}, author={Sample, Ada}, year={2020}}\n';
    const literature = gather(entry, lamp);
    assert.deepEqual(known(literature.publication('own')), ['own', 'ITEM0001', 'a.bib']);
    assert.equal(literature.publication('lampImagined2020'), undefined);
  });

  it('has an item that the library also has under both keys', () => {
    const literature = gather('', bundled);
    for (const key of ['emilieCytokines1998', 'emilie1998']) {
      const publication = literature.publication(key);
      assert.deepEqual(known(publication), ['emilieCytokines1998', 'ITEM0003', 'Zotero'], key);
      assert.equal(publication?.source?.key, 'emilie1998');
      assert.ok(literature.isKey(key));
      assert.ok(literature.formatted(key));
    }
    assert.equal(literature.all.filter(({ source }) => source?.key === 'emilie1998').length, 1);
  });

  it('gives no item a key that already means another publication', () => {
    const other = zoteroItem('ITEM0004', 'emilie1998', { title: 'Something else' });
    const literature = gather('@book{lampImagined2020, title={Another}}\n', lamp, other);
    assert.equal(literature.publication('emilie1998')?.zotero, undefined);
    assert.equal(literature.publication('emilie1998a')?.zotero?.key, 'ITEM0004');
    assert.equal(literature.publication('lampImagined2020')?.summary.title, 'Another');
    assert.equal(literature.publication('lampImagined2020a')?.zotero?.key, 'ITEM0001');
  });

  it('has each publication once', () => {
    const again = { ...lamp, key: 'ITEM0009', citationKey: 'again' };
    const literature = gather('', lamp, again);
    assert.equal(literature.publication('again'), undefined);
  });

  it('adds a cited item to the bibliography, once', () => {
    const file = fileOf('');
    const literature = gather('', lamp, bundled);
    const cited = ['lampImagined2020', 'emilie1998'].flatMap(
      (key) => literature.publication(key) ?? [],
    );
    const { keys, addition } = fileCitations(cited, literature, file);
    assert.deepEqual(keys, ['lampImagined2020', 'emilieCytokines1998']);
    const text = addition ? applyEdits('', [addition]) : '';
    assert.match(text, /^@article\{lampImagined2020,\n/);
    assert.match(text, / {2}keywords = \{light; IL-17A\},\n {2}abstract = \{IL-6 was imagined\.\}/);
    const now = gather(text, lamp, bundled);
    const again = fileCitations(cited, now, fileOf(text));
    assert.deepEqual([again.keys, again.addition], [keys, undefined]);
  });

  it('lists items after those of the bibliography', () => {
    const literature = gather('@book{own, title={Mine}}\n', lamp);
    const { all } = literature;
    const groups = pickGroups({ library, all, fitting: [], ranked: [], cited: new Set() }, 3);
    assert.deepEqual(
      groups.map(({ name, publications }) => [name, publications[0]?.key]),
      [
        ['bibliography', 'own'],
        ['zotero', 'lampImagined2020'],
        ['dataset', literature.all[2]?.key],
      ],
    );
  });
});
