import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  PublicationReader,
  type RecordedPublication,
} from '../../../../src/core/abstracts/publicationReader';
import {
  readRecords,
  SHARDS,
  shardOf,
  writeRecords,
} from '../../../../src/core/abstracts/savedRecords';
import { CitedBefore } from '../../../../src/core/fit/citedBefore';
import { EvidenceTable } from '../../../../src/core/fit/evidenceTable';
import { FitIndex } from '../../../../src/core/fit/fitIndex';
import { FitScores } from '../../../../src/core/fit/fitScores';
import { LiteratureIndex } from '../../../../src/core/fit/literatureIndex';
import { PublicationSearch } from '../../../../src/core/fit/publicationSearch';
import { SubjectIndex } from '../../../../src/core/fit/subjectIndex';
import { lazyEntry } from '../../../../src/core/literature/entry';
import {
  type Publication,
  publicationOfEntry,
  publicationOf as publicationOfSource,
} from '../../../../src/core/literature/publication';
import { runToEnd } from '../../../../src/core/text/steps';
import '../../support/repeatableProperties';
import { makeRecogniser, readLibrary } from '../../support/testLibrary';

const recogniser = makeRecogniser();
const nowhere = { entities: new Map<string, number>(), topics: new Map<string, number>() };
const words = [
  ...['IL-6', 'tumour necrosis factor', 'sepsis', 'lamps', 'tides', 'harbour', 'glimmering'],
  ...['rose', 'fell', 'in', 'patients', 'randomised', 'keepers', 'tocilizumab'],
];
const texts = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 8 });
const made = fc.record({
  key: fc.constantFrom('amber1999', 'cobalt2001', 'ebb2003', 'fog2005', 'tern2007'),
  title: texts.map((some) => some.join(' ')),
  abstract: texts.map((some) => `${some.join(' ')}. All of them were ${some[0]}.`),
});
/** The most publications that are indexed without a pause. */
const MOST_IN_STEP = 2048;
const literatures = fc.array(fc.uniqueArray(made, { selector: ({ key }) => key }), {
  minLength: 1,
  maxLength: 4,
});

describe('the index of a literature', () => {
  it('equals a new one after any sequence of changes', () => {
    fc.assert(
      fc.property(literatures, (sequence) => {
        const reader = new PublicationReader(recogniser);
        for (const literature of sequence) {
          const publications = literature.map(publicationOf);
          const changed = indexOf(publications, reader);
          const made = indexOf(publications, new PublicationReader(recogniser));
          assert.deepEqual(answersOf(changed), answersOf(made));
        }
      }),
      { numRuns: 15 },
    );
  });

  it('is the same with the records of an earlier session, and reads only changed publications', () => {
    fc.assert(
      fc.property(literatures, made, (sequence, changed) => {
        const earlier = new PublicationReader(recogniser);
        for (const literature of sequence) {
          indexOf(literature.map(publicationOf), earlier);
        }
        const last = sequence.at(-1) ?? [];
        const now = [changed, ...last.filter(({ key }) => key !== changed.key)].map(publicationOf);
        const later = laterSession(earlier);
        const made = indexOf(now, new PublicationReader(recogniser));
        assert.deepEqual(answersOf(indexOf(now, later)), answersOf(made));
        assert.ok(later.takeUnsaved().length <= 1);
      }),
      { numRuns: 15 },
    );
  });

  it('gives only results of an earlier state that are still right', () => {
    fc.assert(
      fc.property(literatures, literatures, ([before = []], [after = []]) => {
        const reader = new PublicationReader(recogniser);
        const now = after.map(publicationOf);
        const earlier = indexOf(before.map(publicationOf), reader);
        const index = earlier.asOf(now);
        const same = before.filter((old) =>
          after.some((it) => JSON.stringify(it) === JSON.stringify(old)),
        );
        for (const word of words) {
          const found = index.search(word, 9);
          const right = indexOf(same.map(publicationOf), reader).search(word, 9);
          assert.deepEqual(keysOf(found).sort(), keysOf(right).sort());
          found.forEach((it) => assert.ok(now.includes(it.publication)));
        }
        for (const { publication } of [
          ...index.about('il-6', nowhere),
          ...index.rank(sentenceOf('IL-6 fell in sepsis'), new CitedBefore(), 9),
        ]) {
          assert.ok(now.includes(publication));
          assert.ok(same.some(({ key }) => key === publication.key));
        }
        for (const { id, key } of now) {
          assert.equal(
            index.read(id) !== undefined,
            same.some((it) => it.key === key),
          );
        }
      }),
      { numRuns: 15 },
    );
  });

  it('gives the publications about topics, in the order of the literature', () => {
    const { topics } = readLibrary();
    fc.assert(
      fc.property(literatures, fc.subarray([...topics]), ([some = []], wanted) => {
        const index = indexOf(some.map(publicationOf), new PublicationReader(recogniser));
        const ids = wanted.map(({ id }) => id);
        const speaking = index.all.filter(({ contents }) =>
          contents.topics.some((id) => ids.includes(id)),
        );
        assert.deepEqual(keysOf(index.onTopics(ids)), keysOf(speaking));
      }),
      { numRuns: 15 },
    );
  });

  it('reads a changed publication again, and no other', () => {
    const reader = new PublicationReader(recogniser);
    const all = ['amber', 'cobalt', 'ebb'].map((key) => ({ key, title: key, abstract: 'IL-6.' }));
    indexOf(all.map(publicationOf), reader);
    assert.equal(reader.takeUnsaved().length, 3);
    const changed = all.map((it) => (it.key === 'ebb' ? { ...it, abstract: 'TNF fell.' } : it));
    indexOf(changed.map(publicationOf), reader);
    assert.equal(reader.takeUnsaved().length, 1);
  });

  it('looks at no more publications in a large literature than in a small one', () => {
    const small = visitsIn(400);
    const large = visitsIn(4000);
    assert.ok(small.rank.found > 0 && small.rank.closely > 0 && small.search > 0);
    // The words of the query are in twenty publications of each literature.
    assert.deepEqual(large, small);
  });

  it('looks at some hundreds at most, even for common words, and is made in steps', () => {
    const { rank, search } = visitsIn(6000, 'lamps in harbours');
    assert.ok(rank.closely <= 300, `rank looks closely at ${rank.closely}`);
    assert.ok(rank.found <= 5000, `rank finds ${rank.found}`);
    assert.ok(search <= 4000, `search looks at ${search}`);
  });

  it('looks at no more for many common words than for some, also for a name in all publications', () => {
    const common = Array.from(
      { length: 160 },
      (_, at) => `harbour${'abcdefghijklm'[at % 13]}${at}`,
    );
    const index = indexOf(
      Array.from({ length: 1200 }, (_, at) =>
        publicationOf({
          key: `key${at}`,
          title: `IL-6 ${at}`,
          abstract: common.filter((_word, number) => (number + at) % 3 > 0).join(' '),
        }),
      ),
      new PublicationReader(recogniser),
    );
    const ranked = visits(() => index.rank(sentenceOf(common.join(' ')), new CitedBefore(), 10));
    assert.ok(ranked.found > 1000 && ranked.found <= 20_000, `rank finds ${ranked.found}`);
    assert.ok(ranked.closely <= 300, `rank looks closely at ${ranked.closely}`);
    const about = visits(() => index.firstAbout('il-6', nowhere));
    assert.ok(about.weighed > 0 && about.weighed <= 200, `a card compares ${about.weighed}`);
    const onPlace = new Map([['tnf', 1]]);
    const between = visits(() => index.firstAbout('il-6', { ...nowhere, entities: onPlace }));
    assert.ok(between.closely <= 400, `a card looks closely at ${between.closely}`);
  });

  it('gives a card the first publications, including one of the user’s own, and counts all', () => {
    const [{ source } = assert.fail()] = readLibrary().findingsAbout('il-6');
    const many = Array.from({ length: 300 }, (_, number) =>
      publicationOfSource({ ...source, key: `copy${number}` }),
    );
    const own = publicationOf({ key: 'amber1999', title: 'Lamps', abstract: 'IL-6 rose at sea.' });
    const index = indexOf([...many, own], new PublicationReader(recogniser));
    const all = index.about('il-6', nowhere);
    const { first, count, own: owned } = index.firstAbout('il-6', nowhere);
    assert.ok(first.length < all.length, `${first.length} of ${all.length}`);
    assert.deepEqual(keysOf(first).slice(0, 200), keysOf(all).slice(0, 200));
    assert.equal(keysOf(first).at(-1), 'amber1999');
    assert.deepEqual([count, owned], [all.length, 1]);
  });
});

/**
 * What a query looks at: matches that it adds up, and publications that it scores by all they say or by their
 * evidence.
 */
interface Visits {
  readonly found: number;
  readonly closely: number;
  readonly weighed: number;
}

function visits(ask: () => unknown): Visits {
  const counts = { found: 0, closely: 0, weighed: 0 };
  const counted = <T extends object>(of: T, method: keyof T, kind: keyof Visits) => {
    const original = of[method] as (...given: unknown[]) => unknown;
    const count = function (this: unknown, ...given: unknown[]) {
      counts[kind]++;
      return original.apply(this, given);
    };
    of[method] = count as T[keyof T];
    return () => {
      of[method] = original as T[keyof T];
    };
  };
  const restore = [
    counted(FitScores.prototype, 'add', 'found'),
    counted(SubjectIndex.prototype, 'sharesOf', 'closely'),
    counted(SubjectIndex.prototype, 'mostOf', 'closely'),
    counted(EvidenceTable.prototype, 'of', 'weighed'),
  ];
  try {
    ask();
  } finally {
    restore.forEach((it) => it());
  }
  return counts;
}

/** The number of publications that queries look at in a literature with twenty about glimmering buoys. */
function visitsIn(size: number, query = 'glimmering buoys') {
  const reader = new PublicationReader(recogniser);
  const visited = new Set<number>();
  const publications = Array.from({ length: size }, (_, at) => {
    const about = at % (size / 20) === 0 ? 'Glimmering buoys' : 'Lamps in harbours';
    const read = reader.read(publicationOf({ key: `key${at}`, title: about, abstract: about }));
    return watched(read, () => visited.add(at));
  });
  const inSteps = <T>(steps: Generator<void, T>): T => {
    for (let step = steps.next(); ; step = steps.next()) {
      assert.ok(visited.size <= MOST_IN_STEP, `${visited.size} publications without a pause`);
      visited.clear();
      if (step.done) {
        return step.value;
      }
    }
  };
  const index = inSteps(FitIndex.of(publications, reader));
  const search = inSteps(PublicationSearch.of(index, reader, readLibrary()));
  const rank = visits(() => index.rank(sentenceOf(query), new CitedBefore(), 10));
  visited.clear();
  search.find(query, 10);
  return { rank, search: visited.size };
}

/** A publication that reports when its texts are read. */
function watched(read: RecordedPublication, look: () => void): RecordedPublication {
  return {
    ...read,
    get contents() {
      look();
      return read.contents;
    },
    get record() {
      look();
      return read.record;
    },
    get study() {
      look();
      return read.study;
    },
    get subjects() {
      look();
      return read.subjects;
    },
  };
}

function answersOf(index: LiteratureIndex) {
  const ranked = (sentence: string) =>
    index
      .rank(sentenceOf(sentence), new CitedBefore(), 9)
      .map(({ publication, score }) => [publication.key, score.toFixed(6)]);
  return {
    searched: words.map((word) => keysOf(index.search(word, 9))),
    ranked: [ranked('TNF-α rose in sepsis [CITE].'), ranked('Keepers of lamps [CITE].')],
    about: ['il-6', 'tnf', 'tocilizumab'].map((id) => keysOf(index.about(id, nowhere))),
  };
}

/** A reader that has read the files that another one saved. */
function laterSession(earlier: PublicationReader): PublicationReader {
  const later = new PublicationReader(recogniser);
  for (let shard = 0; shard < SHARDS; shard++) {
    const records = runToEnd(earlier.recordsOf((hash) => shardOf(hash) === shard, 99));
    const file = runToEnd(writeRecords(records, earlier.vocabulary, 'f'));
    for (const [hash, record] of runToEnd(readRecords(file, 'f', later.vocabulary)) ?? []) {
      later.know(hash, record);
    }
  }
  return later;
}

function keysOf(found: readonly { readonly publication: Publication }[]): string[] {
  return found.map(({ publication }) => publication.key);
}

function sentenceOf(sentence: string) {
  return { sentence, before: '', after: '', heading: '' };
}

function indexOf(publications: readonly Publication[], reader: PublicationReader) {
  return runToEnd(LiteratureIndex.of(publications, reader, readLibrary()));
}

function publicationOf({ key, title, abstract }: { key: string; title: string; abstract: string }) {
  const entry = lazyEntry(
    { start: 0, end: 1, key, keyRange: { start: 0, end: 0 } },
    () => ({ id: key, type: 'article-journal' }),
    () => ({ title, authors: ['Berg'], year: '2001' }),
    () => ({ title, abstract, keywords: [] }),
  );
  return publicationOfEntry({ file: '/a.bib', entry });
}
