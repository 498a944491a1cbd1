import assert from 'node:assert/strict';
import { type CitationSyntax, citationSyntaxes } from '../../../../src/core/citation/citation';
import { convertCitations } from '../../../../src/core/cite/convertCitations';
import { analyseNote } from '../../../../src/core/note/analyseNote';
import { Recogniser } from '../../../../src/core/recognise/recogniser';
import { applyEdits } from '../../../../src/core/text/edits';
import { runToEnd } from '../../../../src/core/text/steps';
import { goldenPairs } from '../../support/golden';
import { librarySources } from '../../support/librarySources';
import { smallLibrary } from '../../support/smallLibrary';
import { readSeedLibrary } from '../../support/testLibrary';

describe('converting citations', () => {
  const recogniser = new Recogniser(smallLibrary());
  const sources = librarySources(readSeedLibrary());

  function convert(note: string, to: CitationSyntax) {
    const conversion = runToEnd(convertCitations(analyseNote(note, recogniser), to, sources));
    return { ...conversion, note: applyEdits(note, conversion.edits) };
  }

  for (const { name, input, expect } of goldenPairs('conversion', '.converted.md')) {
    it(`${name}, as in the golden file`, () => {
      const targets = citationSyntaxes.filter((it) => (name === 'pandoc') !== (it === 'pandoc'));
      const converted = targets.map((to) => {
        const { note, left } = convert(input, to);
        assert.equal(convert(note, name as CitationSyntax).note, input, to);
        return `%% ${to}, left as they are: ${left.join(', ') || 'none'}\n${note}`;
      });
      expect(converted.join(''));
    });
  }

  it('is idempotent, and leaves citations that already have the syntax', () => {
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

  it('writes the commands of the LaTeX package that the note loads', () => {
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

  it('keeps the parts of the comment about sources that did not change', () => {
    const there = convert('See [see @emilie1998, p. 3; @strouse2007].\n', 'footnote').note;
    const edited = there.replace('[^strouse2007]<', '[^trenova2016]<');
    assert.match(convert(edited, 'pandoc').note, /^See \[see @emilie1998, p\. 3; @trenova2016\]/);
  });

  it('ignores other comments', () => {
    const note = 'IL-6[^emilie1998]<!-- [@a] --> x\n\n[^emilie1998]: E.\n';
    assert.match(convert(note, 'pandoc').note, /^IL-6\[@emilie1998\]<!-- \[@a\] --> x/);
  });

  it('takes back what it added to a list among items of the author, with any line ends', () => {
    const list = (...items: readonly string[]) => [
      '<!-- cytonote: references -->',
      '',
      ...items,
      '',
      '<!-- cytonote: end of references -->',
    ];
    const items = [
      '1. E. <!-- @emilie1998 added -->',
      '2. S. <!-- @strouse2007 -->',
      '3. T. <!-- @trenova2016 added -->',
    ];
    const lines = ['IL-6 [1] and [3].', ''];
    const note = [...lines, ...list(...items), ''];
    const after = ['IL-6 [@emilie1998] and [@trenova2016].', '', ...list(items[1] as string), ''];
    for (const end of ['\n', '\r\n']) {
      assert.equal(convert(note.join(end), 'pandoc').note, after.join(end));
      // A first line with another end, as programs leave it that add lines.
      const mixed = (text: readonly string[]) =>
        `# A${end === '\n' ? '\r\n' : '\n'}${text.join(end)}`;
      assert.equal(convert(mixed(note), 'pandoc').note, mixed(after));
    }
  });

  it('changes nothing if there is no place for definitions', () => {
    const { edits, left } = convert('IL-6 [@emilie1998]\n\n```\nunclosed', 'footnote');
    assert.deepEqual({ edits, left }, { edits: [], left: ['emilie1998'] });
  });
});
