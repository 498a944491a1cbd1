import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type AbstractPart, abstractParts } from '../../../../src/core/abstracts/abstractSentences';
import { packSentences, sentencesIn } from '../../../../src/core/abstracts/packedSentences';
import type { PublicationRecord } from '../../../../src/core/abstracts/publicationRecord';
import { RecordPacks } from '../../../../src/core/abstracts/recordPack';
import { IN_TITLE } from '../../../../src/core/abstracts/subjectRows';
import { Vocabulary } from '../../../../src/core/abstracts/vocabulary';
import { studyKinds } from '../../../../src/core/literature/study';
import '../../support/repeatableProperties';

const ids = ['il-6', 'tnf', 'ifn-gamma', 'tocilizumab'];
const numbers = fc.uint32Array({ maxLength: 40 });
const sentences = fc.array(
  fc.record({
    gap: fc.nat(300),
    length: fc.nat(70_000),
    part: fc.constantFrom<AbstractPart>(...abstractParts),
    entities: fc.subarray(ids, { minLength: 1 }),
  }),
  { maxLength: 6 },
);

describe('sentences of an abstract in bytes', () => {
  it('are read as they were written, at any length', () => {
    fc.assert(
      fc.property(sentences, (some) => {
        const placed = inOrder(some);
        assert.deepEqual(sentencesIn(packSentences(contentsOf(placed)), ids), placed);
      }),
    );
  });
});

describe('records in packs', () => {
  it('are read as they were added, few or many, short or longer than a pack', () => {
    const made = fc.record({
      words: numbers,
      calledBy: numbers,
      pieces: numbers,
      names: numbers,
      definitions: numbers,
      counts: fc.uint8Array({ maxLength: 40 }),
      sentences,
      study: fc.constantFrom(...studyKinds),
      times: fc.constantFrom(1, 1, 1, 900),
      inTitle: fc.nat(40),
    });
    fc.assert(
      fc.property(fc.array(made, { maxLength: 40 }), (all) => {
        const vocabulary = new Vocabulary();
        const entities = vocabulary.entities.addAll(ids);
        const records = all.map(({ times, sentences: some, study, words, ...rest }) => ({
          ...rest,
          study,
          contents: { ...contentsOf(inOrder(some)), study },
          entities,
          words: Uint32Array.from({ length: times * words.length }, (_, at) => at),
          weights: Uint8Array.of(IN_TITLE, 1, IN_TITLE + 1, 0),
          topics: new Uint32Array(),
        }));
        const packs = new RecordPacks(vocabulary);
        const packed = records.map((record) => packs.add(record));
        assert.deepEqual(packed.map(spelledOut), records.map(spelledOut));
      }),
      { numRuns: 30 },
    );
  });

  it('are many in one pack', () => {
    const packs = new RecordPacks(new Vocabulary());
    const words = Uint32Array.of(1, 2, 3);
    const none = { ids: new Uint32Array(), bytes: new Uint8Array() };
    const record = {
      words,
      calledBy: none.ids,
      pieces: none.ids,
      names: none.ids,
      definitions: none.ids,
      entities: none.ids,
      topics: none.ids,
      counts: none.bytes,
      weights: none.bytes,
      inTitle: 3,
      study: 'cohort' as const,
      contents: { ...contentsOf([]), entities: [], inTitle: [], study: 'cohort' as const },
    };
    const buffers = new Set(Array.from({ length: 1000 }, () => packs.add(record).words.buffer));
    assert.ok(buffers.size <= 10, `${buffers.size} arrays for 1000 publications`);
  });
});

function inOrder(
  some: readonly { gap: number; length: number; part: AbstractPart; entities: string[] }[],
) {
  let last = 0;
  return some.map(({ gap, length, part, entities }) => {
    const start = last + gap;
    last = start + length;
    return { start, end: last, part, entities };
  });
}

function contentsOf(placed: ReturnType<typeof inOrder>) {
  return {
    study: 'unknown' as const,
    inTitle: ['il-6', 'ifn-gamma'],
    entities: ids,
    topics: [],
    sentences: placed,
  };
}

/** All fields of a record, including those that are read on demand. */
function spelledOut(record: PublicationRecord) {
  const { words, calledBy, pieces, names, definitions, entities, topics } = record;
  const { counts, weights, inTitle, study, contents } = record;
  return {
    words: [...words],
    calledBy: [...calledBy],
    pieces: [...pieces],
    names: [...names],
    definitions: [...definitions],
    entities: [...entities],
    topics: [...topics],
    counts: [...counts],
    weights: [...weights],
    inTitle,
    study,
    contents,
  };
}
