import assert from 'node:assert/strict';
import fc from 'fast-check';
import { analyseNote } from '../../../../src/core/note/analyseNote';
import { foldText } from '../../../../src/core/text/fold';
import { goldenPairs } from '../../support/golden';
import { makeRecogniser } from '../../support/testLibrary';
import { trickyNote } from '../../support/trickyNote';

describe('mentions in a note', () => {
  const recogniser = makeRecogniser();

  for (const { name, input, expect } of goldenPairs('mentions', '.txt')) {
    it(name, () => {
      const lines = analyseNote(input, recogniser).blocks.flatMap(({ kind, text, mentions }) => [
        `${kind} ${JSON.stringify(text)}`,
        ...mentions.map(
          ({ start, end, entity, surface }) =>
            `    ${start}-${end} ${JSON.stringify(input.slice(start, end))}${
              surface === input.slice(start, end) ? '' : ` (${JSON.stringify(surface)})`
            } → ${entity}`,
        ),
      ]);
      expect(`${lines.join('\n')}\n`);
    });
  }

  it('are found without errors and slice to their surface forms, in any note', () => {
    fc.assert(
      fc.property(trickyNote, (note) => {
        for (const { mentions } of analyseNote(note, recogniser).blocks) {
          let previousEnd = 0;
          for (const { start, end, parts, surface } of mentions) {
            assert.ok(previousEnd <= start && start < end);
            previousEnd = end;
            const source = parts.map((part) => note.slice(part.start, part.end)).join('');
            const [first, last] = [parts[0]?.start ?? -1, parts.at(-1)?.end ?? -1];
            // Marks of emphasis and tags whose other half is in the mention: `TNF<sub>α</sub>`.
            const around = note.slice(start, first) + note.slice(last, end);
            assert.match(around, /^(?:[*_~\s>]|<[^>]*>)*$/);
            assert.ok(start <= first && last <= end);
            // A character reference and an escape are longer in the source than when rendered.
            if (source.length === surface.length && !source.includes('\r')) {
              assert.equal(foldText(source), foldText(surface));
            }
          }
        }
      }),
      { numRuns: 400 },
    );
  });

  it('do not depend on unrelated text elsewhere', () => {
    const surfaces = (note: string) =>
      analyseNote(note, recogniser).blocks.flatMap(({ mentions }) =>
        mentions.map(({ surface, entity }) => `${surface} → ${entity}`),
      );
    const paragraph = 'Here IL-6, TNF-**α** and tocilizumab meet IL-6 receptors.';
    fc.assert(
      fc.property(fc.lorem({ mode: 'sentences' }), (filler) => {
        assert.deepEqual(surfaces(`${filler}\n\n${paragraph}\n\n${filler}\n`), surfaces(paragraph));
      }),
    );
  });
});
