import assert from 'node:assert/strict';
import { analyseNote } from '../../../../src/core/note/analyseNote';
import {
  type NomenclatureRule,
  nomenclatureProblems,
} from '../../../../src/core/spell/nomenclatureProblems';
import { makeRecogniser, readSeedLibrary } from '../../support/testLibrary';

describe('problems of nomenclature', () => {
  const library = readSeedLibrary();
  const recogniser = makeRecogniser();

  /** What breaks the rules: "IL6 → IL-6". */
  function problemsOf(note: string, ...rules: NomenclatureRule[]): string[] {
    const problems = nomenclatureProblems(library, analyseNote(note, recogniser), rules);
    return problems.map(({ mention, instead }) => `${mention.surface} → ${instead}`);
  }

  it('are names that are not the preferred ones, brands among them', () => {
    assert.deepEqual(
      problemsOf('IL6 and IL-6 rise. Humira helps, as adalimumab does.', 'preferred'),
      ['IL6 → IL-6', 'Humira → Adalimumab'],
    );
  });

  it('are not full names, abbreviations that the note defines, classes and other languages', () => {
    const notes = [
      'Interleukin 6 rises.',
      'Etanercept (ETN) helps. ETN is given weekly.',
      'Interleukins rise, and TNF inhibitors help.',
      'Adalimumab helps. Infliximab, too.',
    ];
    for (const note of notes) {
      assert.deepEqual(problemsOf(note, 'preferred', 'consistent'), [], note);
    }
  });

  it('are names of which the note mostly has another form', () => {
    const note = 'IL6 rises. Then IL6 falls. So does IL-6.';
    assert.deepEqual(problemsOf(note, 'consistent'), ['IL-6 → IL6']);
    assert.deepEqual(problemsOf('IL6 rises. So does IL-6.', 'consistent'), ['IL6 → IL-6']);
    assert.deepEqual(problemsOf('IL-6 rises. IL-6 falls.', 'consistent'), []);
  });

  it('are none where no rule is chosen', () => {
    assert.deepEqual(problemsOf('IL6 and IL-6 rise.'), []);
  });
});
