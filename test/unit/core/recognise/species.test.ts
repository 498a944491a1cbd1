import assert from 'node:assert/strict';
import fc from 'fast-check';
import { analyseNote } from '../../../../src/core/note/analyseNote';
import { goldenPairs } from '../../support/golden';
import { readNoteKinds, writeNoteKinds } from '../../support/noteLines';
import { makeRecogniser, readLibrary } from '../../support/testLibrary';

/** Notes below the blank line show no species, or two. */
describe('the species of a name', () => {
  const recogniser = makeRecogniser();
  const mentionsIn = (note: string) =>
    analyseNote(note, recogniser).blocks.flatMap(({ mentions }) => mentions);

  for (const { name, input, expect } of goldenPairs('species', '.txt')) {
    it(`is shown by ${name}`, () => {
      const kinds = readNoteKinds(input);
      const shows = (note: string) => mentionsIn(note).some(({ species }) => species);
      assert.deepEqual(
        kinds[0]?.filter((note) => !shows(note)),
        [],
        'no species is in',
      );
      assert.deepEqual(kinds[1]?.filter(shows), [], 'a species is in');
      expect(
        writeNoteKinds(kinds, (note) =>
          mentionsIn(note).map(
            ({ surface, entity, species = '-' }) => `${surface} → ${entity}: ${species}`,
          ),
        ),
      );
    });
  }

  it('is the mouse for the symbol of every gene that is not a word, but not in capitals', () => {
    for (const { id, label, mouse, synonyms } of readLibrary().entities) {
      const symbol = mouse?.symbol;
      if (symbol === undefined || !/\d/.test(symbol) || synonyms.some((it) => it.text === symbol)) {
        continue;
      }
      const found = mentionsIn(`The gene ${symbol} was deleted.`).filter((it) => it.entity === id);
      assert.ok(
        found.every(({ species }) => species === 'mouse'),
        `${label}: ${symbol}`,
      );
      const inCapitals = mentionsIn(`The gene ${symbol.toUpperCase()} was deleted.`);
      assert.ok(
        inCapitals.every(({ species }) => species === undefined),
        symbol,
      );
    }
  });

  it('does not depend on other paragraphs', () => {
    const paragraphs = [
      'Il6 was low.',
      'Patients had high IL-6.',
      'Mice and rats had high IL-6.',
      'Mouse IL-6 rises.',
      'mTNF was measured; sTNF was not.',
    ];
    const speciesIn = (note: string) =>
      mentionsIn(note).map(({ surface, species }) => [surface, species]);
    fc.assert(
      fc.property(fc.shuffledSubarray(paragraphs, { minLength: 2 }), (some) => {
        assert.deepEqual(speciesIn(some.join('\n\n')), some.flatMap(speciesIn));
      }),
      { numRuns: 50 },
    );
  });
});
