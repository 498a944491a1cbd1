import assert from 'node:assert/strict';
import { analyseNote } from '../../../../src/core/note/analyseNote';
import { goldenPairs } from '../../support/golden';
import { makeRecogniser } from '../../support/testLibrary';

/** The minimum number of notes that show a phenomenon, and of notes that only look like it. */
const ENOUGH = 10;

/**
 * Each line of a file is a note of its own, so that no line gives evidence to another. Those above the blank
 * line show the phenomenon that gives the file its name. Those below only look like it, and may have other
 * mentions.
 */
describe('names in their contexts', () => {
  const recogniser = makeRecogniser();
  const mentionsIn = (note: string) =>
    analyseNote(note, recogniser).blocks.flatMap(({ mentions }) => mentions);

  for (const { name, input, expect } of goldenPairs('phenomena', '.txt')) {
    it(name, () => {
      const parts = input
        .trimEnd()
        .split('\n\n')
        .map((part) => part.split('\n'));
      assert.equal(parts.length, 2, 'a blank line separates the two kinds of notes');
      assert.ok(parts.every(({ length }) => length >= ENOUGH));
      assert.deepEqual(
        parts[0]?.filter((note) => mentionsIn(note).length === 0),
        [],
        'no mention is in',
      );
      const texts = parts.map((notes) =>
        notes
          .flatMap((note) => [
            note,
            ...mentionsIn(note).map(
              ({ surface, entity, rule }) => `    ${surface} → ${entity} (${rule})`,
            ),
          ])
          .join('\n'),
      );
      expect(`${texts.join('\n\n')}\n`);
    });
  }
});
