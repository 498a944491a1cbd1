import assert from 'node:assert/strict';
import { PublicationReader } from '../../../../src/core/abstracts/publicationReader';
import { NoteLiterature } from '../../../../src/core/cite/noteLiterature';
import { placeInSentence } from '../../../../src/core/cite/placeCitation';
import {
  publicationsForSentence,
  publicationsOfFittingSources,
  publicationsToCite,
} from '../../../../src/core/cite/publicationsToCite';
import { entitiesOfSentence } from '../../../../src/core/cite/sentenceToCite';
import type { RankPreference } from '../../../../src/core/fit/evidence';
import { LiteratureIndex } from '../../../../src/core/fit/literatureIndex';
import { rankSources } from '../../../../src/core/library/rankSources';
import { analyseNote } from '../../../../src/core/note/analyseNote';
import { blockAt } from '../../../../src/core/note/noteAnalysis';
import { runToEnd } from '../../../../src/core/text/steps';
import { bibliographyOf } from '../../support/bibliographyOf';
import { knownAnswers, madeUpBibliography } from '../../support/madeUpLiterature';
import { once } from '../../support/once';
import { makeRecogniser, readFixedLibrary } from '../../support/testLibrary';

interface Indexed {
  readonly literature: NoteLiterature;
  readonly index: LiteratureIndex;
}

/** The dataset together with a bibliography. */
function indexed(text: string): Indexed {
  const bibliography = bibliographyOf(text);
  const named = [{ file: 'file:///refs.bib', bibliography }];
  const literature = runToEnd(NoteLiterature.gather(readFixedLibrary(), named));
  const reader = new PublicationReader(makeRecogniser());
  return { literature, index: runToEnd(LiteratureIndex.of(literature.all, reader)) };
}

const withMadeUp = once(() => indexed(madeUpBibliography));
const datasetOnly = once(() => indexed(''));

/** The keys that are offered at a text of a note. */
function offeredAt(
  note: string,
  at: string,
  { literature, index }: Indexed = withMadeUp(),
  prefer: RankPreference = 'balanced',
  most = 3,
): string[] {
  const analysis = analyseNote(note, makeRecogniser());
  const offset = note.indexOf(at) + 1;
  const block = blockAt(analysis, offset);
  const place = placeInSentence(analysis, offset);
  assert.ok(block && place);
  const mention = block.mentions.find((it) => it.start <= offset && offset <= it.end);
  const entities = mention ? [mention.entity] : entitiesOfSentence(block, offset);
  const ranked = publicationsForSentence(
    { analysis, block, offset, at: place.at },
    { literature, index, prefer },
    { library: readFixedLibrary(), entities },
  );
  const citing = { analysis, block, offset, place, literature, syntax: 'pandoc' } as const;
  const publications = ranked.map(({ publication }) => publication);
  return publicationsToCite(publications, citing, most).map(({ key }) => key);
}

describe('the publications to cite in a sentence', () => {
  for (const { sentence, at, key } of knownAnswers) {
    it(`begin with ${key} for “${sentence}”`, () => {
      assert.equal(offeredAt(`${sentence}\n`, at)[0], key);
    });
  }

  it('include the one that fits, for every sentence of a long note', () => {
    const note = knownAnswers.map(({ sentence }) => sentence).join(' ');
    for (const { sentence, key } of knownAnswers) {
      assert.ok(offeredAt(note, sentence).includes(key), key);
    }
  });

  it('leave out those that the sentence already cites, in the middle or at its end', () => {
    const before = 'Guselkumab [@okafor2017] showed a higher PASI 90 response than adalimumab';
    for (const note of [`${before}.`, `${before} [@sorel2020].`, `${before}.[@sorel2020]`]) {
      assert.ok(!offeredAt(note, 'adalimumab').includes('okafor2017'), note);
    }
    assert.ok(!offeredAt(`${before} [@sorel2020].`, 'adalimumab').includes('sorel2020'));
    assert.ok(offeredAt(`${before}. Guselkumab reached PASI 90.`, 'Guselkumab reached').length > 0);
  });

  it('name the entity or its kin, or share rare words', () => {
    assert.deepEqual(offeredAt('Ravulizumab was given to patients in a trial.', 'Ravulizumab'), []);
    // No publication names the drug, but one names the ligand of the receptor that it acts on.
    const kin = offeredAt('Basiliximab blocks the receptor of patients.', 'Basiliximab');
    assert.ok(kin.length > 0 && !kin.includes('okafor2017'), kin.join());
    assert.ok(
      offeredAt('Ravulizumab did nothing for perianal fistulas.', 'Ravulizumab').includes(
        'adeyemi2013',
      ),
    );
  });

  it('are none if a sentence has only common words', () => {
    assert.deepEqual(offeredAt('The patients were treated in a trial.', 'patients'), []);
  });

  it('begin with the user’s own of two that fit equally well', () => {
    const [source] = readFixedLibrary().sources.filter(({ key }) => key === 'recovery2021');
    assert.ok(source);
    const findings = source.findings.map(({ text }) => text).join(' ');
    const own = indexed(
      `@article{own, author = {Own, Ola}, title = {${source.title}}, year = {2021}, doi = {10.1/own}, abstract = {${findings}}}`,
    );
    const note = 'Tocilizumab lowers mortality in COVID-19.';
    assert.deepEqual(offeredAt(note, 'Tocilizumab', own).slice(0, 2), ['own', 'recovery2021']);
  });

  it('have no unsigned web page before a trial or review that fits as well', () => {
    for (const prefer of ['balanced', 'newest', 'strongest'] as const) {
      for (const note of [
        'Tocilizumab blocks the IL-6 receptor in severe COVID-19.',
        'Tocilizumab is used in patients with COVID-19.',
        'Tocilizumab lowers mortality in COVID-19.',
      ]) {
        const keys = offeredAt(note, 'Tocilizumab', datasetOnly(), prefer, 99);
        const page = keys.indexOf('il6infectious');
        assert.ok(page > 0 && keys.indexOf('recovery2021') < page, `${prefer}: ${keys.join()}`);
      }
    }
  });

  it('follow the preference of the user among those that fit equally well', () => {
    const entry = (key: string, year: number, title: string) =>
      `@article{${key}, author = {${key}, A.}, title = {${title}}, year = {${year}}, abstract = {Etrolizumab and the lamps of ${key}.}}`;
    const two = indexed(
      [
        entry('old', 2004, 'Etrolizumab under lamps: a randomised trial'),
        entry('new', 2024, 'Etrolizumab under lamps: a case report'),
      ].join('\n'),
    );
    const first = (prefer: RankPreference) =>
      offeredAt('Etrolizumab works under lamps.', 'Etrolizumab', two, prefer)[0];
    assert.equal(first('strongest'), 'old');
    assert.equal(first('newest'), 'new');
  });
});

describe('the sources that are offered until the literature is read', () => {
  it('have unsigned web pages last, and only sources that fit', () => {
    const library = readFixedLibrary();
    const nowhere = { entities: new Map(), topics: new Map() };
    const ranked = rankSources(library, nowhere, 'tocilizumab');
    const fitting = publicationsOfFittingSources(ranked);
    const isUnsigned = fitting.map(({ summary }) => summary.authors.length === 0);
    assert.ok(isUnsigned.includes(true) && isUnsigned.includes(false), isUnsigned.join());
    assert.ok(!isUnsigned.slice(isUnsigned.indexOf(true)).includes(false), isUnsigned.join());
    assert.equal(fitting.length, ranked.filter(({ score }) => score > 0).length);
  });
});
