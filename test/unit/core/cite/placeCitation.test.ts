import assert from 'node:assert/strict';
import fc from 'fast-check';
import { citationSyntaxes } from '../../../../src/core/citation/citation';
import { type CitingStyle, citeAt } from '../../../../src/core/cite/citeAt';
import {
  type CitationPlace,
  placeAtCursor,
  placeInSentence,
} from '../../../../src/core/cite/placeCitation';
import { analyseNote } from '../../../../src/core/note/analyseNote';
import type { NoteAnalysis } from '../../../../src/core/note/noteAnalysis';
import { applyEdits, type TextEdit } from '../../../../src/core/text/edits';
import { type Range, splits } from '../../../../src/core/text/range';
import { goldenPairs } from '../../support/golden';
import { librarySources } from '../../support/librarySources';
import { makeRecogniser, readLibrary } from '../../support/testLibrary';
import { trickyNote } from '../../support/trickyNote';

const emilieLink = '[Emilie et al., 1998](https://doi.org/10.3109/08830189809043015)';
const strouseLink = '[Strouse, 2007](https://doi.org/10.1007/s11916-007-0005-y)';

type Place = (analysis: NoteAnalysis, offset: number) => CitationPlace | undefined;
const places: Readonly<Record<string, Place>> = {
  'in-sentence': placeInSentence,
  'at-cursor': placeAtCursor,
};
const nextCase = '\n%%\n';

describe('placing of a citation', () => {
  const recogniser = makeRecogniser();
  const style: CitingStyle = { syntax: 'pandoc', sources: librarySources(readLibrary()) };

  for (const { name, input, expect } of goldenPairs('placement', '.cited.md')) {
    it(name, () => {
      const cited = input
        .trimEnd()
        .split(nextCase)
        .map((text) => cite(text, places[name] as Place));
      expect(`${cited.join(nextCase)}\n`);
    });
  }

  it('is never in a link, code or citation, only adds text, and is idempotent, in any note', () => {
    fc.assert(
      fc.property(trickyNote, fc.nat(), (note, seed) => {
        const analysis = analyseNote(note, recogniser);
        const offset = seed % (note.length + 1);
        for (const place of [placeInSentence, placeAtCursor]) {
          const found = place(analysis, offset);
          for (const edit of found ? citeAt(analysis, found, ['emilie1998'], style) : []) {
            assert.equal(edit.start, edit.end);
            const closed = analysis.blocks.flatMap((block) => block.closed);
            // A role of MyST is code, but can be extended.
            const own = found?.group;
            const inOwn = (range: Range) => own && own.start <= range.start && range.end <= own.end;
            assert.ok(!closed.some((range) => splits(range, edit.start) && !inOwn(range)));
          }
        }
      }),
      { numRuns: 400 },
    );
  });

  const words = fc.constantFrom(
    'IL-6 rises',
    'in **sepsis**',
    '. Then',
    '. ',
    ' ',
    '\n\n- ',
    '\n\n# ',
    '(',
    ')',
    ':',
    '\n',
    ...['[@trenova2016]', ' @strouse2007 ', '[see @emilie1998, p. 3]', '[^trenova2016]', ' [1]'],
    ...['{cite:p}`trenova2016`', '\\cite{trenova2016}', '\\citep[p. 3]{trenova2016}', '[^1]'],
    ...['[T, 2016](https://doi.org/10.17756/jnen.2016-006)', '`code`', '[link](https://x.example)'],
    ...['<!-- cytonote: [see @trenova2016] -->', '\n\n[^trenova2016]: T. 2016.\n\n'],
  );
  const simpleNote = fc.array(words, { maxLength: 12 }).map((parts) => parts.join(''));

  it('only adds text, in the wanted syntax, and is idempotent', () => {
    fc.assert(
      fc.property(
        simpleNote,
        fc.nat(),
        fc.constantFrom(...citationSyntaxes),
        fc.boolean(),
        (note, seed, syntax, inSentence) => {
          const place = inSentence ? placeInSentence : placeAtCursor;
          const cite = (text: string, offset: number) => {
            const analysis = analyseNote(text, recogniser);
            const found = place(analysis, offset);
            const to: CitingStyle = { ...style, syntax };
            return { found, edits: found ? citeAt(analysis, found, ['emilie1998'], to) : [] };
          };
          const offset = seed % (note.length + 1);
          const { found, edits } = cite(note, offset);
          assert.ok(edits.every(({ start, end }) => start === end));
          const after = applyEdits(note, edits);
          assert.equal(undo(after, edits), note);
          if (found && edits.length > 0) {
            const again = cite(after, (edits[0] as Range).start + 2);
            assert.deepEqual(again.edits, [], JSON.stringify({ note, after }));
          }
        },
      ),
      { numRuns: Number(process.env.RUNS ?? 400) },
    );
  });

  it('cites several sources at once, each once', () => {
    const analysis = analyseNote('IL-6 rises [@b2000].', recogniser);
    const place = placeInSentence(analysis, 0) as CitationPlace;
    const edits = citeAt(analysis, place, ['a2000', 'b2000', 'c2000', 'a2000'], style);
    assert.deepEqual(edits, [{ start: 18, end: 18, text: '; @a2000; @c2000' }]);
    assert.deepEqual(citeAt(analysis, place, ['b2000'], style), []);
  });

  /** Removes inserted texts from a text. */
  function undo(text: string, edits: readonly TextEdit[]): string {
    return [...edits]
      .sort((a, b) => a.start - b.start)
      .reduce(
        (note, { start, text: put }) => note.slice(0, start) + note.slice(start + put.length),
        text,
      );
  }

  for (const [syntax, note, first, second] of [
    [
      'pandoc',
      'IL-6 rises.',
      'IL-6 rises [@emilie1998].',
      'IL-6 rises [@emilie1998; @strouse2007].',
    ],
    [
      'link',
      'IL-6 rises.',
      `IL-6 rises ${emilieLink}.`,
      `IL-6 rises ${emilieLink}; ${strouseLink}.`,
    ],
    [
      'myst',
      'IL-6 rises.',
      'IL-6 rises {cite:p}`emilie1998`.',
      'IL-6 rises {cite:p}`emilie1998,strouse2007`.',
    ],
    [
      'latex',
      'IL-6 rises.',
      'IL-6 rises \\citep{emilie1998}.',
      'IL-6 rises \\citep{emilie1998,strouse2007}.',
    ],
    [
      'footnote',
      'IL-6 rises.\n',
      'IL-6 rises[^emilie1998].\n\n[^emilie1998]: …\n',
      'IL-6 rises[^emilie1998][^strouse2007].\n\n[^emilie1998]: …\n\n[^strouse2007]: …\n',
    ],
    [
      'numbered',
      'IL-6 rises.\n',
      'IL-6 rises [1].\n\n<!-- cytonote: references -->\n\n1. … <!-- @emilie1998 -->\n\n<!-- cytonote: end of references -->\n',
      'IL-6 rises [1, 2].\n\n<!-- cytonote: references -->\n\n1. … <!-- @emilie1998 -->\n2. … <!-- @strouse2007 -->\n\n<!-- cytonote: end of references -->\n',
    ],
  ] as const) {
    it(`extends a citation in its syntax ${syntax}, whichever syntax is wanted`, () => {
      const sources = librarySources(readLibrary());
      sources.formatted = () => '…';
      const cite = (text: string, key: string, to: CitingStyle['syntax']) => {
        const analysis = analyseNote(text, recogniser);
        const found = placeInSentence(analysis, 0) as CitationPlace;
        return applyEdits(text, citeAt(analysis, found, [key], { syntax: to, sources }));
      };
      assert.equal(cite(note, 'emilie1998', syntax), first);
      const other = syntax === 'pandoc' ? 'latex' : 'pandoc';
      assert.equal(cite(first, 'strouse2007', other), second);
      assert.equal(cite(second, 'emilie1998', other), second);
    });
  }

  it('has the LaTeX command of the note, or that of its package', () => {
    const sources = librarySources(readLibrary());
    for (const [before, command] of [
      ['', 'citep'],
      ['\\citet{trenova2016} disagree. ', 'citep'],
      ['It falls \\citep{trenova2016}. ', 'citep'],
      ['\\Citet{trenova2016} disagree. ', 'citep'],
      ['\\textcite{trenova2016} disagree. ', 'parencite'],
      ['It falls \\parencites{trenova2016}{a}. ', 'parencite'],
      ['It falls \\fullcite{trenova2016}. ', 'parencite'],
      ['It falls \\autocite{trenova2016}. ', 'autocite'],
      ['It falls \\Autocites{trenova2016}. ', 'autocite'],
      ['It falls \\cite{trenova2016}. ', 'cite'],
      ['It falls.\\footcite{trenova2016} ', 'footcite'],
      ['It falls \\cite{a}, \\parencite{b}, \\parencite{c}. ', 'parencite'],
      ['---\ncite-method: biblatex\n---\n\n', 'parencite'],
      ['---\nformat:\n  pdf:\n    cite-method: natbib\n---\n\n', 'citep'],
      ['---\noutput:\n  pdf_document:\n    citation_package: biblatex\n---\n\n', 'parencite'],
      ['---\nbiblatex: true\n---\n\n', 'parencite'],
      ['---\nheader-includes: \\usepackage[style=apa]{biblatex}\n---\n\n', 'parencite'],
      ['---\ncite-method: biblatex\n---\n\nIt falls \\citep{a}. ', 'citep'],
    ] as const) {
      const note = `${before}IL-6 rises.`;
      const analysis = analyseNote(note, recogniser);
      const found = placeInSentence(analysis, note.indexOf('IL-6')) as CitationPlace;
      const cite = (latexCommand?: 'cite') =>
        applyEdits(
          note,
          citeAt(analysis, found, ['emilie1998'], { syntax: 'latex', sources, latexCommand }),
        );
      assert.equal(cite(), `${before}IL-6 rises \\${command}{emilie1998}.`);
      assert.equal(cite('cite'), `${before}IL-6 rises \\cite{emilie1998}.`);
    }
  });

  it('is in Pandoc syntax if the wanted one cannot name the source', () => {
    const note = 'IL-6 rises.';
    const analysis = analyseNote(note, recogniser);
    const place = placeInSentence(analysis, 0) as CitationPlace;
    const edits = citeAt(analysis, place, ['il6infectious'], { ...style, syntax: 'link' });
    assert.equal(applyEdits(note, edits), 'IL-6 rises [@il6infectious].');
  });

  function cite(text: string, place: Place): string {
    const offset = text.indexOf('‸');
    const note = text.replace('‸', '');
    const analysis = analyseNote(note, recogniser);
    const found = place(analysis, offset);
    if (!found) {
      return `${note}\n(no place for a citation)`;
    }
    const edits = citeAt(analysis, found, ['emilie1998'], style);
    return edits.length > 0 ? applyEdits(note, edits) : `${note}\n(cited already)`;
  }
});
