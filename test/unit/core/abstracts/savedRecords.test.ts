import assert from 'node:assert/strict';
import { PublicationReader } from '../../../../src/core/abstracts/publicationReader';
import type { PublicationRecord } from '../../../../src/core/abstracts/publicationRecord';
import {
  readRecords,
  SHARDS,
  shardOf,
  writeRecords,
} from '../../../../src/core/abstracts/savedRecords';
import { CitedBefore } from '../../../../src/core/fit/citedBefore';
import { LiteratureIndex } from '../../../../src/core/fit/literatureIndex';
import { publicationOf } from '../../../../src/core/literature/publication';
import { runToEnd } from '../../../../src/core/text/steps';
import { makeRecogniser, readLibrary } from '../../support/testLibrary';

const publications = readLibrary()
  .sources.slice(0, 12)
  .map((source) => publicationOf(source));

describe('saved records of publications', () => {
  const reader = new PublicationReader(makeRecogniser());
  publications.forEach((it) => reader.read(it));
  const records = runToEnd(reader.recordsOf(() => true, 0));
  const write = (fingerprint = 'f') =>
    runToEnd(writeRecords(records, reader.vocabulary, fingerprint));
  const readInto = (other: PublicationReader, bytes: Uint8Array, fingerprint = 'f') =>
    runToEnd(readRecords(bytes, fingerprint, other.vocabulary));

  it('are read back unchanged by a reader whose vocabulary is empty', () => {
    const same = new PublicationReader(reader.recogniser);
    assert.deepEqual(spelledOut(readInto(same, write()), same), spelledOut(records, reader));
    const again = runToEnd(readRecords(write(), 'f', same.vocabulary));
    assert.deepEqual(spelledOut(again, same), spelledOut(records, reader));
  });

  it('are read from a part of a Buffer, whose slices share its memory', () => {
    const bytes = Buffer.concat([Buffer.from('before'), write(), Buffer.from('after')]);
    const part = bytes.subarray('before'.length, -'after'.length);
    const other = new PublicationReader(reader.recogniser);
    assert.deepEqual(spelledOut(readInto(other, part), other), spelledOut(records, reader));
  });

  it('give the same answers as the texts that were read, also in a vocabulary with other numbers', () => {
    const other = new PublicationReader(reader.recogniser);
    ['tide', 'salt'].forEach((word) => other.vocabulary.add(word));
    for (const [hash, record] of readInto(other, write()) ?? []) {
      other.know(hash, record);
    }
    const index = (of: PublicationReader) =>
      runToEnd(LiteratureIndex.of(publications, of, readLibrary()));
    const [known, read] = [index(other), index(reader)];
    assert.deepEqual(other.takeUnsaved(), []);
    for (const query of ['sepsis', 'il-6', 'cytokin', 'tumor necrosis']) {
      assert.deepEqual(
        known.search(query, 9).map((it) => it.publication.key),
        read.search(query, 9).map((it) => it.publication.key),
      );
      const sentence = { sentence: `${query} [CITE]`, before: '', after: '', heading: '' };
      assert.deepEqual(
        known.rank(sentence, new CitedBefore(), 9).map((it) => [it.publication.key, it.score]),
        read.rank(sentence, new CitedBefore(), 9).map((it) => [it.publication.key, it.score]),
      );
    }
  });

  it('are dropped if the file is cut off at any byte, changed, or from another library', () => {
    const whole = write();
    for (let end = 0; end < whole.length; end += 7) {
      assert.equal(readInto(reader, whole.subarray(0, end)), undefined, `cut at ${end}`);
    }
    for (let at = 0; at < whole.length; at += at < 300 ? 1 : 61) {
      const changed = whole.slice();
      changed[at] = (changed[at] as number) ^ 1;
      assert.equal(readInto(reader, changed), undefined, `changed at ${at}`);
    }
    assert.equal(readInto(reader, whole, 'g'), undefined);
  });

  it('can be empty', () => {
    const bytes = runToEnd(writeRecords([], reader.vocabulary, 'f'));
    assert.deepEqual(readInto(reader, bytes), []);
  });

  it('are each in one of the files, by their hashes', () => {
    const shards = records.map(([hash]) => shardOf(hash));
    assert.ok(shards.every((shard) => shard >= 0 && shard < SHARDS));
    assert.ok(new Set(shards).size > 3);
  });

  it('leave out records that nothing used in this session, except for a limited number', () => {
    const later = new PublicationReader(reader.recogniser);
    records.forEach(([hash, record]) => later.know(hash, record));
    assert.equal(runToEnd(later.recordsOf(() => true, 3)).length, 3);
    assert.deepEqual(runToEnd(later.recordsOf(() => true, 0)), []);
    later.read(publications[5] as (typeof publications)[0]);
    const kept = runToEnd(later.recordsOf(() => true, 3)).map(([hash]) => hash);
    assert.equal(kept.length, 4);
    assert.ok(kept.includes(records[5]?.[0] as string));
  });
});

/** Records with words instead of numbers, since each vocabulary numbers words in the order in which it meets them. */
function spelledOut(
  records: readonly (readonly [string, PublicationRecord])[] | undefined,
  { vocabulary }: PublicationReader,
) {
  const { words, pieces, phrases, entities, topics } = vocabulary;
  const texts = (numbers: Uint32Array, of: { at(number: number): string }) =>
    Array.from(numbers, (number) => of.at(number));
  return records?.map(([hash, record]) => ({
    hash,
    contents: record.contents,
    inTitle: record.inTitle,
    counts: [...record.counts],
    weights: [...record.weights],
    words: texts(record.words, words),
    calledBy: texts(record.calledBy, words),
    pieces: texts(record.pieces, pieces),
    names: texts(record.names, phrases),
    definitions: texts(record.definitions, phrases),
    entities: texts(record.entities, entities),
    topics: texts(record.topics, topics),
  }));
}
