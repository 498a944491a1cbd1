import assert from 'node:assert/strict';
import { placeMessages, readMessages } from '../../../../src/core/publish/programMessages';
import { publishedCopy } from '../../../../src/core/publish/publishedCopy';
import { runToEnd } from '../../../../src/core/text/steps';
import { librarySources } from '../../support/librarySources';
import { readSeedLibrary } from '../../support/testLibrary';

const note = `---
title: IFN-γ
---

A [^emilie1998] and [@nobody2020] and ![plate](plate.png).

[^emilie1998]: Emilie D.
    Cytokines in HIV.

:::: note
IFN-γ rises.
`;

describe('the output of programs', () => {
  const copy = runToEnd(publishedCopy(note, librarySources(readSeedLibrary()), 'note.md'));
  /** Messages with the text at their places. */
  const placed = (printed: string, hasFailed = true) =>
    placeMessages(readMessages(printed, hasFailed), note, copy).map(
      ({ start, end, message, isError }) => [isError, note.slice(start, end), message],
    );

  it('is divided into messages, which include indented lines below', () => {
    assert.deepEqual(
      readMessages(
        '[WARNING] One\n  goes on\n[INFO] Nothing\n[WARNING] Two\nError at the end:\nmore\n',
        true,
      ),
      [
        { isError: false, text: 'One\n  goes on' },
        { isError: false, text: 'Two' },
        { isError: true, text: 'Error at the end:\nmore' },
      ],
    );
  });

  it('has no error where the program succeeded', () => {
    assert.deepEqual(readMessages('processing file\n[WARNING] One\n', false), [
      { isError: false, text: 'One' },
    ]);
  });

  it('loses warnings about the style sheet that Pandoc writes', () => {
    const printed = [
      'WARNING: Ignored `overflow-x: auto` at 107:7, unknown property.',
      "WARNING: Expected a media type, got '(max-width: 600px)'",
      "WARNING: Failed to load image at 'file:///notes/plate.png'",
    ];
    assert.deepEqual(readMessages(printed.join('\n'), false), [
      { isError: false, text: "Failed to load image at 'file:///notes/plate.png'" },
    ]);
  });

  it('keeps the messages of LaTeX, without its questions', () => {
    const unknown =
      'Error producing PDF.\n! LaTeX Error: Unicode character γ (U+03B3)\n               not set up for use with LaTeX.\n\n' +
      'See the LaTeX manual or LaTeX Companion for explanation.\nType  H <return>  for immediate help.\n ...  \n\nl.80 \n\n' +
      'Try running pandoc with --pdf-engine=xelatex.\n';
    const missing =
      "Error producing PDF.\n! LaTeX Error: File `lmodern.sty' not found.\n\nType X to quit or <RETURN> to proceed,\n" +
      'or enter new name. (Default extension: sty)\n\n! Emergency stop.\nl.9 \\usepackage\n';
    assert.deepEqual(
      [unknown, missing].flatMap((it) => readMessages(it, true)).map(({ text }) => text),
      [
        'Error producing PDF.\n! LaTeX Error: Unicode character γ (U+03B3) not set up for use with LaTeX.\n\n' +
          'Try running pandoc with --pdf-engine=xelatex.',
        "Error producing PDF.\n! LaTeX Error: File `lmodern.sty' not found.",
      ],
    );
  });

  it('loses its colours', () => {
    assert.deepEqual(readMessages('\u001b[33m[WARNING] One\u001b[39m', true), [
      { isError: false, text: 'One' },
    ]);
  });

  it('is placed at the text of the note that it names', () => {
    assert.deepEqual(
      placed(
        [
          '[WARNING] Citeproc: citation nobody2020 not found',
          '[WARNING] Citeproc: citation emilie1998 not found',
          '[WARNING] Could not fetch resource plate.png: replacing image with description',
          '[WARNING] Missing character: There is no γ (U+03B3) in font [lmroman10-regular]',
        ].join('\n'),
      ).map(([, text]) => text),
      ['nobody2020', 'emilie1998', 'plate.png', 'γ'],
    );
  });

  it('says whether it is about a key, which the check of citations reports, too', () => {
    const messages = readMessages(
      '[WARNING] Citeproc: citation nobody2020 not found\n[WARNING] Could not fetch resource plate.png',
      false,
    );
    assert.deepEqual(
      placeMessages(messages, note, copy).map(({ isUnknownKey }) => isUnknownKey === true),
      [true, false],
    );
  });

  it('is placed at the line of the note from which the copy has it', () => {
    const line = copy.text.split('\n').indexOf(':::: note') + 1;
    const inNote = note.split('\n').indexOf(':::: note') + 1;
    const message = (at: number) =>
      `Div at line ${at} column 1 unclosed at line ${at + 1} column 1, closing implicitly.`;
    assert.notEqual(line, inNote, 'the copy is shorter');
    assert.deepEqual(placed(`[WARNING] ${message(line)}`), [[false, ':::: note', message(inNote)]]);
  });

  it('is placed at the first line if it names no line, or a line of another file', () => {
    const missing =
      'pdflatex not found. Please select a different --pdf-engine or install pdflatex';
    assert.deepEqual(placed(missing), [[true, '---', missing]]);
    const other = 'Error reading bibliography file refs.bib:\n(line 5, column 1):\nunexpected end';
    assert.deepEqual(placed(other), [[true, '---', other]]);
    assert.deepEqual(placed('Error at line 9999')[0]?.[1], '---');
  });

  it('is placed at the line of YAML, which is counted from the line above it', () => {
    const yaml = 'YAML parse exception at line 1, column 9:\nmapping values are not allowed';
    assert.equal(placed(yaml)[0]?.[1], 'title: IFN-γ');
    const named = `Error parsing YAML metadata at "/stdin" (line 1, column 1):\n${yaml}`;
    assert.deepEqual(placed(named)[0]?.slice(1), [
      'title: IFN-γ',
      'Error parsing YAML metadata: mapping values are not allowed',
    ]);
  });

  it('is placed at the lines that knitr names', () => {
    const at = copy.text.split('\n').indexOf(':::: note') + 1;
    assert.equal(placed(`Quitting from lines ${at}-12 (note.qmd)`)[0]?.[1], ':::: note');
    assert.equal(placed(`Quitting from note.qmd:${at}-12 [setup]`)[0]?.[1], ':::: note');
  });

  it('is bounded', () => {
    const many = Array.from({ length: 5000 }, (_, at) => `[WARNING] ${at}\n`).join('');
    assert.equal(readMessages(many, true).length, 100);
    assert.equal(readMessages('[WARNING] x\n'.repeat(5000), true).length, 1);
    assert.ok((readMessages('x'.repeat(10_000), true)[0]?.text.length ?? 0) <= 2000);
  });
});
