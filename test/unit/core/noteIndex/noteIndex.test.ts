import assert from 'node:assert/strict';
import fc from 'fast-check';
import { analyseNote } from '../../../../src/core/note/analyseNote';
import type { NoteDigest } from '../../../../src/core/noteIndex/noteDigest';
import { mentionsIn, NoteIndex } from '../../../../src/core/noteIndex/noteIndex';
import { digestOf } from '../../support/digestOf';
import { makeRecogniser } from '../../support/testLibrary';

const digest = (note: string) => digestOf(analyseNote(note, makeRecogniser()));

describe('the digest of a note', () => {
  it('has the places of mentions and citations, and the title', () => {
    const note =
      '---\nbibliography: [a.bib]\n---\n\n# On *IL-6*\n\nIL-6 rises, IL-10 falls in mice.\r\n\r\n' +
      'interleukin-6 [@emilie1998; see @me] [x](https://doi.org/10.1000/X) IL-2.[^n]\n\n[^n]: Note.\n';
    const it = digest(note) as NoteDigest;
    const slices = (offsets: readonly number[]) =>
      offsets.flatMap((start, at) => (at % 2 === 0 ? [note.slice(start, offsets[at + 1])] : []));
    assert.equal(it.title, 'On IL-6');
    assert.deepEqual(
      it.mentions.map(({ entity, offsets }) => [entity, ...slices(offsets)]),
      [
        ['il-6', 'IL-6', 'IL-6', 'interleukin-6'],
        ['il-10', 'IL-10'],
        ['il-2', 'IL-2'],
      ],
    );
    assert.deepEqual(
      it.citations.map(({ by, name, start, end }) => [by, name, note.slice(start, end)]),
      [
        ['key', 'emilie1998', 'emilie1998'],
        ['key', 'me', 'me'],
        ['address', 'doi:10.1000/x', '[x](https://doi.org/10.1000/X)'],
        ['label', 'n', 'n'],
      ],
    );
    assert.deepEqual(it.bibliography, ['a.bib']);
    assert.equal(note.slice(it.lineStarts[8]).startsWith('interleukin-6'), true);
  });

  it('counts the mentions whose species the text shows', () => {
    const mentions = digest('Il6, murine IL-6, hIL-6 and IL-6.\n\nIL-10 and rat IL-1β.')?.mentions;
    assert.deepEqual(
      mentions?.map(({ entity, species }) => [entity, species]),
      [
        ['il-6', { mouse: 2, human: 1 }],
        ['il-10', undefined],
        ['il-1-beta', { rat: 1 }],
      ],
    );
    assert.ok(!Object.hasOwn(mentions?.[1] ?? {}, 'species'));
  });

  it('is undefined if the note opts out', () => {
    assert.equal(digest('---\ncytonote: false\n---\nIL-6'), undefined);
  });

  it('is the same after being saved as JSON', () => {
    const it = digest('# T\n\nIL-6 [@a].');
    assert.deepEqual(JSON.parse(JSON.stringify(it)), it);
  });
});

describe('the index of notes', () => {
  const note = (entities: readonly string[], keys: readonly string[]): NoteDigest => ({
    title: undefined,
    lineStarts: [0],
    mentions: entities.map((entity) => ({ entity, offsets: [0, 1, 2, 3] })),
    citations: keys.map((name) => ({ start: 0, end: 1, by: 'key', name })),
    bibliography: [],
  });

  it('equals a new index of its notes, after any additions and removals', () => {
    const names = fc.constantFrom('a.md', 'b.md', 'c.md');
    const ids = fc.uniqueArray(fc.constantFrom('il-2', 'il-6', 'constructor'));
    const change = fc.record({ name: names, digest: fc.option(fc.tuple(ids, ids)) });
    fc.assert(
      fc.property(fc.array(change), (changes) => {
        const index = new NoteIndex();
        const kept = new Map<string, NoteDigest>();
        for (const { name, digest: made } of changes) {
          kept.delete(name);
          if (made) {
            kept.set(name, note(...made));
            index.put(name, note(...made));
          } else {
            index.delete(name);
          }
        }
        assert.deepEqual([...index.all.keys()].sort(), [...kept.keys()].sort());
        for (const id of ['il-2', 'il-6', 'constructor']) {
          const mentioning = [...kept].filter(([, it]) => mentionsIn(it, id).length > 0);
          const citing = [...kept].filter(([, it]) => it.citations.some(({ name }) => name === id));
          assert.deepEqual([...index.notesMentioning(id)].sort(), keysOf(mentioning));
          assert.equal(mentionCount(index, id), mentioning.length * 2);
          assert.deepEqual([...index.notesNaming({ by: 'key', name: id })].sort(), keysOf(citing));
          const beside = mentioning.filter(([, it]) => mentionsIn(it, 'il-2').length > 0).length;
          if (id !== 'il-2') {
            assert.equal(index.entitiesBeside(id).get('il-2') ?? 0, beside);
          }
        }
      }),
    );
  });
});

/** How often an entity is mentioned in all notes. */
function mentionCount(index: NoteIndex, entity: string): number {
  const notes = [...index.notesMentioning(entity)];
  return notes.flatMap((name) => mentionsIn(index.get(name), entity)).length / 2;
}

function keysOf(entries: readonly (readonly [string, unknown])[]): string[] {
  return entries.map(([name]) => name).sort();
}
