import assert from 'node:assert/strict';
import { PublicationReader } from '../../../../src/core/abstracts/publicationReader';
import { readBibliography } from '../../../../src/core/bibliography/readBibliography';
import { ChanceFilter } from '../../../../src/core/cite/chance';
import type { EntityId } from '../../../../src/core/library/schema';
import { publicationOfEntry } from '../../../../src/core/literature/publication';
import { runToEnd } from '../../../../src/core/text/steps';
import { bundledParser } from '../../support/bundledParser';
import { makeRecogniser, readFixedLibrary } from '../../support/testLibrary';

/** Whether a publication with these texts is more than a chance fit for a sentence about some entities. */
function fits(
  entities: readonly EntityId[],
  sentence: string,
  texts: { readonly title?: string; readonly abstract?: string; readonly keywords?: string },
): boolean {
  const { title = 'A made-up report', abstract = '', keywords = '' } = texts;
  const entry = `@article{a2000, title = {${title}}, abstract = {${abstract}}, keywords = {${keywords}}}`;
  const [read] = runToEnd(readBibliography(entry, 'bibtex', bundledParser())).entries;
  assert.ok(read);
  const publication = publicationOfEntry({ file: 'file:///refs.bib', entry: read });
  const reader = new PublicationReader(makeRecogniser());
  return new ChanceFilter(readFixedLibrary(), entities, sentence).fits(reader.read(publication));
}

describe('a publication that fits a sentence by more than chance', () => {
  const sentence = 'Guselkumab cleared the skin of most patients.';

  it('speaks of what the citation is for', () => {
    assert.ok(fits(['guselkumab'], sentence, { abstract: 'Guselkumab was given.' }));
    assert.ok(!fits(['guselkumab'], sentence, { abstract: 'Adalimumab was given.' }));
    assert.ok(!fits(['guselkumab'], sentence, { abstract: 'Patients had clear skin.' }));
  });

  it('speaks of what the data ties to it: target, receptor, class', () => {
    assert.ok(fits(['guselkumab'], sentence, { abstract: 'IL-23 was measured.' }));
    assert.ok(fits(['il-6'], 'IL-6 rises.', { abstract: 'The IL-6 receptor was shed.' }));
    assert.ok(fits(['il-6-receptor'], 'It is shed.', { abstract: 'IL-6 was measured.' }));
  });

  it('speaks of the ligand of the receptor that a drug acts on', () => {
    assert.ok(fits(['tocilizumab'], 'Tocilizumab helps.', { abstract: 'IL-6 was measured.' }));
    assert.ok(!fits(['tocilizumab'], 'Tocilizumab helps.', { abstract: 'IL-23 was measured.' }));
  });

  it('does not speak of a class alone that has very many members', () => {
    assert.ok(!fits(['il-6'], 'IL-6 rises.', { abstract: 'Cytokines were measured.' }));
  });

  it('shares two rare words with the sentence, wherever it has them', () => {
    const rare = 'Zebrafish with opsonised larvae survive.';
    const both = 'zebrafish and opsonised';
    assert.ok(fits([], rare, { abstract: `We watched ${both} ones.` }));
    assert.ok(fits([], rare, { title: `On ${both} ones` }));
    assert.ok(fits([], rare, { keywords: 'zebrafish, opsonised' }));
    assert.ok(fits([], rare, { title: 'On zebrafish', keywords: 'opsonised' }));
    assert.ok(fits([], rare, { abstract: 'A larva of a zebrafish.' }), 'in another number');
  });

  it('does not share just one rare word, however often', () => {
    const rare = 'Zebrafish with opsonised larvae survive.';
    assert.ok(!fits([], rare, { abstract: 'Zebrafish, zebrafish and more zebrafish.' }));
    assert.ok(!fits([], 'Zebrafish survive.', { abstract: 'Zebrafish survive the winters.' }));
  });

  it('shares more than usual, short and small words, and numbers', () => {
    const usual = 'In 2021 the 37 patients of group xq and zv had increased levels of cells.';
    assert.ok(!fits([], usual, { abstract: usual }));
  });
});
