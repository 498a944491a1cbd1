import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { readPlainText } from '../../../../src/core/markdown/plainText';
import { analyseNote } from '../../../../src/core/note/analyseNote';
import { IncrementalNote } from '../../../../src/core/note/incrementalNote';
import type { NoteAnalysis } from '../../../../src/core/note/noteAnalysis';
import { wordsOfNames, wordsUsed } from '../../../../src/core/spell/libraryWords';
import { NoteSlips } from '../../../../src/core/spell/noteSlips';
import { isOneSlip } from '../../../../src/core/spell/oneSlip';
import { type Slip, SlipFinder } from '../../../../src/core/spell/slips';
import { goldenPairs } from '../../support/golden';
import { makeRecogniser, readLibrary } from '../../support/testLibrary';
import { trickyNote } from '../../support/trickyNote';

describe('slips', () => {
  const library = readLibrary();
  const recogniser = makeRecogniser();
  let finder: SlipFinder;

  before(() => {
    finder = new SlipFinder(library, recogniser);
  });

  for (const { name, input, expect } of goldenPairs('slips', '.txt')) {
    it(name, () => {
      // Each line is a note of its own.
      const lines = input
        .trimEnd()
        .split('\n')
        .flatMap((note) => [
          note,
          ...slipsOf(analyseNote(note, recogniser)).map(
            ({ start, end, corrections }) =>
              `    ${note.slice(start, end)} → ${corrections.map(inWords).join(' or ')}`,
          ),
        ]);
      expect(`${lines.join('\n')}\n`);
    });
  }

  it('are not found in general English, in its own letter case or in capitals', () => {
    const file = join(__dirname, '../../..', 'fixtures', 'control', 'general-english.txt');
    const text = readFileSync(file, 'utf8');
    assert.ok(text.length > 300_000);
    for (const written of [text, text.toUpperCase()]) {
      const found = readPlainText(written).flatMap((block) =>
        finder.slipsIn(block.text).map(({ start, end }) => block.text.slice(start, end)),
      );
      assert.deepEqual(found, []);
    }
  });

  it('are not found in the names and texts of the library', () => {
    const texts = [
      ...library.entities.flatMap(({ name, label, about, synonyms }) => [
        ...[name, label, about ?? ''],
        ...synonyms.map(({ text }) => text),
      ]),
      ...library.sources.flatMap(({ title, summary, findings }) => [
        ...[title, summary ?? ''],
        ...findings.map(({ text }) => text),
      ]),
    ];
    assert.deepEqual(
      texts.filter((text) => finder.slipsIn(text).length > 0),
      [],
    );
  });

  it('are found in every full name of one word, at every letter', () => {
    const names = library.entities.flatMap(({ id, synonyms }) =>
      synonyms
        .filter(
          ({ text, case: rule, needs, language }) =>
            rule === 'any' && !needs && !language && /^[a-z]{7,}$/.test(text),
        )
        .map(({ text }) => ({ id, name: text })),
    );
    assert.ok(names.length > 500);
    // "Inhibits" is a word in texts of the library, so it is not a slip in "inhibins".
    const known = new Set([...wordsOfNames(library).all, ...wordsUsed(library)]);
    const isKnown = (word: string) => known.has(word) || known.has(word.replace(/s$/, ''));
    let hinted = 0;
    fc.assert(
      fc.property(fc.constantFrom(...names), slip, ({ id, name }, { at, how, letter }) => {
        const written = slipped(name, 1 + Math.floor(at * (name.length - 2)), how, letter);
        // A name, the same or another one, or a spelling of it is not a slip.
        fc.pre(!isKnown(written) && isOneSlip(written, name));
        const [found, ...more] = finder.slipsIn(`Then ${written} rose.`);
        assert.deepEqual(more, []);
        assert.ok(
          found?.corrections.some(({ entity }) => entity === id),
          `${written} → ${name}`,
        );
        hinted++;
      }),
      { numRuns: 2_000 },
    );
    assert.ok(hinted >= 2_000);
  });

  it('are one slip away in both directions, except at the first or last letters', () => {
    const word = fc.stringMatching(/^[b-d]{4,9}$/);
    fc.assert(
      fc.property(word, word, slip, (head, tail, { at, how, letter }) => {
        const known = `x${head}${tail}xn`;
        const written = slipped(known, 1 + Math.floor(at * (known.length - 3)), how, letter);
        assert.equal(isOneSlip(written, known), written !== known, `${written}, ${known}`);
        assert.equal(isOneSlip(known, written), written !== known, `${known}, ${written}`);
      }),
    );
    for (const [written, known] of [
      ['tocilizumab', 'tocilizumab'],
      ['tcilizmab', 'tocilizumab'],
      ['tocilizmuab', 'tocilizumba'],
      ['cytokines', 'cytokine'],
      ['biliary', 'ciliary'],
      ['rcytokine', 'cytokine'],
      ['chimaeric', 'chimeric'],
      ['interféron', 'interferon'],
    ] as const) {
      assert.equal(isOneSlip(written, known), false, `${written}, ${known}`);
    }
  });

  it('slice to the word that they correct, in any note', () => {
    const withSlips = fc
      .array(fc.oneof(trickyNote, fc.constantFrom('Tocilizumb ', ' interluekin-6', '\n\nfacter\n')))
      .map((it) => it.join(''));
    fc.assert(
      fc.property(withSlips, (note) => {
        let previousEnd = 0;
        for (const { start, end } of slipsOf(analyseNote(note, recogniser))) {
          assert.ok(previousEnd <= start);
          assert.match(note.slice(start, end), /^\p{L}+$/u);
          previousEnd = end;
        }
      }),
      { numRuns: 200 },
    );
  });

  it('follow edits, after which only changed prose is read again', () => {
    const paragraphs = Array.from({ length: 300 }, (_, n) => `${n} tocilizumb rose.\n\n`);
    const note = IncrementalNote.of(paragraphs.join(''), recogniser);
    const read: string[] = [];
    const counting = new SlipFinder(library, recogniser);
    const slips = new NoteSlips(
      Object.assign(Object.create(counting), {
        slipsIn: (text: string) => {
          read.push(text);
          return counting.slipsIn(text);
        },
      }),
    );
    assert.equal(all(slips.inSlices(note.analysis)).length, 300);
    assert.equal(read.length, 300);
    note.edit({ from: 0, to: 1, text: 'First, Tocilizumb and' });
    assert.deepEqual(
      all(slips.inSlices(note.analysis)),
      all(new NoteSlips(finder).inSlices(note.analysis)),
    );
    assert.deepEqual(read.slice(300), ['First, Tocilizumb and tocilizumb rose.']);
  });

  function slipsOf(analysis: NoteAnalysis): Slip[] {
    return all(new NoteSlips(finder).inSlices(analysis));
  }
});

const slip = fc.record({
  at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
  how: fc.constantFrom('left out', 'put in', 'replaced', 'swapped'),
  letter: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz'),
});

/** A word with a slip at one of its letters. */
function slipped(word: string, at: number, how: string, letter: string): string {
  const [head, here, next] = [word.slice(0, at), word.charAt(at), word.charAt(at + 1)];
  switch (how) {
    case 'left out':
      return head + word.slice(at + 1);
    case 'put in':
      return head + letter + word.slice(at);
    case 'replaced':
      return head + letter + word.slice(at + 1);
    default:
      return head + next + here + word.slice(at + 2);
  }
}

function inWords({ word, name, entity }: Slip['corrections'][number]): string {
  return word === name ? `${word} (${entity})` : `${word} in ${name} (${entity})`;
}

/** The slips that a reading finds, without its pauses. */
function all<T>(reading: Generator<void, T>): T {
  for (let step = reading.next(); ; step = reading.next()) {
    if (step.done) {
      return step.value;
    }
  }
}
