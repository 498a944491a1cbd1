import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { analyseNote } from '../../../../src/core/note/analyseNote';
import type { FileRecord } from '../../../../src/core/noteIndex/fileRecords';
import type { NoteDigest } from '../../../../src/core/noteIndex/noteDigest';
import { readShard, SHARDS, shardOf, writeShard } from '../../../../src/core/noteIndex/savedIndex';
import { hashInSlices } from '../../../../src/core/text/hashInSlices';
import { runToEnd } from '../../../../src/core/text/steps';
import { digestOf } from '../../support/digestOf';
import { makeRecogniser } from '../../support/testLibrary';

const note = `# IL-6 “rises” in 敗血症

TNF-α and IL-6 [@emilie1998; @strouse2007]. IL-6 drives fever in sepsis. See [^a] and [1].

[^a]: TNF.
`;

function records(): [string, FileRecord][] {
  const analysis = analyseNote(note, makeRecogniser());
  const digest = digestOf(analysis) as NoteDigest;
  const recogniser = makeRecogniser();
  const concept = digestOf(analysis, { name: 'IL-6.md', recogniser }) as NoteDigest;
  const record = {
    mtime: 1.5,
    size: 9,
    hash: 'ab',
    silenced: ['CSF'],
    notes: [{ digest: concept }],
  };
  return [
    ['file:///a.md', record],
    ['file:///b.ipynb', { ...record, notes: [{ cell: 3, digest }] }],
    ['file:///off.md', { ...record, notes: [] }],
  ];
}

const write = (fingerprint = 'f') => runToEnd(writeShard(records(), fingerprint));
const read = (bytes: Uint8Array, fingerprint = 'f') => runToEnd(readShard(bytes, fingerprint));

describe('the saved index', () => {
  it('is read back unchanged', () => {
    assert.deepEqual(read(write()), records());
    assert.deepEqual(read(runToEnd(writeShard([], 'f'))), []);
  });

  it('is rejected if it comes from another library or version', () => {
    assert.equal(read(write('f'), 'g'), undefined);
    const other = Buffer.from(String(Buffer.from(write())).replace(/"format":\d+/, '"format":0'));
    assert.equal(read(other), undefined);
  });

  it('is rejected if it is cut off at any byte', () => {
    const whole = write();
    for (let end = 0; end < whole.length; end++) {
      assert.equal(read(whole.subarray(0, end)), undefined, `cut at ${end}`);
    }
  });

  it('is rejected if a byte is changed or added', () => {
    const whole = write();
    const byte = fc.integer({ min: 0, max: whole.length - 1 });
    fc.assert(
      fc.property(byte, fc.integer({ min: 1, max: 255 }), (at, by) => {
        const broken = Uint8Array.from(whole);
        broken[at] = (broken[at] as number) ^ by;
        assert.equal(read(broken), undefined);
      }),
    );
    assert.equal(read(Buffer.concat([whole, Buffer.from('\n')])), undefined);
  });

  it('is rejected if its values have wrong types, even with a correct checksum', () => {
    const wrong: [string, (record: Record<string, unknown>) => unknown][] = [
      ['no record', () => null],
      ['a text for a time', (it) => ({ ...it, mtime: 'now' })],
      ['a negative size', (it) => ({ ...it, size: -1 })],
      ['notes that are none', (it) => ({ ...it, notes: {} })],
      ['lines that go back', (it) => withDigest(it, { lineStarts: [0, 5, 4] })],
      ['a first line that is not the first', (it) => withDigest(it, { lineStarts: [3] })],
      ['half a mention', (it) => withDigest(it, { mentions: [{ entity: 'il-6', offsets: [1] }] })],
      ['a mention of text', (it) => withDigest(it, { mentions: [{ entity: 1, offsets: [1, 2] }] })],
      [
        'a species in words',
        (it) =>
          withDigest(it, {
            mentions: [{ entity: 'a', offsets: [1, 2], species: { mouse: 'one' } }],
          }),
      ],
      [
        'a mention backwards',
        (it) => withDigest(it, { mentions: [{ entity: 'a', offsets: [2, 1] }] }),
      ],
      [
        'a citation by nothing',
        (it) => withDigest(it, { citations: [{ start: 1, end: 2, by: 'x' }] }),
      ],
      ['a concept of nothing', (it) => withDigest(it, { concept: { entities: 'il-6', text: '' } })],
      ['no citations', (it) => withDigest(it, { citations: undefined })],
    ];
    const [file, good] = records()[0] as [string, FileRecord];
    for (const [what, change] of wrong) {
      const bad = change({ ...good }) as FileRecord;
      assert.equal(read(runToEnd(writeShard([[file, bad]], 'f'))), undefined, what);
    }
    const same = withDigest({ ...good }, {}) as FileRecord;
    assert.equal(read(runToEnd(writeShard([[file, same]], 'f')))?.length, 1);
  });

  it('is read without errors from any bytes', () => {
    fc.assert(fc.property(fc.uint8Array(), (bytes) => read(bytes) === undefined));
    fc.assert(
      fc.property(fc.json(), fc.string(), (head, body) => {
        assert.equal(read(Buffer.from(`${head}\n${body}`)), undefined);
      }),
    );
  });

  it('is distributed over its files, each note always in the same', () => {
    const counts = new Map<number, number>();
    for (let number = 0; number < 2000; number++) {
      const shard = shardOf(`file:///notes/${number}.md`);
      counts.set(shard, (counts.get(shard) ?? 0) + 1);
      assert.equal(shardOf(`file:///notes/${number}.md`), shard);
    }
    assert.equal(counts.size, SHARDS);
    assert.ok(Math.max(...counts.values()) < 100);
  });
});

describe('hashes', () => {
  it('are those of FIPS 180-4, also of several slices', () => {
    const abc = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
    assert.equal(runToEnd(hashInSlices(Buffer.from('abc'))), abc);
    const long = 'IL-6 rises. '.repeat(50_000);
    const ofNode = createHash('sha256').update(long).digest('hex');
    assert.equal(runToEnd(hashInSlices(Buffer.from(long))), ofNode);
  });
});

function withDigest(record: Record<string, unknown>, change: object): object {
  const [{ digest }] = record.notes as [{ digest: object }];
  return { ...record, notes: [{ digest: { ...digest, ...change } }] };
}
