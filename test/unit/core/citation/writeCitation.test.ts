import assert from 'node:assert/strict';
import type { CitationSyntax } from '../../../../src/core/citation/citation';
import type { Cited, CitedItem } from '../../../../src/core/citation/cited';
import { type LatexStyle, latexStyleOf } from '../../../../src/core/citation/syntax/latex';
import { writeCitation } from '../../../../src/core/citation/writeCitation';
import { librarySources } from '../../support/librarySources';
import { readFixedLibrary } from '../../support/testLibrary';

const library = librarySources(readFixedLibrary());
const numbers: Readonly<Record<string, number>> = { a: 1, b: 2, c: 3, e: 5, f: 6, g: 7 };

/** Sources, each by its key or with what is said of it. */
function write(
  syntax: CitationSyntax,
  sources: readonly (string | (Partial<CitedItem> & { readonly key: string }))[],
  { form = 'bracketed', latex }: { form?: Cited['form']; latex?: LatexStyle } = {},
): string | undefined {
  const items = sources.map((it): CitedItem => {
    const plain = { prefix: '', suffix: '', suppressAuthor: false };
    return typeof it === 'string' ? { ...plain, key: it } : { ...plain, ...it };
  });
  const data = {
    sources: library,
    numberOf: (key: string) => numbers[key],
  };
  return writeCitation({ form, items }, syntax, latex ? { ...data, latex } : data);
}

const see = { key: 'a', prefix: 'see' };
const page = { key: 'b', suffix: 'p. 3' };
const year = { key: 'a', suppressAuthor: true };

describe('a written citation', () => {
  it('of Pandoc has what is said of each source, and the others in brackets after one in the text', () => {
    assert.equal(write('pandoc', [see, page]), '[see @a; @b, p. 3]');
    assert.equal(write('pandoc', [year]), '[-@a]');
    assert.equal(write('pandoc', ['a'], { form: 'inText' }), '@a');
    assert.equal(
      write('pandoc', [{ ...page, suppressAuthor: true }], { form: 'inText' }),
      '-@b [p. 3]',
    );
    assert.equal(write('pandoc', ['a', page], { form: 'inText' }), '@a [@b, p. 3]');
    assert.equal(write('pandoc', ['a.', 'b c']), undefined);
    assert.equal(write('pandoc', ['a.']), '[@{a.}]');
    assert.equal(write('pandoc', [{ key: 'a', suffix: 'see [1]' }]), '[@a]');
    assert.equal(write('pandoc', []), undefined);
  });

  it('by numbers has ranges of three and more', () => {
    for (const [keys, written] of [
      ['a', '[1]'],
      ['ab', '[1, 2]'],
      ['abc', '[1–3]'],
      ['cefg', '[3, 5–7]'],
      ['abcefg', '[1–3, 5–7]'],
      ['cba', '[3, 2, 1]'],
      ['ax', undefined],
    ] as const) {
      assert.equal(write('numbered', [...keys]), written);
    }
  });

  it('of MyST is a role', () => {
    assert.equal(write('myst', [see, page]), '{cite:p}`{see}a,b{p. 3}`');
    assert.equal(write('myst', ['a'], { form: 'inText' }), '{cite:t}`a`');
    assert.equal(write('myst', [year]), '{cite:yearpar}`a`');
    assert.equal(write('myst', [year, 'b']), '{cite:p}`a,b`');
    assert.equal(write('myst', [{ key: 'a', suffix: 'the `x`' }]), '{cite:p}`a`');
    assert.equal(write('myst', ['a', 'b,c']), undefined);
  });

  it('of a link has the author and year of each source', () => {
    const [emilie, strouse] = ['emilie1998', 'strouse2007'];
    const [one, two] = [
      'https://doi.org/10.3109/08830189809043015',
      'https://doi.org/10.1007/s11916-007-0005-y',
    ];
    assert.equal(
      write('link', [emilie, strouse] as string[]),
      `[Emilie et al., 1998](${one}); [Strouse, 2007](${two})`,
    );
    assert.equal(write('link', ['strouse2007'], { form: 'inText' }), `[Strouse (2007)](${two})`);
    assert.equal(write('link', [{ key: 'strouse2007', suppressAuthor: true }]), `[2007](${two})`);
    assert.equal(write('link', ['strouse2007', 'il6infectious']), undefined);
    assert.equal(write('link', ['nobody']), undefined);
  });

  it('of LaTeX is a command of natbib, or of biblatex where the note has that', () => {
    const natbib = { bracketed: 'citep', package: 'natbib' } as const;
    const parencite = { bracketed: 'parencite', package: 'biblatex' } as const;
    const autocite = { bracketed: 'autocite', package: 'biblatex' } as const;
    const inText = { form: 'inText' } as const;
    assert.equal(write('latex', [see, page]), '\\citep[see][p. 3]{a,b}');
    assert.equal(write('latex', [page]), '\\citep[p. 3]{b}');
    assert.equal(write('latex', [see]), '\\citep[see][]{a}');
    assert.equal(write('latex', ['a'], inText), '\\citet{a}');
    assert.equal(write('latex', ['a'], { ...inText, latex: parencite }), '\\textcite{a}');
    assert.equal(write('latex', [year]), '\\citeyearpar{a}');
    assert.equal(write('latex', [year, 'b']), '\\citep{a,b}');
    assert.equal(write('latex', [year], { latex: parencite }), '\\parencite*{a}');
    assert.equal(write('latex', [year], { latex: autocite }), '\\autocite*{a}');
    // Only biblatex can say something of each source.
    assert.equal(write('latex', [page, see]), '\\cites[p. 3]{b}[see][]{a}');
    assert.equal(write('latex', [page, see], { latex: natbib }), '\\citep{b,a}');
    assert.equal(
      write('latex', ['a', { key: 'c', prefix: 'and' }], { latex: parencite }),
      '\\parencites{a}[and][]{c}',
    );
    assert.equal(write('latex', [{ key: 'a', suffix: 'a]b' }]), '\\citep{a}');
    assert.equal(write('latex', ['a', 'b%']), undefined);
  });
});

describe('how a note cites in LaTeX', () => {
  for (const [citations, head, chosen, style] of [
    [[], '', undefined, ['citep', undefined]],
    [['\\citet{a}'], '', undefined, ['citep', 'natbib']],
    [['\\textcite{a}'], '', undefined, ['parencite', 'biblatex']],
    [
      ['\\autocite{a}', '\\parencite{a}', '\\parencite{b}'],
      '',
      undefined,
      ['parencite', 'biblatex'],
    ],
    [['\\parencites{a}{b}'], '', undefined, ['parencite', 'biblatex']],
    [['\\cites{a}{b}'], '', undefined, ['cite', 'biblatex']],
    [['\\cite{a}'], '', undefined, ['cite', undefined]],
    [['\\Citep{a}', '\\cite{a}', '\\citep{b}'], '', undefined, ['citep', 'natbib']],
    [[], 'cite-method: biblatex\n', undefined, ['parencite', 'biblatex']],
    [
      [],
      'output:\n  pdf_document:\n    citation_package: "natbib"\n',
      undefined,
      ['citep', 'natbib'],
    ],
    [[], 'biblatex: true\n', undefined, ['parencite', 'biblatex']],
    [[], 'biblatex: false\n', undefined, ['citep', undefined]],
    [[], '\\usepackage[style=apa]{biblatex}\n', undefined, ['parencite', 'biblatex']],
    [['\\citet{a}', '\\textcite{b}'], 'biblatex: true\n', undefined, ['parencite', 'biblatex']],
    [['\\citet{a}'], 'biblatex: true\n', undefined, ['citep', 'natbib']],
    [[], '', 'autocite', ['autocite', 'biblatex']],
    [[], '', 'cite', ['cite', undefined]],
    [[], '', 'citep', ['citep', 'natbib']],
    [['\\textcite{a}'], '', 'citep', ['citep', 'biblatex']],
  ] as const) {
    it(`is \\${style[0]} for ${[...citations, head.trim().replace(/\s+/g, ' '), chosen].filter(Boolean).join(', ') || 'no citations'}`, () => {
      const { bracketed, package: loaded } = latexStyleOf(citations, head, chosen);
      assert.deepEqual([bracketed, loaded], style);
    });
  }
});
