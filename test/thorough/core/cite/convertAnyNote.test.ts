import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readBibliography } from '../../../../src/core/bibliography/readBibliography';
import { type CitationSyntax, citationSyntaxes } from '../../../../src/core/citation/citation';
import { convertCitations } from '../../../../src/core/cite/convertCitations';
import { NoteLiterature } from '../../../../src/core/cite/noteLiterature';
import { writeReferenceList } from '../../../../src/core/cite/referenceList';
import { analyseNote } from '../../../../src/core/note/analyseNote';
import { Recogniser } from '../../../../src/core/recognise/recogniser';
import { applyEdits, type TextEdit } from '../../../../src/core/text/edits';
import { runToEnd } from '../../../../src/core/text/steps';
import { smallLibrary } from '../../../unit/support/smallLibrary';
import { readSeedLibrary } from '../../../unit/support/testLibrary';

const keys = ['emilie1998', 'strouse2007', 'trenova2016'] as const;

/** Sources that have other identifiers than a DOI. */
const others = [
  { id: 'ofPubmed', type: 'article-journal', title: 'Of PubMed', PMID: '99' },
  { id: 'ofPmc', type: 'article-journal', title: 'Of PMC', PMCID: 'PMC99' },
  { id: 'ofArxiv', type: 'article', title: 'Of arXiv', number: 'arXiv:1407.3561' },
  { id: 'book', type: 'book', title: 'A book', ISBN: '978-3-319-46492-3' },
  { id: 'page', type: 'webpage', title: 'A page', URL: 'https://x.example/a?b=c' },
];

describe('converting the citations of any note', () => {
  const recogniser = new Recogniser(smallLibrary());
  const bibliography = runToEnd(
    readBibliography(JSON.stringify(others), 'csl-json', () => undefined),
  );
  const sources = runToEnd(
    NoteLiterature.gather(readSeedLibrary(), [{ file: 'file:///notes/others.json', bibliography }]),
  );

  function convert(note: string, to: CitationSyntax) {
    const conversion = runToEnd(convertCitations(analyseNote(note, recogniser), to, sources));
    return { ...conversion, note: applyEdits(note, conversion.edits) };
  }

  const key = fc.constantFrom(...keys);
  const several = fc.uniqueArray(key, { minLength: 1, maxLength: 3 });
  const locator = fc.constantFrom('p. 3', 'pp. 3-5, 7', 'chap. 2', 'p. 3--5', '& x', '*see* there');
  const link = (text: string, of: string) => `[${text}](https://doi.org/${doiOf(of)})`;
  const doiOf = (of: string) => sources.reference(of)?.DOI as string;

  const identifier = fc.constantFrom(
    ...['@pmid:99', '@pubmed:99', '@pmcid:PMC99', '@arxiv:1407.3561', '@arxiv:1407.3561v2'],
    ...['@isbn:9783319464923', '@isbn:3319464922', '@{url:https://x.example/a?b=c}'],
  );

  /** Citations in a syntax, in its canonical form and in other forms that people write. */
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
      fc.constantFrom(...others.map(({ id }) => `[see @${id}, p. 3; @emilie1998]`)),
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
      key.map((of) => `[](https://doi.org/${doiOf(of)})`),
      key.map((of) => `[text](doi:${doiOf(of)})`),
      fc.constant('[Of PubMed](https://pubmed.ncbi.nlm.nih.gov/99/)'),
      fc.constantFrom('[x](https://doi.org/10.1000/unknown)', 'https://doi.org/10.1000/x'),
    ),
    numbered: fc.constantFrom('[1]', '[1, 3]', '[1–3]', '[1-3]', '[1,2]', '[ 2 ]', '[7]', '[3, 1]'),
    myst: fc.oneof(
      several.map((of) => `{cite:p}\`${of.join(',')}\``),
      several.map((of) => `{cite}\`${of.join(', ')}\``),
      key.map((of) => `{cite:t}\`${of}\``),
      key.map((of) => `{cite:yearpar}\`${of}\``),
      fc.tuple(key, locator).map(([of, at]) => `{cite:p}\`{see}${of}{${at}},strouse2007\``),
      key.map((of) => `{cite}\`${doiOf(of)}\``),
      several.map((of) => `{cite:t}\`${of.map(doiOf).join(';')}\``),
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
    manubot: fc.oneof(
      several.map((of) => `[${of.map((it) => `@doi:${doiOf(it)}`).join('; ')}]`),
      key.map((of) => `@DOI:${doiOf(of).toUpperCase()}`),
      key.map((of) => `[see @{doi:${doiOf(of)}}, p. 3; -@doi:${doiOf('strouse2007')}]`),
      fc.tuple(key, locator).map(([of, at]) => `@doi:${doiOf(of)} [${at}]`),
      fc.uniqueArray(identifier, { minLength: 1 }).map((of) => `[${of.join('; ')}]`),
      fc.tuple(identifier, locator).map(([of, at]) => `${of} [${at}]`),
      fc.constantFrom('[@doi:10.1000/unknown]', '[@wikidata:Q1]', '@url:https://x.example/a'),
    ),
  };

  const prose = fc.constantFrom(
    ...['IL-6 rises', ' ', ' ', ' ', '. ', ', ', '; ', ' (', ') ', ': ', '\n', '\n\n', '\n\n- '],
    ...['\n\n> ', '\n> ', '\n\n## ', '**', '*', ' `code` ', ' [x](https://x.example) ', ' p. 3 '],
    ...['\n\n| a | b |\n|---|---|\n| ', ' | ', '\n\n```\n[@emilie1998]\n```\n\n', ' [p. 3]', 'β'],
    ...['<!-- comment -->', ' <b>', '\\', '!', '[', ']', '{', '-', '\n\n[^1]: See there.\n\n'],
  );
  const endings = fc.constantFrom('', '\n', '\n\n', '.\n', '\n```\nunclosed\n');

  /** Text at the end of a note, such as definitions, that its citations need. */
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
    manubot: fc.constant(''),
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
      it(`from ${from} to ${to} and back gives the original note`, () => {
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

  /**
   * Asserts that edits only change citations, comments, definitions and the list of references, or add text at
   * the end.
   */
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
