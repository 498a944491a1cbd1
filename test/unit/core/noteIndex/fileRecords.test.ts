import assert from 'node:assert/strict';
import {
  type FileRecord,
  FileRecords,
  isReadAlike,
  seemsUnchanged,
} from '../../../../src/core/noteIndex/fileRecords';
import type { NoteDigest } from '../../../../src/core/noteIndex/noteDigest';
import { NoteIndex, noteName, partsOfName } from '../../../../src/core/noteIndex/noteIndex';

const empty = { lineStarts: [0], citations: [], bibliography: [] };
const digest = (...entities: string[]): NoteDigest => ({
  ...empty,
  title: undefined,
  mentions: entities.map((entity) => ({ entity, offsets: [0, 4] })),
});
const record = (...digests: NoteDigest[]): FileRecord => ({
  mtime: 5,
  size: 3,
  hash: 'h',
  silenced: [],
  notes: digests.map((it, cell) => (digests.length > 1 ? { cell, digest: it } : { digest: it })),
});
const a = 'file:///a.md';
const entitiesIn = (index: NoteIndex) =>
  [...index.all.values()].flatMap(({ mentions }) => mentions.map(({ entity }) => entity));

describe('records of files', () => {
  it('are shown in the index until they are deleted', () => {
    const index = new NoteIndex();
    const records = new FileRecords(index);
    records.put(a, record(digest('il-6')));
    assert.deepEqual([...index.notesMentioning('il-6')], [a]);
    records.put(a, record(digest('tnf')));
    assert.deepEqual([...index.notesMentioning('il-6')], []);
    assert.deepEqual([...index.notesMentioning('tnf')], [a]);
    assert.equal(records.delete(a), true);
    assert.equal(records.delete(a), false);
    assert.equal(index.all.size, 0);
  });

  it('of a notebook show its cells by their index', () => {
    const index = new NoteIndex();
    const records = new FileRecords(index);
    records.put('file:///n.ipynb', record(digest('il-6'), digest('tnf')));
    assert.deepEqual([...index.all.keys()], ['file:///n.ipynb#cell0', 'file:///n.ipynb#cell1']);
    records.put('file:///n.ipynb', record());
    assert.equal(index.all.size, 0);
  });

  it('are hidden by the text in an editor, until it is saved or discarded', () => {
    const index = new NoteIndex();
    const records = new FileRecords(index);
    records.put(a, record(digest('il-6')));
    records.overlay(a, [{ digest: digest('tnf') }]);
    records.put(a, record(digest('il-17a')));
    assert.deepEqual(entitiesIn(index), ['tnf']);
    assert.equal(records.removeOverlay(a), true);
    assert.deepEqual(entitiesIn(index), ['il-17a']);
    assert.equal(records.removeOverlay(a), false);
    records.overlay(a, []);
    assert.equal(index.all.size, 0);
  });

  it('that are outdated are shown, but do not count as unchanged', () => {
    const index = new NoteIndex();
    const records = new FileRecords(index);
    records.put(a, record(digest('il-6')));
    records.outdateAll();
    const known = records.all.get(a) as FileRecord;
    assert.deepEqual(entitiesIn(index), ['il-6']);
    assert.equal(seemsUnchanged(known, { mtime: known.mtime, size: 3, silenced: [] }), false);
    assert.equal(isReadAlike(known, []), false);
  });

  it('count as unchanged by time, size and silenced terms, or by the text if there is no time', () => {
    const known = record(digest('il-6'));
    assert.equal(seemsUnchanged(known, { mtime: 5, size: 3, silenced: [] }), true);
    assert.equal(seemsUnchanged(known, { mtime: 6, size: 3, silenced: [] }), false);
    assert.equal(seemsUnchanged(known, { mtime: 5, size: 4, silenced: [] }), false);
    assert.equal(seemsUnchanged(known, { mtime: 5, size: 3, silenced: ['CSF'] }), false);
    const timeless = { ...known, mtime: 0 };
    assert.equal(seemsUnchanged(timeless, { mtime: 0, size: 3, silenced: [] }), false);
    assert.equal(isReadAlike(timeless, []), true);
  });
});

describe('names of notes', () => {
  it('lead back to file and cell', () => {
    for (const cell of [undefined, 0, 12]) {
      const file = 'file:///my%20notes/a%23cell1.ipynb';
      assert.deepEqual(partsOfName(noteName(file, cell)), { file, cell });
    }
  });
});
