import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readProse } from '../../../../src/core/markdown/prose';
import { guessDefinitions, readInSlices } from '../../../../src/core/markdown/readInSlices';
import { readSegments } from '../../../../src/core/markdown/segments';
import { analyseNote } from '../../../../src/core/note/analyseNote';
import { bodyStartOf, readFrontMatter } from '../../../../src/core/note/frontMatter';
import { IncrementalNote } from '../../../../src/core/note/incrementalNote';
import type { NoteAnalysis } from '../../../../src/core/note/noteAnalysis';
import { Recogniser } from '../../../../src/core/recognise/recogniser';
import { applyChange, findChange, type TextChange } from '../../../../src/core/text/edits';
import { largeNote } from '../../../unit/support/largeNote';
import { smallLibrary } from '../../../unit/support/smallLibrary';
import { trickyFragment, trickyNote } from '../../../unit/support/trickyNote';

describe('the analysis of a note that is being edited', () => {
  const recogniser = new Recogniser(smallLibrary());

  /** Text that opens and closes blocks, or changes distant blocks. */
  const turns = fc.constantFrom(
    '---\ntitle: x\n---\n',
    '---\n',
    '\n---\n',
    '...\n',
    '\uFEFF',
    '\n===\n',
    '\n\n',
    '\n',
    '\r',
    '\n```\n',
    '```',
    '\n\n    code\n',
    '\n<div>\n',
    '\n<!--\n',
    '-->',
    '\n</div>\n\n',
    '\n$$\n',
    '\n\\begin{align}\n',
    '\\end{align}\n',
    '\n- a\n',
    '\n  b\n',
    '\n\n  c\n',
    '\n1. d\n',
    '\n> e\n',
    'lazy\n',
    '\n>\n',
    '\n# f\n',
    '\t',
    ...['\n:   d\n', '\n\n(@a) d\n', '\n\n    e\n\n        f\n'],
    ...['\n| a | b |\n', '\n|---|---|\n', '| c | `d|e` |\n', '\n: d\n', '\n***\n', '    '],
    '\n[a]: /x\n',
    '\n[^1]: note\n',
    '[a]',
    '[b][a]',
    '[^1]',
    '![x][a]',
    '[A\n> b]',
    '\n[a b]: <y>',
    '\n> [a\n> b]: /z\n',
    '\n- [^2]: deep\n',
    '[^2]',
    '&gt; x',
    'x\n&gt; y',
    '[^ß]',
    '\n[^ß]: x\n',
    'colony-stimulating factor (CSF)',
    'CSF',
    'clear spinal fluid (CSF)',
    'tocilizumab (TCZ)',
    'TCZ',
    ')',
  );
  const inserted = fc.oneof(
    { weight: 3, arbitrary: turns },
    { weight: 2, arbitrary: trickyFragment },
    { weight: 1, arbitrary: fc.constant('') },
    { weight: 1, arbitrary: trickyNote },
  );
  const note = fc
    .array(fc.oneof(turns, trickyFragment), { maxLength: 60 })
    .map((it) => it.join(''));
  const edits = fc.array(
    fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      removed: fc.oneof(fc.constant(0), fc.nat(3), fc.nat(40)),
      text: inserted,
    }),
    { minLength: 1, maxLength: 8 },
  );

  it('equals a full analysis after any edits', () => {
    fc.assert(
      fc.property(note, edits, (start, sequence) => {
        const incremental = IncrementalNote.of(start, recogniser);
        for (const { at, removed, text } of sequence) {
          const before = incremental.analysis;
          const change = changeAt(before.text, at, removed, text);
          const then = plain(before);
          const now = incremental.edit(change);
          assert.equal(now.text, applyChange(before.text, change));
          assert.deepEqual(plain(now), plain(analyseNote(now.text, recogniser)));
          assert.deepEqual(plain(before), then, 'an analysis is immutable');
        }
      }),
      { numRuns: Number(process.env.RUNS ?? 300) },
    );
  });

  it('does not join a list and indented code above it', () => {
    const text = '\n\n    code\n-\nIL-6\n[a]: /x\n';
    const incremental = IncrementalNote.of(text, recogniser);
    incremental.edit({ from: 0, to: 0, text: '' });
    assert.deepEqual(
      plain(incremental.analysis).blocks.map(({ text: prose }) => prose),
      ['-\nIL-6\n[a]: /x'],
    );
  });

  it('keeps a dash below a definition from becoming a list', () => {
    const incremental = IncrementalNote.of('![x][a]', recogniser);
    incremental.edit({ from: 0, to: 0, text: '\n---\n' });
    incremental.edit({ from: 0, to: 3, text: '\n[a]: /x\n' });
    incremental.edit({ from: 0, to: 0, text: '' });
    assert.deepEqual(
      plain(incremental.analysis).blocks.map(({ text: prose }) => prose),
      ['-\n\uFFFCx\uFFFC'],
    );
  });

  it('has the same prose as the whole note read at once', () => {
    fc.assert(
      fc.property(note, (text) => {
        const analysis = analyseNote(text, recogniser);
        const frontMatter = readFrontMatter(text);
        const begin = bodyStartOf(text, frontMatter);
        const prose = readProse(text, begin);
        const head = frontMatter || begin <= 1 ? [] : [{ start: 0, end: begin }];
        assert.deepEqual(
          plain(analysis).blocks.map(({ citations: _, mentions: __, ...block }) => block),
          prose.blocks,
        );
        assert.deepEqual(analysis.closed, [...head, ...prose.closed]);
        assert.deepEqual(analysis.footnotes, prose.footnotes);
      }),
      { numRuns: 300 },
    );
  });

  it('is the same in slices of any size as without slices', () => {
    fc.assert(
      fc.property(note, fc.integer({ min: 1, max: 50 }), (text, slice) => {
        const known = guessDefinitions(text);
        const inSlices = [...readInSlices(text, known, slice)].flat();
        assert.deepEqual(inSlices, readSegments(text, known));
      }),
      { numRuns: Number(process.env.RUNS ?? 300), examples: [['[^2]\n\n    ', 1]] },
    );
  });

  it('reads a paragraph of many slices once', () => {
    const text = `IL-2.\n\n${'Serum IL-6 rose. '.repeat(2_000)}\n\nIL-10.\n`;
    const reads = [...readInSlices(text, guessDefinitions(text))].map(({ length }) => length);
    assert.deepEqual(reads, [2, 1], 'segments of each slice');
  });

  it('follows several hundred edits in a large note', () => {
    let text = largeNote(15_000);
    const incremental = IncrementalNote.of(text, recogniser);
    const places = fc.sample(
      fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(60), inserted),
      {
        numRuns: 240,
        seed: 6,
      },
    );
    places.forEach(([at, removed, added], index) => {
      const change = changeAt(text, at, removed, added);
      text = applyChange(text, change);
      incremental.edit(change);
      if (index % 24 === 0) {
        assert.deepEqual(plain(incremental.analysis), plain(analyseNote(text, recogniser)));
      }
    });
  });

  it('finds the change between two texts', () => {
    fc.assert(
      fc.property(note, edits, (before, sequence) => {
        const after = sequence.reduce(
          (text, { at, removed, text: added }) =>
            applyChange(text, changeAt(text, at, removed, added)),
          before,
        );
        assert.equal(applyChange(before, findChange(before, after)), after);
      }),
    );
  });

  it('finds the change in the middle of long texts', () => {
    const [head, tail] = ['a'.repeat(5000), 'b'.repeat(5000)];
    assert.deepEqual(findChange(`${head}x${tail}`, `${head}yz${tail}`), {
      from: 5000,
      to: 5001,
      text: 'yz',
    });
  });
});

function changeAt(note: string, at: number, removed: number, text: string): TextChange {
  const from = Math.floor(at * note.length);
  return { from, to: Math.min(note.length, from + removed), text };
}

/** The fields of a block in which both ways of reading a note must agree. */
const fields = [
  'kind',
  'depth',
  'start',
  'end',
  'text',
  'pieces',
  'excluded',
  'closed',
  'dressed',
  'citations',
  'mentions',
] as const satisfies readonly (keyof NoteAnalysis['blocks'][number])[];

/** An analysis as plain values, without its classes. */
function plain({ text, frontMatter, blocks, footnotes, closed }: NoteAnalysis) {
  return {
    text,
    footnotes,
    frontMatter,
    closed,
    blocks: blocks.map((block) => Object.fromEntries(fields.map((it) => [it, block[it]]))),
  };
}
