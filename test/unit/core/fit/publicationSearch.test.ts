import assert from 'node:assert/strict';
import { PublicationReader } from '../../../../src/core/abstracts/publicationReader';
import { LiteratureIndex } from '../../../../src/core/fit/literatureIndex';
import { lazyEntry } from '../../../../src/core/literature/entry';
import { publicationOfEntry } from '../../../../src/core/literature/publication';
import { runToEnd } from '../../../../src/core/text/steps';
import { isStopWord } from '../../../../src/core/text/words';
import { makeRecogniser, readLibrary } from '../../support/testLibrary';

interface Made {
  readonly key: string;
  readonly title?: string;
  readonly authors?: readonly string[];
  readonly year?: string;
  readonly abstract?: string;
  readonly keywords?: readonly string[];
}

/** Made-up publications. */
const made: readonly Made[] = [
  {
    key: 'emilie1998',
    title: 'Cytokines in HIV infection',
    authors: ['Emilie', 'Fior'],
    year: '1998',
    abstract: 'Interleukin-6 rose with the tide.',
  },
  { key: 'trenova2016', title: 'Multiple sclerosis', authors: ['Trenova'], year: '2016' },
  {
    key: 'mueller2020',
    title: 'Lamps',
    authors: ['Müller'],
    year: '2020',
    abstract: 'Keepers of lighthouses slept badly. Emilie is named, and a therapy.',
    keywords: ['night work'],
  },
  {
    key: 'brine2011',
    title: 'Head-to-head: salt',
    authors: ['Brine', "O'Neill"],
    year: '2011',
    abstract: 'Tumour necrosis factor fell, say keepers of lighthouses. Therapies differ.',
  },
  { key: 'sclerosis99', title: 'Harbours', authors: ['Ebb'], year: '1999' },
];

const answers: readonly (readonly [query: string, keys: readonly string[]])[] = [
  ['emil', ['emilie1998', 'mueller2020']],
  ['emilie', ['emilie1998', 'mueller2020']],
  ['emilie1998', ['emilie1998']],
  ['emilie19', ['emilie1998']],
  ['emil 98', []],
  ['emil 1998', ['emilie1998']],
  ['1998 EMIL', ['emilie1998']],
  ['hiv infect', ['emilie1998']],
  // An entity by another name than the one in the text.
  ['IL-6', ['emilie1998']],
  ['il6', ['emilie1998']],
  ['TNF-α', ['brine2011']],
  ['tnf salt', ['brine2011']],
  // Swapped, additional and missing letters.
  ['trenvoa', ['trenova2016']],
  ['trenovaa', ['trenova2016']],
  ['trenva', ['trenova2016']],
  ['müller', ['mueller2020']],
  ['muller lamps', ['mueller2020']],
  ['o’neill', ['brine2011']],
  ['2020', ['mueller2020']],
  ['night w', ['mueller2020']],
  // A key weighs more than a title.
  ['sclerosis', ['sclerosis99', 'trenova2016']],
  ['lighthouse keep', ['mueller2020', 'brine2011']],
  ['of the keeper', ['mueller2020', 'brine2011']],
  ['therapy keepers', ['mueller2020', 'brine2011']],
  ['head to head', ['brine2011']],
  ['lighthouses zebras', []],
  ['zebra', []],
  ['', []],
  ['  ', []],
];

describe('searching publications', () => {
  const recogniser = makeRecogniser();
  const publications = made.map(publicationOf);
  const indexOf = (all: readonly ReturnType<typeof publicationOf>[]) =>
    runToEnd(LiteratureIndex.of(all, new PublicationReader(recogniser), readLibrary()));
  const index = indexOf(publications);
  const keysFor = (query: string, limit = 10) =>
    index.search(query, limit).map(({ publication }) => publication.key);

  for (const [query, keys] of answers) {
    it(`“${query}” finds ${keys.join(', ') || 'nothing'}`, () => {
      assert.deepEqual(keysFor(query), keys);
    });
  }

  it('corrects a word that only another literature has', () => {
    const reader = new PublicationReader(recogniser);
    const first = runToEnd(LiteratureIndex.of(publications, reader, readLibrary()));
    const other = publicationOf({ key: 'other', title: 'Trenvoa', authors: ['Trenvoa'] });
    runToEnd(LiteratureIndex.of([other], reader, readLibrary()));
    assert.deepEqual(
      first.search('trenvoa', 10).map(({ publication }) => publication.key),
      ['trenova2016'],
    );
  });

  it('finds the same after other literatures were read', () => {
    const reader = new PublicationReader(recogniser);
    // The plural of a word that is typed, and a name that is nearly that word.
    const lines = publicationOf({ key: 'lines2001', title: 'Pathways', authors: ['Salt'] });
    const near = publicationOf({ key: 'near2001', title: 'Salt', authors: ['Hathway'] });
    const all = [...publications, lines, near];
    const first = runToEnd(LiteratureIndex.of(all, reader, readLibrary()));
    const queries = [...answers.map(([query]) => query), 'pathway', 'cachectin', 'keeperr'];
    const found = () =>
      queries.map((query) => first.search(query, 10).map(({ publication }) => publication.key));
    const before = found();
    const words = queries.join(' ');
    const other = publicationOf({ key: 'other', title: words, authors: words.split(' ') });
    runToEnd(LiteratureIndex.of([other], reader, readLibrary()));
    assert.deepEqual(found(), before);
  });

  it('does not correct a word by which a subject is called', () => {
    const near = publicationOf({ key: 'near2001', title: 'Salt', authors: ['Cachestin'] });
    assert.deepEqual(
      indexOf([...publications, near])
        .search('cachectin', 10)
        .map(({ publication }) => publication.key),
      ['brine2011'],
    );
  });

  it('gives at most the requested number', () => {
    assert.deepEqual(keysFor('keepers', 1), ['mueller2020']);
  });

  it('finds every word of every publication by each of its prefixes', () => {
    for (const { key, title = '', abstract = '', authors = [] } of made) {
      for (const word of `${title} ${abstract} ${authors.join(' ')}`.match(/\p{L}{4,}/gu) ?? []) {
        for (let end = isStopWord(word.toLowerCase()) ? Infinity : 3; end <= word.length; end++) {
          const found = keysFor(word.slice(0, end));
          assert.ok(found.includes(key), `${word.slice(0, end)} does not find ${key}`);
        }
      }
    }
  });

  it('finds the one with a rare word among thousands with a common one', () => {
    const many = Array.from({ length: 9000 }, (_, at) =>
      publicationOf({ key: `key${at}`, title: at === 8999 ? 'Salt obelisk' : 'Salt' }),
    );
    const large = indexOf(many);
    const keys = large.search('salt obel', 5).map(({ publication }) => publication.key);
    assert.deepEqual(keys, ['key8999']);
  });
});

function publicationOf({ key, title, authors = [], year, abstract, keywords = [] }: Made) {
  const entry = lazyEntry(
    { start: 0, end: 1, key, keyRange: { start: 0, end: 0 } },
    () => ({ id: key, type: 'article-journal' }),
    () => ({ title, authors, year }),
    () => ({ title, abstract, keywords }),
  );
  return publicationOfEntry({ file: '/a.bib', entry });
}
