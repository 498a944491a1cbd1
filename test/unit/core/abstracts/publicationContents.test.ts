import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readContents, sentencesAbout } from '../../../../src/core/abstracts/publicationContents';
import { PublicationReader } from '../../../../src/core/abstracts/publicationReader';
import { quotationAbout } from '../../../../src/core/abstracts/publicationsAbout';
import { LiteratureIndex } from '../../../../src/core/fit/literatureIndex';
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

function publicationsOf(entries: readonly Entry[]) {
  return entries.map((entry) => publicationOfEntry({ file: '/a.bib', entry }));
}

describe('what a publication says', () => {
  const recogniser = makeRecogniser();
  const read = (texts: Partial<EntryTexts>) => readContents({ keywords: [], ...texts }, recogniser);
  const indexOf = (entry: Entry) =>
    runToEnd(LiteratureIndex.of(publicationsOf([entry]), new PublicationReader(recogniser)));

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

  it('reads an abbreviation as the title defines it', () => {
    const abstract = 'All patients had more CSF than before.';
    assert.deepEqual(read({ abstract }).entities, []);
    const title = 'Colony-stimulating factor (CSF) in sepsis';
    assert.equal(read({ title, abstract }).sentences.length, 1);
  });

  it('is quoted first by sentences that fit the place, then by results and conclusions', () => {
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

  it('is not quoted by sentences about funding or registration, or by one that is cut off', () => {
    assert.deepEqual(read({ abstract: 'FUNDING: The makers of IL-6 paid for it.' }).sentences, []);
    const long = `${'It rained on that day. '.repeat(1_000)}IL-6 rose in all patients.`;
    assert.deepEqual(read({ abstract: long }).sentences, []);
    assert.deepEqual(read({ abstract: `IL-6 ${'rose '.repeat(5_000)}` }).sentences, []);
  });

  it('is quoted only by slices of the abstract, for any abstract', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        'IL-6 ',
        'TNF-α rose. ',
        'RESULTS: ',
        'vs. ',
        'p = 0.03',
        '\n',
        '. ',
        'e.g. ',
        '[a](b)',
        'Conclusions. ',
        'interleukin-10 ',
        '<b>',
        'It was seen in all patients. ',
        '$\\gamma$',
      ),
      anyUnicode({ maxLength: 4 }),
    );
    const abstracts = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(abstracts, (abstract) => {
        const made = indexOf(entryOf('a', { abstract }));
        for (const entity of read({ abstract }).entities) {
          for (const own of made.about(entity, nowhere)) {
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

  it('is quoted by a long sentence up to the end of a word', () => {
    const abstract = `IL-6 ${'rose again and '.repeat(60)}fell.`;
    const [own] = indexOf(entryOf('a', { abstract })).about('il-6', nowhere);
    const quotation = own && quotationAbout('il-6', own, nowhere);
    assert.ok(quotation?.isCut);
    assert.ok(quotation.text.length <= 400);
    assert.match(quotation.text, /^IL-6 rose.* (?:rose|again|and)$/);
  });
});

describe('the publications that name an entity', () => {
  const recogniser = makeRecogniser();
  const entries = [
    entryOf('keyword', { keywords: ['IL-6'] }),
    entryOf('sentence', { abstract: 'IL-6 rose in all patients.' }),
    entryOf('title', { title: 'IL-6 in sepsis' }),
    entryOf('both', { title: 'IL-6 in sepsis', abstract: 'IL-6 rose in all patients.' }),
    entryOf('newer', { title: 'IL-6 in sepsis', abstract: 'IL-6 fell in all patients.' }, 2024),
    entryOf('none', { title: 'Sepsis' }),
  ];
  const reader = new PublicationReader(recogniser);
  const indexOf = (from: readonly Entry[]) =>
    runToEnd(LiteratureIndex.of(publicationsOf(from), reader));
  const index = indexOf(entries);

  it('are in the order of what they say about it, then of their years', () => {
    const keys = index.about('il-6', nowhere).map(({ publication }) => publication.key);
    assert.deepEqual(keys, ['newer', 'both', 'title', 'sentence', 'keyword']);
    assert.equal(index.countAbout('il-6'), 5);
  });

  it('keep their records when another entry changes', () => {
    const changed = [
      ...entries.slice(1),
      entryOf('keyword', { keywords: ['IL-6'], title: 'On IL-10' }),
    ];
    const again = indexOf(changed);
    const afresh = runToEnd(
      LiteratureIndex.of(publicationsOf(changed), new PublicationReader(recogniser)),
    );
    const contentsIn = (made: LiteratureIndex, key: string) =>
      made.read(`entry:/a.bib#${key}`)?.contents;
    assert.equal(contentsIn(again, 'both'), contentsIn(index, 'both'));
    assert.notEqual(contentsIn(again, 'keyword'), contentsIn(index, 'keyword'));
    for (const entity of ['il-6', 'il-10']) {
      const contents = (made: LiteratureIndex) =>
        made.about(entity, nowhere).map((it) => it.contents);
      assert.deepEqual(contents(again), contents(afresh));
    }
    assert.equal(again.countAbout('il-10'), 1);
  });
});
