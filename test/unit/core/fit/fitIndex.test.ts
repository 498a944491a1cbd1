import assert from 'node:assert/strict';
import { PublicationReader } from '../../../../src/core/abstracts/publicationReader';
import { CitedBefore } from '../../../../src/core/fit/citedBefore';
import type { CitingSentence } from '../../../../src/core/fit/citingSentence';
import { FitIndex } from '../../../../src/core/fit/fitIndex';
import { lazyEntry } from '../../../../src/core/literature/entry';
import { publicationOfEntry } from '../../../../src/core/literature/publication';
import { runToEnd } from '../../../../src/core/text/steps';
import { makeRecogniser } from '../../support/testLibrary';

interface Made {
  readonly key: string;
  readonly title: string;
  readonly authors: readonly string[];
  readonly year: string;
  readonly abstract: string;
}

/** Made up, all of them. */
const publications = [
  made(
    'lamp2001',
    'Tumour necrosis factor in lamp keepers',
    ['Lampe'],
    '2001',
    'Cohort of keepers.',
  ),
  made(
    'salt2003',
    'Salt and sleep in lighthouses',
    ['Salz', 'Meer'],
    '2003',
    'Keepers slept less.',
  ),
  made(
    'fog2005',
    'FogSeq: counting drops of fog',
    ['Nebel'],
    '2005',
    'A program for counts of drops.',
  ),
  made(
    'tern2007',
    'Terns',
    ['Young'],
    '2007',
    'Birds that nest on towers, and mycobacterial infection.',
  ),
  made(
    'wave2009',
    'Monoclonal gammopathy of uncertain significance (MGUS) at sea',
    ['Wave'],
    '2009',
    '',
  ),
  made(
    'il6a',
    'Interleukin-6 and the sea',
    ['Brine'],
    '2011',
    'Levels of IL-6 rose with the tide.',
  ),
  made(
    'il6b',
    'Tides',
    ['Ebb'],
    '2012',
    'Interleukin-6 is named in passing, and the moon, and the wind.',
  ),
];

const answers: readonly (readonly [
  what: string,
  sentence: Partial<CitingSentence>,
  key: string,
])[] = [
  ['a name in another spelling', { sentence: 'TNF-α was high [CITE].' }, 'lamp2001'],
  ['words with other endings', { sentence: 'He was sleeping badly [CITE].' }, 'salt2003'],
  ['the name before a colon', { sentence: 'We ran FogSeq [CITE].' }, 'fog2005'],
  ['a word of the abstract', { sentence: 'Mycobacteria infect them [CITE].' }, 'tern2007'],
  [
    'what an abbreviation stands for',
    { sentence: 'A gammopathy such as MGUS [CITE].' },
    'wave2009',
  ],
  ['its author', { sentence: 'Brine found the same [CITE].' }, 'il6a'],
  ['an author with a year', { sentence: 'Nebel (2005) found it [CITE].' }, 'fog2005'],
  ['an entity in the title', { sentence: 'IL6 is a cytokine [CITE].' }, 'il6a'],
  ['the heading', { sentence: 'It was new [CITE].', heading: 'Methods > Drops of fog' }, 'fog2005'],
  ['the text before', { sentence: 'It was new [CITE].', before: 'Salt was used.' }, 'salt2003'],
];

const reader = new PublicationReader(makeRecogniser());

describe('which publication fits a sentence', () => {
  const keysFor = (from: FitIndex, ...query: Parameters<FitIndex['rank']>) =>
    from.rank(...query).map(({ publication }) => publication.key);
  const index = runToEnd(FitIndex.of(readAll(publications), reader));

  for (const [what, sentence, key] of answers) {
    it(`is found by ${what}`, () => {
      assert.equal(keysFor(index, place(sentence), new CitedBefore(), 3)[0], key);
    });
  }

  it('is what the words next to the citation speak of', () => {
    const lamps = ['Amber', 'Cobalt'].map((it) => made(it, `${it} lamps`, [], '2001', ''));
    const two = runToEnd(FitIndex.of(readAll(lamps), reader));
    const first = (sentence: string) => keysFor(two, place({ sentence }), new CitedBefore(), 1);
    const between = 'lit towers, quays, piers and ships in harbours, unlike';
    assert.deepEqual(first(`Amber [CITE] ${between} cobalt.`), ['Amber']);
    assert.deepEqual(first(`Cobalt [CITE] ${between} amber.`), ['Cobalt']);
    assert.deepEqual(first(`Amber ${between} cobalt [CITE].`), ['Cobalt']);
  });

  it('is none where nothing speaks for any', () => {
    assert.deepEqual(
      keysFor(index, place({ sentence: 'Zebras [CITE].' }), new CitedBefore(), 9),
      [],
    );
  });

  it('is no author whose name is an ordinary word', () => {
    assert.deepEqual(
      keysFor(index, place({ sentence: 'They are young.' }), new CitedBefore(), 9),
      [],
    );
  });

  it('is what an earlier sentence cited in the same words', () => {
    const cited = new CitedBefore();
    const before = place({ sentence: 'Glimmering is common [CITE].', heading: 'Results' });
    cited.add(before, index.placesOf(['tern2007', 'unknown']));
    const again = place({ sentence: 'Glimmering was common again [CITE].', heading: 'Other' });
    assert.deepEqual(keysFor(index, again, cited, 3), ['tern2007']);
    assert.deepEqual(keysFor(index, again, new CitedBefore(), 3), []);
  });

  it('is alike, whatever was asked before', () => {
    const sentences = answers.map(([, sentence]) => place(sentence));
    const first = sentences.map((it) => keysFor(index, it, new CitedBefore(), 9));
    const second = sentences.toReversed().map((it) => keysFor(index, it, new CitedBefore(), 9));
    assert.deepEqual(second.toReversed(), first);
  });

  it('lists at most as many as asked for, each publication once', () => {
    const keys = keysFor(
      index,
      place({ sentence: 'Keepers of sea salt [CITE].' }),
      new CitedBefore(),
      99,
    );
    assert.equal(new Set(keys).size, keys.length);
    assert.ok(keys.length > 2);
    const two = keysFor(
      index,
      place({ sentence: 'Keepers of sea salt [CITE].' }),
      new CitedBefore(),
      2,
    );
    assert.deepEqual(two, keys.slice(0, 2));
  });

  it('is looked up after an index was built with pauses', () => {
    const many = Array.from({ length: 1000 }, (_, at) => made(`key${at}`, 'Tides', [], '', ''));
    const steps = [...FitIndex.of(readAll(many), reader)];
    assert.ok(steps.length >= 50);
  });
});

function made(
  key: string,
  title: string,
  authors: readonly string[],
  year: string,
  abstract: string,
): Made {
  return { key, title, authors, year, abstract };
}

/** Publications as the entries of a file. */
function readAll(made: readonly Made[]) {
  return made.map(({ key, title, abstract, authors, year }) => {
    const entry = lazyEntry(
      { start: 0, end: 1, key, keyRange: { start: 0, end: 0 } },
      () => ({ id: key, type: 'article-journal' }),
      () => ({ title, authors, year }),
      () => ({ title, abstract, keywords: [] }),
    );
    return reader.read(publicationOfEntry({ file: '/a.bib', entry }));
  });
}

function place(given: Partial<CitingSentence>): CitingSentence {
  return { sentence: '', before: '', after: '', heading: '', ...given };
}
