import assert from 'node:assert/strict';
import { analyseNote } from '../../../../src/core/note/analyseNote';
import { goldenPairs } from '../../support/golden';
import { readNoteKinds, writeNoteKinds } from '../../support/noteLines';
import { makeRecogniser } from '../../support/testLibrary';

describe('names in their contexts', () => {
  const recogniser = makeRecogniser();
  const mentionsIn = (note: string) =>
    analyseNote(note, recogniser).blocks.flatMap(({ mentions }) => mentions);

  for (const { name, input, expect } of goldenPairs('phenomena', '.txt')) {
    it(name, () => {
      const kinds = readNoteKinds(input);
      assert.deepEqual(
        kinds[0]?.filter((note) => mentionsIn(note).length === 0),
        [],
        'no mention is in',
      );
      expect(
        writeNoteKinds(kinds, (note) =>
          mentionsIn(note).map(({ surface, entity, rule }) => `${surface} → ${entity} (${rule})`),
        ),
      );
    });
  }
});
