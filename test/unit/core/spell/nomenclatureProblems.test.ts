import assert from 'node:assert/strict';
import { analyseNote } from '../../../../src/core/note/analyseNote';
import {
  type NomenclatureRule,
  nomenclatureProblems,
} from '../../../../src/core/spell/nomenclatureProblems';
import { runToEnd } from '../../../../src/core/text/steps';
import { makeRecogniser, readSeedLibrary } from '../../support/testLibrary';

describe('problems of nomenclature', () => {
  const library = readSeedLibrary();
  const recogniser = makeRecogniser();

  /** The problems of a note: "IL6 → IL-6". */
  function problemsOf(note: string, ...rules: NomenclatureRule[]): string[] {
    const problems = runToEnd(nomenclatureProblems(library, analyseNote(note, recogniser), rules));
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

  it('are names that the note mostly has in another form', () => {
    const note = 'IL6 rises. Then IL6 falls. So does IL-6.';
    assert.deepEqual(problemsOf(note, 'consistent'), ['IL-6 → IL6']);
    assert.deepEqual(problemsOf('IL6 rises. So does IL-6.', 'consistent'), ['IL6 → IL-6']);
    assert.deepEqual(problemsOf('IL-6 rises. IL-6 falls.', 'consistent'), []);
  });

  it('never require what another rule forbids', () => {
    assert.deepEqual(
      problemsOf(
        'IL6 mRNA was low in mice.\n\nIL-6 and IL6.',
        'species',
        'preferred',
        'consistent',
      ),
      ['IL6 → Il6', 'IL6 → IL-6'],
    );
    assert.deepEqual(problemsOf('IL6, IL6 and IL-6.', 'preferred', 'consistent'), [
      'IL6 → IL-6',
      'IL6 → IL-6',
    ]);
    assert.deepEqual(
      problemsOf('IL6 mRNA was low in mice; IL6 mRNA was high.\n\nIL-6.', 'species', 'consistent'),
      ['IL6 → Il6', 'IL6 → Il6'],
    );
  });

  it('are genes of mice in capitals, where the text shows both', () => {
    assert.deepEqual(
      problemsOf(
        'IL6 mRNA was low in mice. IL-10-/- mice and TNF-/- mice got colitis. IL17A gene.',
        'species',
      ),
      ['IL6 → Il6', 'IL-10 → Il10', 'TNF → Tnf', 'IL17A → Il17a'],
    );
    assert.deepEqual(problemsOf('The mouse IL6 gene was cloned in patients.', 'species'), [
      'IL6 → Il6',
    ]);
  });

  it('are human genes in the letter case of mice', () => {
    assert.deepEqual(problemsOf('The human Il6 gene. Mice have Il10.', 'species'), ['Il6 → IL6']);
    assert.deepEqual(problemsOf('Patients had high Il1b.', 'species'), ['Il1b → IL1B']);
  });

  it('are not proteins, genes of an unknown species, or correct symbols', () => {
    const notes = [
      'IL6 and IL-6 were high in mice.',
      'The IL6 gene is on chromosome 7.',
      'IL6 mRNA was measured in mice and patients.',
      'IL6 mRNA was measured in mice and rats.',
      'IL-6-deficient mice survive.',
      'Il6 mRNA was low in mice. Il10-/- mice got colitis.',
      'The human IL6 gene is on chromosome 7.',
      'Il6 was low in rats.',
      'Patients got Epo.',
      'Interleukin-10-/- mice got colitis.',
    ];
    for (const note of notes) {
      assert.deepEqual(problemsOf(note, 'species'), [], note);
    }
  });

  it('are not symbols of genes of mice by the rules for names of proteins', () => {
    const note = 'Il6 was deleted in mice, so that IL-6 was low and Il6 mRNA missing.';
    assert.deepEqual(problemsOf(note, 'preferred', 'consistent'), []);
  });

  it('are none if no rule is chosen', () => {
    assert.deepEqual(problemsOf('IL6 and IL-6 rise.'), []);
  });
});
