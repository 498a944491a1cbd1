import { analyseNote } from '../../src/core/note/analyseNote';
import { goldenPairs } from './golden';
import { makeRecogniser } from './testLibrary';

describe('what names do in the wild', () => {
  const recogniser = makeRecogniser();

  for (const { name, input, expect } of goldenPairs('phenomena', '.txt')) {
    it(name, () => {
      // Each line is a note of its own, so that none gives evidence to another.
      const lines = input
        .trimEnd()
        .split('\n')
        .flatMap((note) => [
          note,
          ...analyseNote(note, recogniser).blocks.flatMap(({ mentions }) =>
            mentions.map(({ surface, entity, rule }) => `    ${surface} → ${entity} (${rule})`),
          ),
        ]);
      expect(`${lines.join('\n')}\n`);
    });
  }
});
