import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type CitationSyntax, citationSyntaxes } from '../../../../src/core/citation/citation';
import { convertCitations } from '../../../../src/core/cite/convertCitations';
import { writeReferenceList } from '../../../../src/core/cite/referenceList';
import { analyseNote } from '../../../../src/core/note/analyseNote';
import { Recogniser } from '../../../../src/core/recognise/recogniser';
import { applyEdits, type TextEdit } from '../../../../src/core/text/edits';
import { runToEnd } from '../../../../src/core/text/steps';
import { goldenPairs } from '../../support/golden';
import { librarySources } from '../../support/librarySources';
import { smallLibrary } from '../../support/smallLibrary';
import { readSeedLibrary } from '../../support/testLibrary';

const keys = ['emilie1998', 'strouse2007', 'trenova2016'] as const;

describe('converting citations', () => {
  const recogniser = new Recogniser(smallLibrary());
  const sources = librarySources(readSeedLibrary());

  function convert(note: string, to: CitationSyntax) {
    const conversion = runToEnd(convertCitations(analyseNote(note, recogniser), to, sources));
    return { ...conversion, note: applyEdits(note, conversion.edits) };
  }

  for (const { name, input, expect } of goldenPairs('conversion', '.converted.md')) {
    it(`${name}, as in the golden file`, function () {
      this.timeout(20_000);
      const targets = citationSyntaxes.filter((it) => (name === 'pandoc') !== (it === 'pandoc'));
      const converted = targets.map((to) => {
        const { note, left } = convert(input, to);
        assert.equal(convert(note, name as CitationSyntax).note, input, to);
        return `%% ${to}, left as they are: ${left.join(', ') || 'none'}\n${note}`;
      });
      expect(converted.join(''));
    });
  }

  it('is done once, and leaves what is in the syntax already', function () {
    this.timeout(20_000);
    for (const { input } of goldenPairs('conversion', '.converted.md')) {
      for (const to of citationSyntaxes) {
        assert.deepEqual(convert(convert(input, to).note, to).edits, []);
      }
    }
  });

  it('goes over several syntaxes without loss', () => {
    const note = 'See [see @emilie1998, p. 3; -@strouse2007] and @trenova2016.\n';
    const last = ['link', 'numbered', 'footnote', 'myst', 'latex'] as const;
    const far = last.reduce((text, to) => convert(text, to).note, note);
    const shown = convert(far, 'pandoc').note.replace(/<!--.*?-->/g, '');
    assert.equal(shown, note);
  });

  it('writes the commands of the package that the note loads', () => {
    const cited =
      'IL-6 [@emilie1998], @trenova2016, [-@strouse2007] and [see @emilie1998, p. 3; @trenova2016, p. 4].';
    const noteWith = (head: string) => convert(`---\n${head}\n---\n\n${cited}\n`, 'latex').note;
    assert.match(
      noteWith('cite-method: biblatex'),
      /IL-6 \\parencite\{emilie1998\}, \\textcite\{trenova2016\}, \\parencite\*\{strouse2007\} and \\parencites\[see\]\[p\. 3\]\{emilie1998\}\[p\. 4\]\{trenova2016\}\./,
    );
    assert.match(
      noteWith('cite-method: natbib'),
      /IL-6 \\citep\{emilie1998\}, \\citet\{trenova2016\}, \\citeyearpar\{strouse2007\} and \\citep\[see\]\[p\. 4\]\{emilie1998,trenova2016\}<!-- cytonote: /,
    );
  });

  it('keeps what the comment says of sources that stayed', () => {
    const there = convert('See [see @emilie1998, p. 3; @strouse2007].\n', 'footnote').note;
    const edited = there.replace('[^strouse2007]<', '[^trenova2016]<');
    assert.match(convert(edited, 'pandoc').note, /^See \[see @emilie1998, p\. 3; @trenova2016\]/);
  });

  it('reads no comment that is not its own', () => {
    const note = 'IL-6[^emilie1998]<!-- [@a] --> x\n\n[^emilie1998]: E.\n';
    assert.match(convert(note, 'pandoc').note, /^IL-6\[@emilie1998\]<!-- \[@a\] --> x/);
  });

  it('leaves all where definitions could not stand', () => {
    const { edits, left } = convert('IL-6 [@emilie1998]\n\n```\nunclosed', 'footnote');
    assert.deepEqual({ edits, left }, { edits: [], left: ['emilie1998'] });
  });

  const key = fc.constantFrom(...keys);
  const several = fc.uniqueArray(key, { minLength: 1, maxLength: 3 });
  const locator = fc.constantFrom('p. 3', 'pp. 3-5, 7', 'chap. 2', 'p. 3--5', '& x', '*see* there');
  const link = (text: string, of: string) => `[${text}](https://doi.org/${doiOf(of)})`;
  const doiOf = (of: string) => sources.reference(of)?.DOI as string;

  /** Citations as people write them in a syntax, in its canonical form and in others. */
  const written: Readonly<Record<CitationSyntax, fc.Arbitrary<string>>> = {
    pandoc: fc.oneof(
      several.map((of) => `[${of.map((it) => `@${it}`).join('; ')}]`),
      several.map((of) => `[${of.map((it) => `@${it}`).join(';')}]`),
      fc.tuple(key, locator).map(([of, at]) => `[see @${of}, ${at}; -@strouse2007 ${at}]`),
      key.map((of) => `@${of}`),
      key.map((of) => `-@{${of}}`),
      fc.tuple(key, locator).map(([of, at]) => `@${of} [${at}; @emilie1998]`),
      key.map((of) => `[-@${of}]`),
      key.map((of) => `[e.g.,\n@${of}]`),
      fc.constantFrom('[@unknown2000]', '@user', '@fig:one', '[@il6infectious]', '[no key]'),
    ),
    footnote: fc.oneof(
      several.map((of) => of.map((it) => `[^${it}]`).join('')),
      fc.constantFrom('[^1]', '[^unknown2000]'),
    ),
    link: fc.oneof(
      key.map((of) => link('Some title', of)),
      key.map((of) => link('1998', of)),
      key.map((of) => link('Emilie et al. (1998)', of)),
      fc.constant(link('Emilie et al., 1998', 'emilie1998')),
      fc.constant(
        `${link('Trenova & Slavov, 2016', 'trenova2016')}; ${link('Strouse, 2007', 'strouse2007')}`,
      ),
      fc.constantFrom('[x](https://doi.org/10.1000/unknown)', 'https://doi.org/10.1000/x'),
    ),
    numbered: fc.constantFrom('[1]', '[1, 3]', '[1–3]', '[1-3]', '[1,2]', '[ 2 ]', '[7]', '[3, 1]'),
    myst: fc.oneof(
      several.map((of) => `{cite:p}\`${of.join(',')}\``),
      several.map((of) => `{cite}\`${of.join(', ')}\``),
      key.map((of) => `{cite:t}\`${of}\``),
      key.map((of) => `{cite:yearpar}\`${of}\``),
      fc.tuple(key, locator).map(([of, at]) => `{cite:p}\`{see}${of}{${at}},strouse2007\``),
      fc.constant('{ref}`emilie1998`'),
    ),
    latex: fc.oneof(
      several.map((of) => `\\cite{${of.join(',')}}`),
      several.map((of) => `\\citet{${of.join(', ')}}`),
      key.map((of) => `\\parencite*{${of}}`),
      key.map((of) => `\\citeauthor{${of}}`),
      fc.tuple(key, locator).map(([of, at]) => `\\citep[see][${at}]{${of}}`),
      fc.tuple(key, locator).map(([of, at]) => `\\cites[${at}]{${of}}[see][]{strouse2007}`),
    ),
  };

  const prose = fc.constantFrom(
    ...['IL-6 rises', ' ', ' ', ' ', '. ', ', ', '; ', ' (', ') ', ': ', '\n', '\n\n', '\n\n- '],
    ...['\n\n> ', '\n> ', '\n\n## ', '**', '*', ' `code` ', ' [x](https://x.example) ', ' p. 3 '],
    ...['\n\n| a | b |\n|---|---|\n| ', ' | ', '\n\n```\n[@emilie1998]\n```\n\n', ' [p. 3]', 'β'],
    ...['<!-- comment -->', ' <b>', '\\', '!', '[', ']', '{', '-', '\n\n[^1]: See there.\n\n'],
  );
  const endings = fc.constantFrom('', '\n', '\n\n', '.\n', '\n```\nunclosed\n');

  /** What stands at the end of a note in support of its citations. */
  const support: Readonly<Record<CitationSyntax, fc.Arbitrary<string>>> = {
    pandoc: fc.constant(''),
    footnote: fc.constantFrom(
      '',
      ...['\n\n[^emilie1998]: Emilie D. My own words -- on *it*.\n    More.\n', '\n'],
      `\n\n[^strouse2007]: ${sources.formatted('strouse2007')}\n\n[^emilie1998]: x\n`,
      `\n\n[^emilie1998]: ${sources.formatted('emilie1998')}\n`,
    ),
    link: fc.constant(''),
    numbered: fc.constantFrom(
      `\n\n${writeReferenceList(
        {
          items: keys.map((of) => ({ key: of, text: `${of}, my words` })),
          style: 'numbered',
          others: [],
        },
        '\n',
      )}\n`,
      '',
    ),
    myst: fc.constant(''),
    latex: fc.constant(''),
  };

  const noteIn = (syntax: CitationSyntax) =>
    fc
      .tuple(
        fc.constantFrom('', '---\ntitle: x\n---\n', '\uFEFF'),
        fc.array(
          fc.oneof({ weight: 2, arbitrary: prose }, { weight: 1, arbitrary: written[syntax] }),
          {
            maxLength: 14,
          },
        ),
        support[syntax],
        endings,
        fc.boolean(),
      )
      .map(([head, parts, tail, ending, hasReturns]) => {
        const note = head + parts.join('') + tail + ending;
        return hasReturns ? note.replaceAll('\n', '\r\n') : note;
      });

  for (const from of citationSyntaxes) {
    for (const to of citationSyntaxes.filter((syntax) => syntax !== from)) {
      it(`from ${from} to ${to} and back gives the note as it was`, function () {
        this.timeout(60_000);
        fc.assert(
          fc.property(noteIn(from), (note) => {
            const there = convert(note, to);
            assertInPlace(note, there.edits);
            const back = convert(there.note, from);
            assert.equal(back.note, note, JSON.stringify({ there: there.note }));
          }),
          { numRuns: Number(process.env.RUNS ?? 60) },
        );
      });
    }
  }

  /** Edits change citations, comments, definitions and the references section, and add at the end. */
  function assertInPlace(note: string, edits: readonly TextEdit[]): void {
    const { blocks, footnotes, closed, text } = analyseNote(note, recogniser);
    const groups = blocks.flatMap(({ citations }) => citations);
    const section = text.indexOf('<!-- cytonote: references');
    const places = [
      ...groups.map(({ start, end, origin }) => ({ start, end: origin?.end ?? end })),
      ...[...footnotes, ...closed],
      ...(section === -1 ? [] : [{ start: section, end: text.length }]),
    ];
    for (const { start, end } of edits) {
      const isAtEnd = end === text.length && /^\s*(?:\[\^[\s\S]*)?$/.test(text.slice(start));
      const isIn = places.some((place) => place.start <= start && end <= place.end);
      assert.ok(isAtEnd || isIn, JSON.stringify({ note, start, end }));
    }
  }
});
