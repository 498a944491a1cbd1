import assert from 'node:assert/strict';
import {
  isSamePublication,
  PublicationIndex,
} from '../../../../src/core/literature/samePublication';
import type { ReferenceSummary } from '../../../../src/core/literature/summary';

const lamp: ReferenceSummary = {
  title: 'Lamps and their light',
  authors: ['Smith', 'Jones'],
  year: '2001',
};
const withDoi = { ...lamp, DOI: '10.1000/ABC' };
const withPmid = { ...lamp, PMID: '123' };

/** Pairs of summaries, and whether they describe the same publication. */
const pairs: readonly (readonly [what: string, ReferenceSummary, ReferenceSummary, boolean])[] = [
  [
    'the same DOI in another case, whatever the title',
    withDoi,
    { ...withDoi, DOI: '10.1000/abc', title: 'Lights' },
    true,
  ],
  ['the same DOI as an address', withDoi, { ...withDoi, DOI: 'https://doi.org/10.1000/abc' }, true],
  [
    'another DOI, though title, year and author agree',
    withDoi,
    { ...lamp, DOI: '10.1000/abd' },
    false,
  ],
  [
    'the same PubMed identifier, whatever the title',
    withPmid,
    { ...withPmid, title: 'Lights' },
    true,
  ],
  [
    'another PubMed identifier, though title, year and author agree',
    withPmid,
    { ...lamp, PMID: '124' },
    false,
  ],
  ['a DOI here and none there', withDoi, lamp, true],
  [
    'a word for “no DOI” on both sides',
    { ...lamp, DOI: 'NA' },
    { ...lamp, DOI: 'NA', title: 'Lights' },
    false,
  ],
  [
    'a word for “no PubMed identifier” on both sides',
    { ...lamp, PMID: 'NA' },
    { ...lamp, PMID: 'NA', title: 'Lights' },
    false,
  ],
  [
    'the same letters of the title',
    lamp,
    { ...lamp, title: '<i>LAMPS</i> and their light'.replace(/<\/?i>/g, '') },
    true,
  ],
  ['another title', lamp, { ...lamp, title: 'Lamps and their lights' }, false],
  ['another year', lamp, { ...lamp, year: '2002' }, false],
  ['no year on one side', lamp, { title: lamp.title, authors: lamp.authors }, false],
  ['another first author', lamp, { ...lamp, authors: ['Jones', 'Smith'] }, false],
  [
    'the first author without accents',
    { ...lamp, authors: ['Müller'] },
    { ...lamp, authors: ['Muller'] },
    true,
  ],
  ['other authors after the first', lamp, { ...lamp, authors: ['Smith'] }, true],
  ['no author on one side', lamp, { ...lamp, authors: [] }, true],
  ['no title on either side', { authors: ['Smith'] }, { authors: ['Smith'] }, false],
];

describe('whether two summaries describe the same publication', () => {
  for (const [what, one, other, isSame] of pairs) {
    it(`${isSame ? 'yes' : 'no'}: ${what}`, () => {
      assert.equal(isSamePublication(one, other), isSame);
      assert.equal(isSamePublication(other, one), isSame);
      const index = new PublicationIndex<{ readonly summary: ReferenceSummary }>();
      const item = { summary: one };
      index.add(item);
      assert.equal(index.find(other), isSame ? item : undefined);
    });
  }

  it('is decided for the first of several, also after another one with the same title', () => {
    const index = new PublicationIndex<{ readonly summary: ReferenceSummary }>();
    const [other, first, second] = [{ ...lamp, authors: ['Jones'] }, lamp, withDoi].map(
      (summary) => ({ summary }),
    );
    for (const item of [other, first, second]) {
      index.add(item as { readonly summary: ReferenceSummary });
    }
    assert.equal(index.find(lamp), first);
    assert.equal(index.find(withDoi), second);
  });
});
