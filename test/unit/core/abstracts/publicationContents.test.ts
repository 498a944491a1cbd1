import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ContentsIndex } from '../../../../src/core/abstracts/contentsIndex';
import { readContents, sentencesAbout } from '../../../../src/core/abstracts/publicationContents';
import {
  publicationsAbout,
  quotationAbout,
} from '../../../../src/core/abstracts/publicationsAbout';
import type { Entry, EntryTexts } from '../../../../src/core/literature/entry';
import { lazyEntry } from '../../../../src/core/literature/entry';
import { publicationOfEntry } from '../../../../src/core/literature/publication';
import { runToEnd } from '../../../../src/core/text/steps';
import { anyUnicode } from '../../support/anyUnicode';
import '../../support/repeatableProperties';
import { makeRecogniser } from '../../support/testLibrary';

const nowhere = { entities: new Map<string, number>(), topics: new Map<string, number>() };

/** An entry that counts how often its texts are read. */
function entryOf(key: string, texts: Partial<EntryTexts>, year = 2020): Entry {
  const place = { start: 0, end: 1, key, keyRange: { start: 0, end: 0 } };
  const summary = { title: texts.title, authors: ['Berg'], year: String(year) };
  return lazyEntry(
    place,
    () => ({ id: key, type: 'article-journal' }),
    () => summary,
    () => ({ keywords: [], ...texts }),
  );
}

/** What can be cited: the entries of one file, the first of each key. */
function literatureOf(entries: readonly Entry[]) {
  const publications = entries.map((entry) => publicationOfEntry({ file: '/a.bib', entry }));
  return { publication: (key: string) => publications.find((it) => it.key === key) };
}

describe('what a publication says', () => {
  const recogniser = makeRecogniser();
  const read = (texts: Partial<EntryTexts>) => readContents({ keywords: [], ...texts }, recogniser);
  const index = (entries: readonly Entry[], previous?: ContentsIndex) =>
    runToEnd(ContentsIndex.of(entries, recogniser, previous));

  it('names entities in title, abstract and keywords, each once', () => {
    const contents = read({
      title: 'Interleukin-6 and IL-6',
      abstract: 'TNF-α fell. Interleukin-6 rose in all.',
      keywords: ['IL-10', 'tumor necrosis factor'],
    });
    assert.deepEqual(contents.inTitle, ['il-6']);
    assert.deepEqual(contents.entities, ['il-6', 'tnf', 'il-10']);
  });

  it('reads no name across lines, keywords, title and abstract', () => {
    const contents = read({
      title: 'On interleukin',
      abstract: '6 of them rose by interleukin\n10 fell in all patients.',
      keywords: ['interleukin', '4'],
    });
    assert.deepEqual(contents.entities, ['interleukins']);
  });

  it('takes a name by what the title defines', () => {
    const abstract = 'All patients had more CSF than before.';
    assert.deepEqual(read({ abstract }).entities, []);
    const title = 'Colony-stimulating factor (CSF) in sepsis';
    assert.equal(read({ title, abstract }).sentences.length, 1);
  });

  it('is quoted by what fits the place, then by results and conclusions', () => {
    const abstract =
      'BACKGROUND: IL-6 and TNF are cytokines here. METHODS: IL-6 was measured in serum. RESULTS: IL-6 rose in all patients.';
    const contents = read({ abstract });
    const best = (context: typeof nowhere) => {
      const [sentence] = sentencesAbout('il-6', contents, context);
      return sentence && abstract.slice(sentence.start, sentence.end);
    };
    assert.equal(best(nowhere), 'IL-6 rose in all patients.');
    const besideTnf = { ...nowhere, entities: new Map([['tnf', 1]]) };
    assert.equal(best(besideTnf), 'IL-6 and TNF are cytokines here.');
    assert.deepEqual(sentencesAbout('il-10', contents, nowhere), []);
  });

  it('quotes nothing of funding, registration and a sentence that was cut off', () => {
    assert.deepEqual(read({ abstract: 'FUNDING: The makers of IL-6 paid for it.' }).sentences, []);
    const long = `${'It rained on that day. '.repeat(1_000)}IL-6 rose in all patients.`;
    assert.deepEqual(read({ abstract: long }).sentences, []);
    assert.deepEqual(read({ abstract: `IL-6 ${'rose '.repeat(5_000)}` }).sentences, []);
  });

  it('quotes slices of the abstract alone, whatever it has in it', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        ...[
          'IL-6 ',
          'TNF-α rose. ',
          'RESULTS: ',
          'vs. ',
          'p = 0.03',
          '\n',
          '. ',
          'e.g. ',
          '[a](b)',
        ],
        ...[
          'Conclusions. ',
          'interleukin-10 ',
          '<b>',
          'It was seen in all patients. ',
          '$\\gamma$',
        ],
      ),
      anyUnicode({ maxLength: 4 }),
    );
    const abstracts = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(abstracts, (abstract) => {
        const entry = entryOf('a', { abstract });
        const literature = literatureOf([entry]);
        const made = index([entry]);
        for (const entity of read({ abstract }).entities) {
          for (const own of publicationsAbout(entity, [made], literature, nowhere)) {
            const quotation = quotationAbout(entity, own, nowhere);
            assert.ok(!quotation || (quotation.text !== '' && abstract.includes(quotation.text)));
            for (const { start, end, entities } of own.contents.sentences) {
              const sentence = abstract.slice(start, end);
              assert.equal(sentence, sentence.trim());
              assert.ok(!sentence.includes('\n'));
              assert.ok(entities.length > 0);
            }
          }
        }
      }),
    );
  });

  it('cuts a long sentence after a word', () => {
    const abstract = `IL-6 ${'rose again and '.repeat(60)}fell.`;
    const entry = entryOf('a', { abstract });
    const [own] = publicationsAbout('il-6', [index([entry])], literatureOf([entry]), nowhere);
    const quotation = own && quotationAbout('il-6', own, nowhere);
    assert.ok(quotation?.isCut);
    assert.ok(quotation.text.length <= 400);
    assert.match(quotation.text, /^IL-6 rose.* (?:rose|again|and)$/);
  });
});

describe('the publications that speak of an entity', () => {
  const recogniser = makeRecogniser();
  const entries = [
    entryOf('keyword', { keywords: ['IL-6'] }),
    entryOf('sentence', { abstract: 'IL-6 rose in all patients.' }),
    entryOf('title', { title: 'IL-6 in sepsis' }),
    entryOf('both', { title: 'IL-6 in sepsis', abstract: 'IL-6 rose in all patients.' }),
    entryOf('newer', { title: 'IL-6 in sepsis', abstract: 'IL-6 fell in all patients.' }, 2024),
    entryOf('none', { title: 'Sepsis' }),
  ];
  const index = runToEnd(ContentsIndex.of(entries, recogniser));
  const keys = (from: readonly Entry[], made: ContentsIndex, context = nowhere) =>
    publicationsAbout('il-6', [made], literatureOf(from), context).map(
      ({ publication }) => publication.key,
    );

  it('are in the order of what they say of it, then of their years', () => {
    assert.deepEqual(keys(entries, index), ['newer', 'both', 'title', 'sentence', 'keyword']);
  });

  it('are each listed once, and not where another entry has their key', () => {
    const twice = [...entries, entryOf('title', { title: 'IL-6 again' })];
    const made = runToEnd(ContentsIndex.of(twice, recogniser));
    const found = publicationsAbout('il-6', [made, made], literatureOf(twice), nowhere);
    assert.equal(found.length, 5);
    const titled = found.find(({ publication }) => publication.key === 'title');
    assert.equal(titled?.publication.summary.title, 'IL-6 in sepsis');
  });

  it('keep what was read of them when another entry changes', () => {
    const changed = [
      ...entries.slice(1),
      entryOf('keyword', { keywords: ['IL-6'], title: 'On IL-10' }),
    ];
    const again = runToEnd(ContentsIndex.of(changed, recogniser, index));
    const afresh = runToEnd(ContentsIndex.of(changed, recogniser));
    const contentsIn = (made: ContentsIndex, key: string) =>
      made.about('il-6').find(({ entry }) => entry.key === key)?.contents;
    assert.equal(contentsIn(again, 'both'), contentsIn(index, 'both'));
    assert.notEqual(contentsIn(again, 'keyword'), contentsIn(index, 'keyword'));
    assert.deepEqual(again.about('il-6'), afresh.about('il-6'));
    assert.deepEqual(again.about('il-10'), afresh.about('il-10'));
    assert.equal(again.about('il-10').length, 1);
  });
});
