import assert from 'node:assert/strict';
import { PublicationReader } from '../../../../src/core/abstracts/publicationReader';
import { ChanceFilter } from '../../../../src/core/cite/chance';
import { Library } from '../../../../src/core/library/library';
import type { Entity, EntityId } from '../../../../src/core/library/schema';
import { type Publication, publicationOfEntry } from '../../../../src/core/literature/publication';
import { bibliographyOf } from '../../support/bibliographyOf';
import { makeRecogniser, readFixedLibrary } from '../../support/testLibrary';

/** Whether a publication with these texts fits a sentence about some entities by more than chance. */
function fits(
  entities: readonly EntityId[],
  sentence: string,
  texts: { readonly title?: string; readonly abstract?: string; readonly keywords?: string },
): boolean {
  const reader = new PublicationReader(makeRecogniser());
  const filter = new ChanceFilter(readFixedLibrary(), entities, sentence);
  return filter.fits(reader.read(publicationWith(texts)));
}

function publicationWith({
  title = 'A made-up report',
  abstract = '',
  keywords = '',
}: Partial<Record<'title' | 'abstract' | 'keywords', string>>): Publication {
  const text = `@article{a2000, title = {${title}}, abstract = {${abstract}}, keywords = {${keywords}}}`;
  const [entry] = bibliographyOf(text).entries;
  assert.ok(entry);
  return publicationOfEntry({ file: 'file:///refs.bib', entry });
}

/** A made-up class of drugs with a number of members. */
function classOf(members: number): Entity[] {
  const entity = (id: string, kind: Entity['kind'], families: string[]): Entity => ({
    id,
    kind,
    label: id,
    name: id,
    families,
    ids: [],
    receptors: [],
    targets: [],
    partOf: [],
    synonyms: [{ text: id, case: 'any' }],
  });
  return [
    entity('klinase-inhibitors', 'class', []),
    ...Array.from({ length: members }, (_, at) => entity(`m${at}`, 'drug', ['klinase-inhibitors'])),
  ];
}

describe('a publication that fits a sentence by more than chance', () => {
  const sentence = 'Guselkumab cleared the skin of most patients.';

  it('names the entity that the citation is for', () => {
    assert.ok(fits(['guselkumab'], sentence, { abstract: 'Guselkumab was given.' }));
    assert.ok(!fits(['guselkumab'], sentence, { abstract: 'Adalimumab was given.' }));
    assert.ok(!fits(['guselkumab'], sentence, { abstract: 'Patients had clear skin.' }));
  });

  it('names an entity that the data relates to it: target, receptor, class', () => {
    assert.ok(fits(['guselkumab'], sentence, { abstract: 'IL-23 was measured.' }));
    assert.ok(fits(['il-6'], 'IL-6 rises.', { abstract: 'The IL-6 receptor was shed.' }));
    assert.ok(fits(['il-6-receptor'], 'It is shed.', { abstract: 'IL-6 was measured.' }));
  });

  it('names the ligand of the receptor that a drug acts on', () => {
    assert.ok(fits(['tocilizumab'], 'Tocilizumab helps.', { abstract: 'IL-6 was measured.' }));
    assert.ok(!fits(['tocilizumab'], 'Tocilizumab helps.', { abstract: 'IL-23 was measured.' }));
  });

  it('does not only name a class that has very many members', () => {
    assert.ok(!fits(['il-6'], 'IL-6 rises.', { abstract: 'Cytokines were measured.' }));
  });

  it('names a class of up to twenty members, since it is then about each of them', () => {
    for (const [members, isClose] of [
      [1, true],
      [20, true],
      [21, false],
    ] as const) {
      const library = new Library({ entities: classOf(members), sources: [], topics: [] });
      const filter = new ChanceFilter(library, ['m0'], 'M0inib helps.');
      const contents = {
        study: 'unknown' as const,
        inTitle: [],
        topics: [],
        sentences: [],
        entities: ['klinase-inhibitors'],
      };
      const publication = publicationWith({});
      assert.equal(filter.fits({ publication, contents }), isClose, `${members} members`);
    }
  });

  it('shares two rare words with the sentence, in any of its texts', () => {
    const rare = 'Zebrafish with opsonised larvae survive.';
    const both = 'zebrafish and opsonised';
    assert.ok(fits([], rare, { abstract: `We watched ${both} ones.` }));
    assert.ok(fits([], rare, { title: `On ${both} ones` }));
    assert.ok(fits([], rare, { keywords: 'zebrafish, opsonised' }));
    assert.ok(fits([], rare, { title: 'On zebrafish', keywords: 'opsonised' }));
    assert.ok(fits([], rare, { abstract: 'A larva of a zebrafish.' }), 'in another number');
  });

  it('shares more than one rare word, however often it has that', () => {
    const rare = 'Zebrafish with opsonised larvae survive.';
    assert.ok(!fits([], rare, { abstract: 'Zebrafish, zebrafish and more zebrafish.' }));
    assert.ok(!fits([], 'Zebrafish.', { abstract: 'Zebrafish survive the winters.' }));
    assert.ok(fits([], 'Opsonised zebrafish.', { abstract: 'Zebrafish were opsonised.' }));
  });

  it('shares more than common or short words and numbers', () => {
    const usual = 'In 2021 the 37 patients of group xq and zv had increased levels of cells.';
    assert.ok(!fits([], usual, { abstract: usual }));
  });
});
