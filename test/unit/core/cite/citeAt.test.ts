import assert from 'node:assert/strict';
import type { CitationSyntax } from '../../../../src/core/citation/citation';
import type { LatexCommand } from '../../../../src/core/citation/syntax/latex';
import { canCiteAt, citeAt, keysCitedAt } from '../../../../src/core/cite/citeAt';
import { type CitationPlace, placeInSentence } from '../../../../src/core/cite/placeCitation';
import { analyseNote } from '../../../../src/core/note/analyseNote';
import { applyEdits } from '../../../../src/core/text/edits';
import { librarySources } from '../../support/librarySources';
import { makeRecogniser, readFixedLibrary } from '../../support/testLibrary';

const recogniser = makeRecogniser();
const sources = Object.assign(librarySources(readFixedLibrary()), { formatted: () => '…' });

/** The note with a citation at the place that `‸` marks, which may be in a citation. */
function citedAt(marked: string, syntax: CitationSyntax = 'pandoc', keys = ['emilie1998']): string {
  const at = marked.indexOf('‸');
  const note = marked.replace('‸', '');
  const analysis = analyseNote(note, recogniser);
  const place: CitationPlace = { at, group: undefined };
  return applyEdits(note, citeAt(analysis, place, keys, { syntax, sources }));
}

/** The note with citations for the sentence that begins it. */
function citedInSentence(
  note: string,
  keys: readonly string[],
  syntax: CitationSyntax,
  latexCommand?: LatexCommand,
): string {
  const analysis = analyseNote(note, recogniser);
  const place = placeInSentence(analysis, 0);
  assert.ok(place);
  return applyEdits(note, citeAt(analysis, place, keys, { syntax, sources, latexCommand }));
}

describe('a citation in the text', () => {
  for (const [marked, cited] of [
    ['‸', '[@emilie1998]'],
    ['IL-6‸', 'IL-6 [@emilie1998]'],
    ['IL-6 ‸', 'IL-6 [@emilie1998]'],
    ['IL-6\n‸', 'IL-6\n[@emilie1998]'],
    ['IL-6‸ rises', 'IL-6 [@emilie1998] rises'],
    ['IL-6 ‸rises', 'IL-6 [@emilie1998] rises'],
    ['IL-6 ‸6', 'IL-6 [@emilie1998] 6'],
    ['IL-6 ‸(see)', 'IL-6 [@emilie1998] (see)'],
    ['IL-6 ‸[see]', 'IL-6 [@emilie1998] [see]'],
    ['IL-6 ‸{see}', 'IL-6 [@emilie1998] {see}'],
    ['IL-6‸, and', 'IL-6 [@emilie1998], and'],
    ['IL-6‸.', 'IL-6 [@emilie1998].'],
    ['IL-6 ‸`code`', 'IL-6 [@emilie1998]`code`'],
    ['IL-6‸: it', 'IL-6 [@emilie1998]: it'],
    ['‸: it', '[@emilie1998] : it'],
    ['IL-6\n> ‸: it', 'IL-6\n> [@emilie1998] : it'],
    [
      'IL-6, IL-6, IL-6, IL-6 and IL-6 and once more ‸: it',
      'IL-6, IL-6, IL-6, IL-6 and IL-6 and once more [@emilie1998]: it',
    ],
  ] as const) {
    it(`is separate from the text around it: ${JSON.stringify(marked)}`, () => {
      assert.equal(citedAt(marked), cited);
    });
  }

  it('is a role of MyST, separate from code after it', () => {
    assert.equal(citedAt('IL-6 ‸`code`', 'myst'), 'IL-6 {cite:p}`emilie1998` `code`');
    assert.equal(citedAt('IL-6 ‸.', 'myst'), 'IL-6 {cite:p}`emilie1998`.');
  });

  it('is a footnote right after words and punctuation, or else after a blank', () => {
    const definition = '\n\n[^emilie1998]: …\n';
    for (const before of 'a6.,;)"\'”’%*') {
      assert.equal(citedAt(`IL${before}‸\n`, 'footnote'), `IL${before}[^emilie1998]${definition}`);
    }
    for (const before of '(-/') {
      assert.equal(citedAt(`IL${before}‸\n`, 'footnote'), `IL${before} [^emilie1998]${definition}`);
    }
  });

  it('is a footnote right after the abbreviation that ends a sentence', () => {
    const cited = citedInSentence(
      'IL-6 rose in the U.S. The others fell.\n',
      ['emilie1998'],
      'footnote',
    );
    assert.match(cited, /^IL-6 rose in the U\.S\.\[\^emilie1998\] The others fell\.\n/);
  });

  it('is one edit with its definition at the end of a note, with a blank line in between', () => {
    assert.equal(citedAt('‸', 'footnote'), '[^emilie1998]\n\n[^emilie1998]: …\n');
    assert.equal(citedAt('IL-6‸', 'footnote'), 'IL-6[^emilie1998]\n\n[^emilie1998]: …');
    assert.equal(citedAt('IL-6\n\n‸', 'footnote'), 'IL-6\n\n[^emilie1998]\n\n[^emilie1998]: …\n');
    assert.equal(
      citedAt('IL-6.\r\n\r\nIL-6‸', 'footnote'),
      'IL-6.\r\n\r\nIL-6[^emilie1998]\r\n\r\n[^emilie1998]: …',
    );
  });

  it('of several sources is one citation', () => {
    const keys = ['emilie1998', 'strouse2007'];
    assert.equal(citedAt('IL-6‸.', 'pandoc', keys), 'IL-6 [@emilie1998; @strouse2007].');
    assert.equal(citedAt('IL-6‸.', 'latex', keys), 'IL-6 \\citep{emilie1998,strouse2007}.');
  });

  it('is a link to the source, or Pandoc’s if the source has no address', () => {
    assert.equal(
      citedAt('IL-6‸.', 'link'),
      'IL-6 [Emilie et al., 1998](https://doi.org/10.3109/08830189809043015).',
    );
    assert.equal(citedAt('IL-6‸.', 'link', ['il6infectious']), 'IL-6 [@il6infectious].');
  });

  it('is the LaTeX command of a setting, or else of the note', () => {
    const note = 'IL-6 rises.\n\nTNF falls \\parencite{trenova2016}.\n';
    assert.equal(
      citedInSentence(note, ['emilie1998'], 'latex'),
      note.replace(' rises', ' rises \\parencite{emilie1998}'),
    );
    assert.equal(
      citedInSentence(note, ['emilie1998'], 'latex', 'autocite'),
      note.replace(' rises', ' rises \\autocite{emilie1998}'),
    );
  });

  it('has the number of its reference, and no number of the author’s own list', () => {
    const list = (items: string) =>
      `\n<!-- cytonote: references -->\n\n${items}\n\n<!-- cytonote: end of references -->\n`;
    assert.equal(
      citedInSentence('IL-6 rises.\n', ['emilie1998'], 'numbered'),
      `IL-6 rises [1].\n${list('1. … <!-- @emilie1998 -->')}`,
    );
    const own = '\n## References\n\n1. A\n2. B\n3. C\n';
    assert.equal(
      citedInSentence(`IL-6 rises. TNF rises [1–3].\n${own}`, ['emilie1998'], 'numbered'),
      `IL-6 rises [4]. TNF rises [1–3].\n${own}${list('4. … <!-- @emilie1998 -->')}`,
    );
    const one = list('1. … <!-- @emilie1998 -->');
    assert.equal(
      citedInSentence(`IL-6 rises. TNF rises [1], IL-8 [2].\n${one}`, ['strouse2007'], 'numbered'),
      `IL-6 rises [3]. TNF rises [1], IL-8 [2].\n${one.replace('-->\n\n<!-- cytonote: end', '-->\n3. … <!-- @strouse2007 -->\n\n<!-- cytonote: end')}`,
    );
  });

  it('by number is one above the highest of the list, or is Pandoc’s if the list has no numbers', () => {
    const note = (item: string, more = '') =>
      `IL-6 rises.\n\n<!-- cytonote: references -->\n\n${item} … <!-- @emilie1998 -->${more}\n\n<!-- cytonote: end of references -->\n`;
    assert.equal(
      citedInSentence(note('7.'), ['strouse2007', 'trenova2016'], 'numbered'),
      note('7.', '\n8. … <!-- @strouse2007 -->\n9. … <!-- @trenova2016 -->').replace(
        'rises',
        'rises [8, 9]',
      ),
    );
    assert.equal(
      citedInSentence(note('7.'), ['emilie1998'], 'numbered'),
      note('7.').replace('rises', 'rises [7]'),
    );
    assert.equal(
      citedInSentence(note('-'), ['strouse2007'], 'numbered'),
      note('-').replace('rises', 'rises [@strouse2007]'),
    );
  });

  it('is Pandoc’s if there is no reference for a footnote or a list item to show', () => {
    const analysis = analyseNote('IL-6 rises.', recogniser);
    const unknown = Object.assign(librarySources(readFixedLibrary()), {
      formatted: () => undefined,
    });
    for (const syntax of ['footnote', 'numbered'] as const) {
      const style = { syntax, sources: unknown };
      const edits = citeAt(analysis, { at: 10, group: undefined }, ['emilie1998'], style);
      assert.equal(applyEdits(analysis.text, edits), 'IL-6 rises [@emilie1998].');
    }
  });

  it('refers to the footnote that the note has for the source', () => {
    const note = 'IL-6 rises.\n\nTNF[^emilie1998] falls.\n\n[^emilie1998]: My words.\n';
    assert.equal(
      citedInSentence(note, ['emilie1998'], 'footnote'),
      note.replace('rises.', 'rises[^emilie1998].'),
    );
  });

  it('is not written without a source', () => {
    assert.equal(citedAt('IL-6‸.', 'pandoc', []), 'IL-6.');
  });
});

describe('a citation beside others', () => {
  const all = ['emilie1998', 'strouse2007', 'trenova2016'];
  const three = 'IL-6 rises[^emilie1998][^strouse2007] [^trenova2016].\n';
  const definitions = all.map((key) => `\n[^${key}]: …\n`).join('');

  it('is not written if one of them cites the source, before or after the place', () => {
    for (const key of all) {
      const note = three + definitions;
      assert.equal(citedInSentence(note, [key], 'footnote'), note);
    }
  });

  it('is beside all those without a word in between, whichever of them it extends', () => {
    for (const gap of [' ', '  ', '\n', '\n  ']) {
      const cites = all.map((key) => `[@${key}]`).join(gap);
      const note = `IL-6 rises [@first] and ${cites} falls [@last].\n`;
      const analysis = analyseNote(note, recogniser);
      const groups = analysis.blocks[0]?.citations ?? [];
      assert.equal(groups.length, 5);
      for (const group of groups.slice(1, 4)) {
        const cited = keysCitedAt(analysis, { at: group.end, group }, sources);
        assert.deepEqual([...cited].sort(), [...all].sort());
      }
    }
  });

  const emilie = '[Emilie et al., 1998](https://doi.org/10.3109/08830189809043015)';
  for (const [before, after] of [
    ['[see @trenova2016, p. 3]', '[see @trenova2016, p. 3; @emilie1998]'],
    ['[-@trenova2016]', '[-@trenova2016; @emilie1998]'],
    ['@trenova2016 [p. 3]', '@trenova2016 [p. 3; @emilie1998]'],
    ['@trenova2016', '@trenova2016 [@emilie1998]'],
    [
      '[@doi:10.17756/jnen.2016-006, p. 3]',
      '[@doi:10.17756/jnen.2016-006, p. 3; @doi:10.3109/08830189809043015]',
    ],
    [
      '[T 2016](https://doi.org/10.17756/jnen.2016-006)',
      `[T 2016](https://doi.org/10.17756/jnen.2016-006); ${emilie}`,
    ],
    [
      '[T 2016](https://doi.org/10.17756/jnen.2016-006); [2007](https://doi.org/10.1007/s11916-007-0005-y)',
      `[T 2016](https://doi.org/10.17756/jnen.2016-006); [2007](https://doi.org/10.1007/s11916-007-0005-y) ${emilie}`,
    ],
    ['{cite:p}`trenova2016`', '{cite:p}`trenova2016,emilie1998`'],
    ['{cite:t}`trenova2016`', '{cite:t}`trenova2016` {cite:p}`emilie1998`'],
    ['{cite:year}`trenova2016`', '{cite:year}`trenova2016` {cite:p}`emilie1998`'],
    ['\\citep[see][]{trenova2016}', '\\citep[see][]{trenova2016,emilie1998}'],
    ['\\citep[p. 3]{trenova2016}', '\\citep[p. 3]{trenova2016} \\citep{emilie1998}'],
    ['\\citet{trenova2016}', '\\citet{trenova2016} \\citep{emilie1998}'],
    ['\\citeyear{trenova2016}', '\\citeyear{trenova2016} \\citep{emilie1998}'],
    ['\\nocite{trenova2016}', '\\nocite{trenova2016} \\citep{emilie1998}'],
    ['\\cites[3]{trenova2016}', '\\cites[3]{trenova2016}{emilie1998}'],
  ] as const) {
    it(`adds to ${before} in its syntax, or else stands after it`, () => {
      assert.equal(
        citedInSentence(`IL-6 rises ${before}.\n`, ['emilie1998'], 'pandoc'),
        `IL-6 rises ${after}.\n`,
      );
    });
  }

  it('of several sources adds all of them', () => {
    for (const [before, after] of [
      ['[@trenova2016]', '[@trenova2016; @emilie1998; @strouse2007]'],
      ['{cite:p}`trenova2016`', '{cite:p}`trenova2016,emilie1998,strouse2007`'],
      ['\\citep{trenova2016}', '\\citep{trenova2016,emilie1998,strouse2007}'],
      ['\\cites{trenova2016}', '\\cites{trenova2016}{emilie1998}{strouse2007}'],
      ['[^trenova2016]', '[^trenova2016][^emilie1998][^strouse2007]'],
    ] as const) {
      const keys = ['emilie1998', 'strouse2007'];
      const cited = citedInSentence(`IL-6 rises ${before}.\n`, keys, 'pandoc');
      assert.equal(cited.split('\n')[0], `IL-6 rises ${after}.`);
    }
  });

  it('does not extend a command that takes no more sources, such as a volume or a field of an entry', () => {
    for (const [command, extended] of [
      ['\\volcite{2}[25]{trenova2016}', undefined],
      ['\\citefield{trenova2016}{note}', undefined],
      ['\\citep{trenova2016}', '\\citep{trenova2016,emilie1998}'],
      ['\\cites{trenova2016}', '\\cites{trenova2016}{emilie1998}'],
    ] as const) {
      const cited = citedInSentence(`IL-6 rises ${command}.\n`, ['emilie1998'], 'latex');
      assert.ok(cited.includes(extended ?? command), cited);
      assert.match(cited, /emilie1998/);
    }
  });

  it('extends numbers whose range spans brackets', () => {
    const list = ['emilie1998', 'strouse2007', 'trenova2016']
      .map((key, at) => `${at + 1}. ${sources.formatted()} <!-- @${key} -->`)
      .join('\n');
    const marked = `<!-- cytonote: references -->\n\n${list}\n\n<!-- cytonote: end of references -->`;
    const note = `IL-6 rises [1]–[3].\n\n## References\n\n${marked}\n`;
    assert.equal(citedInSentence(note, ['strouse2007'], 'numbered'), note);
    const two = note.replace('–[3]', '–[2]');
    assert.match(citedInSentence(two, ['trenova2016'], 'numbered'), /rises \[1\]–\[2, 3\]\.\n/);
  });

  it('is Pandoc’s beside one of LaTeX, which has no key with a comma', () => {
    assert.equal(
      citedInSentence('IL-6 \\citep{trenova2016}.\n', ['a,b'], 'latex'),
      'IL-6 \\citep{trenova2016} [@{a,b}].\n',
    );
  });

  it('is not written if no syntax can name the source', () => {
    assert.equal(citedAt('IL-6‸.', 'latex', ['a}{b']), 'IL-6.');
  });

  it('is written if only a citation elsewhere in the sentence cites the source', () => {
    const note = 'IL-6 [@emilie1998] rises [@trenova2016].\n';
    assert.equal(
      citedInSentence(note, ['emilie1998'], 'pandoc'),
      'IL-6 [@emilie1998] rises [@trenova2016; @emilie1998].\n',
    );
  });

  it('has the sources of the place, together with those beside it', () => {
    const analysis = analyseNote(three + definitions, recogniser);
    const place = placeInSentence(analysis, 0);
    assert.ok(place?.group);
    assert.deepEqual([...keysCitedAt(analysis, place, sources)].sort(), [...all].sort());
    const nowhere = { at: 0, group: undefined };
    assert.deepEqual([...keysCitedAt(analysis, nowhere, sources)], []);
  });

  it('is beside a footnote that is not a citation, not in it', () => {
    const note = 'IL-6 rises[^1].\n\n[^1]: A remark.\n';
    assert.equal(
      citedInSentence(note, ['emilie1998'], 'pandoc'),
      'IL-6 rises[^1] [@emilie1998].\n\n[^1]: A remark.\n',
    );
  });
});

describe('whether a source can be cited', () => {
  const style = (syntax: CitationSyntax) => ({ syntax, sources });
  const place = { at: 0, group: undefined };

  it('depends on whether the wanted syntax or else Pandoc’s can write the key', () => {
    assert.ok(canCiteAt(place, 'emilie1998', style('link')));
    assert.ok(canCiteAt(place, 'il6infectious', style('link')));
    assert.ok(!canCiteAt(place, 'a}{b', style('pandoc')));
    assert.ok(!canCiteAt(place, 'a}{b', style('latex')));
  });
});
