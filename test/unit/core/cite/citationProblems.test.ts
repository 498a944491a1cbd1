import assert from 'node:assert/strict';
import {
  citationProblems,
  isRetracted,
  keysMeant,
} from '../../../../src/core/cite/citationProblems';
import { NoteLiterature } from '../../../../src/core/cite/noteLiterature';
import { analyseNote } from '../../../../src/core/note/analyseNote';
import { Recogniser } from '../../../../src/core/recognise/recogniser';
import { runToEnd } from '../../../../src/core/text/steps';
import { librarySources } from '../../support/librarySources';
import { smallLibrary } from '../../support/smallLibrary';

describe('unknown keys', () => {
  const library = smallLibrary();
  const recogniser = new Recogniser(library);
  const literature = librarySources(library);
  const unknownIn = (note: string) =>
    citationProblems(analyseNote(note, recogniser), literature).map(({ start, end }) =>
      note.slice(start, end),
    );

  it('are those of citations', () => {
    assert.deepEqual(unknownIn('IL-6 [@nobody2001; see @doe:2000] as -@roe1999 says.'), [
      'nobody2001',
      'doe:2000',
      'roe1999',
    ]);
  });

  for (const note of [
    'Ask @user, @user42 or @some.one_7.',
    'Install @types/node, `@babel/core` and [@types/node](https://x.example).',
    'IL-2 @10 mg/kg, @3pm, @2x, @37 °C and [@5 ng/ml].',
    'See [@doi:10.1000/x; @pmid:1234567], @url:https://x.example/a and [@arxiv:2001.00001].',
    'See @fig-dose, [@Tbl-groups; -@sec-methods] and @eq:line.',
    '\\nocite{*}',
    '(@good) IL-6 rises.\n\nAs (@good) or @good shows.',
    '---\ncrossref:\n  custom:\n    - kind: float\n      key: vid\n---\n\nSee @vid-assay, [@vid-assay2020].',
  ]) {
    it(`are not: ${note}`, () => assert.deepEqual(unknownIn(note), []));
  }
});

describe('references to kinds of parts that a project defines', () => {
  const library = smallLibrary();
  const analysis = analyseNote('See [@vid-assay; @dia-il6], @vid.', new Recogniser(library));
  const unknownWith = (crossReferences: readonly string[]) => {
    const ofProject = { listed: [], crossReferences };
    const literature = runToEnd(NoteLiterature.gather(library, [], [], ofProject));
    return citationProblems(analysis, literature).map(({ start, end }) =>
      analysis.text.slice(start, end),
    );
  };

  it('are not unknown keys', () => {
    assert.deepEqual(unknownWith([]), ['vid-assay', 'dia-il6']);
    assert.deepEqual(unknownWith(['vid']), ['dia-il6']);
    assert.deepEqual(unknownWith(['vid', 'dia']), []);
  });
});

describe('the keys that may be meant', () => {
  const library = smallLibrary();
  const literature = librarySources(library);
  const [source] = library.sources;
  const range = { start: 0, end: 1, message: '' };

  it('are those nearest to the unknown key', () => {
    const problem = { ...range, kind: 'reportUnknownKeys' } as const;
    const [nearest] = runToEnd(keysMeant(problem, `${source?.key}x`, literature));
    assert.equal(nearest, source?.key);
    assert.deepEqual(runToEnd(keysMeant(problem, 'zzzzzzzzzzzz', literature)), []);
  });

  it('are the one that replaces another, or none', () => {
    const same = { ...range, kind: 'reportSameSources', better: 'lamp2001' } as const;
    assert.deepEqual(runToEnd(keysMeant(same, 'lamp2001a', literature)), ['lamp2001']);
    const retracted = { ...range, kind: 'reportRetractions' } as const;
    assert.deepEqual(runToEnd(keysMeant(retracted, 'lamp2001', literature)), []);
  });
});

describe('what an entry says about a retraction', () => {
  const retracted: readonly Readonly<Record<string, string>>[] = [
    { title: 'RETRACTED: Lamps and light' },
    { title: 'Retracted Article: Lamps and light' },
    { title: '[Retracted] Lamps and light' },
    { title: 'Lamps and light (Retracted article. See vol. 12, pg. 4, 2010)' },
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
    { title: 'Lamps and light (Retraction of vol 12, pg 4, 2010)' },
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
