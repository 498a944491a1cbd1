import assert from 'node:assert/strict';
import { isRetracted } from '../../../../src/core/cite/citationProblems';

describe('what an entry says of a retraction', () => {
  const retracted: readonly Readonly<Record<string, string>>[] = [
    { title: 'RETRACTED: Lamps and light' },
    { title: 'Retracted Article: Lamps and light' },
    { title: '[Retracted] Lamps and light' },
    { title: 'Lamps and light (Retracted article. See vol. 12, pg. 4, 2010)' },
    { title: 'Lamps and light (Retraction of vol 12, pg 4, 2010)' },
    { genre: 'Retracted Publication' },
    { genre: 'Journal Article; Retracted Publication' },
    { keyword: 'lamps, Retracted Publication, light' },
    { note: 'Retracted' },
    { note: 'RETRACTED: see the notice' },
    { note: 'Retracted in: J Lamps. 2010;12:4' },
    { note: 'PMID: 123\nRetracted' },
  ];
  const sound: readonly Readonly<Record<string, string>>[] = [
    { title: 'Why a retracted article keeps being cited' },
    { title: 'Retracted articles in immunology: a survey' },
    { title: 'Retracted science and the retraction index' },
    { title: 'The retracted publication of lamps' },
    { title: 'Citations of a retracted publication (a retraction of trust)' },
    { title: 'Retraction of the eyelid' },
    { genre: 'Retraction of Publication' },
    { genre: 'Journal Article' },
    { keyword: 'retracted articles, lamps' },
    { keyword: 'retraction' },
    { note: 'On how a retracted paper was cited' },
    { note: 'Retracted nipples were seen' },
    { abstract: 'RETRACTED: no' },
    {},
  ];
  for (const fields of retracted) {
    it(`is that of a retracted publication: ${JSON.stringify(fields)}`, () => {
      assert.equal(isRetracted(fields), true);
    });
  }
  for (const fields of sound) {
    it(`is nothing: ${JSON.stringify(fields)}`, () => {
      assert.equal(isRetracted(fields), false);
    });
  }
});
