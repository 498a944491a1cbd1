import assert from 'node:assert/strict';
import fc from 'fast-check';
import { convertCitations } from '../../../../src/core/cite/convertCitations';
import { analyseNote } from '../../../../src/core/note/analyseNote';
import { publishedCopy } from '../../../../src/core/publish/publishedCopy';
import { Recogniser } from '../../../../src/core/recognise/recogniser';
import { applyEdits, offsetBefore } from '../../../../src/core/text/edits';
import { runToEnd } from '../../../../src/core/text/steps';
import { goldenPairs } from '../../support/golden';
import { librarySources } from '../../support/librarySources';
import { smallLibrary } from '../../support/smallLibrary';
import { readSeedLibrary } from '../../support/testLibrary';
import { trickyNote } from '../../support/trickyNote';

describe('the copy of a note that is published', () => {
  const sources = librarySources(readSeedLibrary());
  const copyOf = (note: string, name = 'note.md') => runToEnd(publishedCopy(note, sources, name));

  for (const { name, input, expect } of goldenPairs('publish', '.copy.md')) {
    it(`has Pandoc’s citations: ${name}, as in the golden file`, function () {
      this.timeout(20_000);
      expect(copyOf(input).text);
    });
  }

  it('has a blank line after a list, except in notes of Quarto', () => {
    const note =
      '---\nauthor:\n- A\n# no heading\n---\n\n- IL-6\n  rises\n## TNF\n1. a\n> b\n> c\n\nText\n# Heading\n\n```\n- a\n# b\n```\n';
    const copy = note.replace('rises\n', 'rises\n\n').replace('1. a\n', '1. a\n\n');
    const inWindows = (text: string) => text.replaceAll('\n', '\r\n');
    assert.equal(copyOf(note).text, copy);
    assert.equal(copyOf(inWindows(note)).text, inWindows(copy));
    assert.equal(copyOf(note, 'note.qmd').text, note);
  });

  it('is the note itself if there is nothing to convert', () => {
    const note = '# IL-6\n\nIt rises [@emilie1998, p. 3], as @trenova2016 [p. 2] say.\n';
    assert.deepEqual(copyOf(note).edits, []);
    assert.equal(copyOf(note).text, note);
  });

  it('has the same citations and list for every syntax of the note', () => {
    const recogniser = new Recogniser(smallLibrary());
    const note =
      'IL-6 [see @emilie1998, p. 3; @strouse2007] and @trenova2016 say.\n\nMore [-@emilie1998].\n';
    for (const syntax of ['footnote', 'link', 'numbered', 'myst', 'latex', 'manubot'] as const) {
      const { edits } = runToEnd(convertCitations(analyseNote(note, recogniser), syntax, sources));
      const { text, keys, unconverted } = copyOf(applyEdits(note, edits));
      const body = text.replace(/\n+::: \{#refs\}[\s\S]*$/, '\n').replace(/\n{2,}$/, '\n');
      assert.equal(body, note, syntax);
      assert.deepEqual(keys, ['emilie1998', 'strouse2007', 'trenova2016'], syntax);
      assert.deepEqual(unconverted, [], syntax);
    }
  });

  it('has the list of references once, in the place of the note', () => {
    const list = '<!-- cytonote: references -->\n\n<!-- cytonote: end of references -->';
    const { text } = copyOf(`IL-6 [@emilie1998].\n\n# Literatur\n\n${list}\n\n# End\n`);
    assert.equal(text, 'IL-6 [@emilie1998].\n\n# Literatur\n\n::: {#refs}\n:::\n\n# End\n');
  });

  it('has a problem where a list of references has no end, so that readers would see two lists', () => {
    const note =
      'IL-6 [@emilie1998].\n\n<!-- cytonote: references -->\n\n- E. <!-- @emilie1998 -->\n';
    const { edits, unconverted } = copyOf(note);
    assert.deepEqual(edits, []);
    assert.deepEqual(
      unconverted.map(({ start, end, why }) => [note.slice(start, end), why]),
      [['<!-- cytonote: references -->', 'openList']],
    );
  });

  it('keeps a citation separate from the text after it', () => {
    assert.equal(copyOf('A \\citet{emilie1998} [sic].').text, 'A @emilie1998<!-- --> [sic].');
    assert.equal(copyOf('A \\citep{emilie1998}(sic).').text, 'A [@emilie1998]<!-- -->(sic).');
    assert.equal(copyOf('A \\citet{emilie1998}. B').text, 'A @emilie1998. B');
  });

  it('has a problem at what it cannot convert', () => {
    const note = 'A \\citep[see; also][]{emilie1998} and B\\citet{trenova2016}.';
    const { text, unconverted } = copyOf(note);
    assert.equal(text, 'A [@emilie1998] and B\\citet{trenova2016}.');
    assert.deepEqual(
      unconverted.map(({ start, end, why }) => [note.slice(start, end), why]),
      [
        ['\\citep[see; also][]{emilie1998}', 'withoutNotes'],
        ['\\citet{trenova2016}', 'notConverted'],
      ],
    );
  });

  it('gives a callout without a title the name of its kind', () => {
    assert.equal(copyOf('> [!note] \n> A.\n').text, '> **Note**\n>\n> A.\n');
  });

  it('lists sources that the note lists but does not cite, unless it ends in code', () => {
    assert.match(copyOf('A.\n\n\\nocite{*}\n').text, /\n\n---\nnocite: \|\n {2}@\*\n---\n$/);
    const { text } = copyOf('A \\nocite{emilie1998}\n\n```\nunclosed');
    assert.ok(text.endsWith('unclosed'));
  });

  it('is made from any note by edits that do not overlap, and needs no edits itself', function () {
    this.timeout(120_000);
    const wiki = [
      '[[IL-6]]',
      '[[IL-6|it]]',
      '==',
      '%% a %%',
      '> [!note] ',
      '![[a.png]]',
      '\\nocite{b}',
    ];
    const hard = fc
      .tuple(trickyNote, fc.array(fc.constantFrom(...wiki), { maxLength: 6 }), trickyNote)
      .map(([before, marks, after]) => before + marks.join(' x ') + after);
    fc.assert(
      fc.property(hard, (note) => {
        const { text, edits } = copyOf(note);
        const sorted = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
        sorted.forEach(({ start, end }, at) => {
          assert.ok(start <= end && end <= note.length);
          assert.ok(at === 0 || (sorted[at - 1]?.end ?? 0) <= start, JSON.stringify(edits));
        });
        assert.equal(text, applyEdits(note, edits));
      }),
      { numRuns: 300 },
    );
  });

  it('has the line of the note for each line that they share', () => {
    for (const { input } of goldenPairs('publish', '.copy.md')) {
      const { text, edits } = copyOf(input);
      const back = offsetBefore(edits);
      const isEdited = (at: number) => edits.some(({ start, end }) => start <= at && at < end);
      const lines = text.split('\n').filter((line) => line.length > 20 && input.includes(line));
      const shared = lines.filter((line) => !isEdited(input.indexOf(line)));
      for (const line of shared) {
        assert.equal(back(text.indexOf(line)), input.indexOf(line), line);
      }
    }
  });
});
