import assert from 'node:assert/strict';
import { readBibliography } from '../../../../src/core/bibliography/readBibliography';
import { type CitationSyntax, citationSyntaxes } from '../../../../src/core/citation/citation';
import { convertCitations } from '../../../../src/core/cite/convertCitations';
import { NoteLiterature } from '../../../../src/core/cite/noteLiterature';
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
    const listed = (...items: readonly string[]) => [
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
    const note = [...lines, ...listed(...items), ''];
    const after = ['IL-6 [@emilie1998] and [@trenova2016].', '', ...listed(items[1] as string), ''];
    for (const end of ['\n', '\r\n']) {
      assert.equal(convert(note.join(end), 'pandoc').note, after.join(end));
      // A first line with another end, as programs leave it that add lines.
      const mixed = (text: readonly string[]) =>
        `# A${end === '\n' ? '\r\n' : '\n'}${text.join(end)}`;
      assert.equal(convert(mixed(note), 'pandoc').note, mixed(after));
    }
  });

  const emilieLink = '[Emilie et al., 1998](https://doi.org/10.3109/08830189809043015)';
  const list = (...items: readonly string[]) =>
    `\n<!-- cytonote: references -->\n\n${items.join('\n')}\n\n<!-- cytonote: end of references -->\n`;

  it('keeps a footnote and a list to which a citation still refers that could not be converted', () => {
    // A link cannot contain a link.
    const footnotes =
      'IL-6[^emilie1998] and [TNF[^emilie1998]](https://x.example).\n\n[^emilie1998]: E.\n';
    const noLink = convert(footnotes, 'link');
    assert.equal(noLink.note, footnotes.replace('[^emilie1998]', emilieLink));
    assert.deepEqual([noLink.converted, noLink.left], [1, ['emilie1998']]);
    const numbers = `IL-6 [1] and [TNF [1]](https://x.example).\n${list('1. E. <!-- @emilie1998 added -->')}`;
    assert.equal(convert(numbers, 'link').note, numbers.replace('[1]', emilieLink));
  });

  it('keeps a list to which no converted citation referred', () => {
    const note = `IL-6 [@strouse2007].\n${list('1. E. <!-- @emilie1998 added -->')}`;
    assert.equal(
      convert(note, 'latex').note,
      note.replace('[@strouse2007]', '\\citep{strouse2007}'),
    );
  });

  it('leaves only those citations of which a source has no reference to show', () => {
    const some = Object.assign(librarySources(readSeedLibrary()), {
      formatted: (key: string) => (key === 'strouse2007' ? undefined : 'T.'),
    });
    const note = 'IL-6 [@emilie1998; @strouse2007], TNF [@trenova2016].\n';
    const { edits, left } = runToEnd(
      convertCitations(analyseNote(note, recogniser), 'footnote', some),
    );
    assert.equal(
      applyEdits(note, edits),
      'IL-6 [@emilie1998; @strouse2007], TNF [^trenova2016].\n\n[^trenova2016]: T.\n',
    );
    assert.deepEqual(left, ['emilie1998', 'strouse2007']);
  });

  it('needs no reference for a footnote or number that the note has', () => {
    const some = Object.assign(librarySources(readSeedLibrary()), { formatted: () => undefined });
    const convertTo = (syntax: CitationSyntax, note: string) => {
      const { edits } = runToEnd(convertCitations(analyseNote(note, recogniser), syntax, some));
      return applyEdits(note, edits);
    };
    const defined = (cited: string) => `IL-6 ${cited}, TNF[^strouse2007].\n\n[^strouse2007]: S.\n`;
    assert.equal(convertTo('footnote', defined('[@strouse2007]')), defined('[^strouse2007]'));
    assert.equal(convertTo('footnote', defined('[@emilie1998]')), defined('[@emilie1998]'));
    const listed = (cited: string) => `IL-6 ${cited}.\n${list('4. S. <!-- @strouse2007 -->')}`;
    assert.equal(convertTo('numbered', listed('[@strouse2007]')), listed('[4]'));
  });

  it('keeps the definitions of an author in comments over a conversion that needs none', () => {
    const note = 'IL-6[^emilie1998].\n\n[^emilie1998]: My E.\n\nMore.\n';
    const kept = convert(note, 'pandoc').note;
    const latex = convert(kept, 'latex').note;
    assert.equal(latex, kept.replace('[@emilie1998]', '\\citep{emilie1998}'));
    assert.match(latex, /\n<!-- cytonote: \[\^emilie1998\]: My E\.\s*-->\n/);
    assert.equal(convert(latex, 'footnote').note, note);
  });

  it('leaves an identifier that is the key of its source', () => {
    const text = JSON.stringify([
      { id: 'doi:10.1000/x', type: 'book', title: 'X', DOI: '10.1000/x' },
    ]);
    const bibliography = runToEnd(readBibliography(text, 'csl-json', () => undefined));
    const literature = runToEnd(
      NoteLiterature.gather(readSeedLibrary(), [{ file: 'a.json', bibliography }]),
    );
    const analysis = analyseNote('IL-6 [@doi:10.1000/x].\n', recogniser);
    const { converted, edits, left } = runToEnd(convertCitations(analysis, 'pandoc', literature));
    assert.deepEqual({ converted, edits, left }, { converted: 0, edits: [], left: [] });
  });

  it('does not use a number that the author has in brackets', () => {
    const { note } = convert('IL-6 [1] and TNF [@emilie1998].\n', 'numbered');
    assert.match(note, /^IL-6 \[1\] and TNF \[2\]\.\n/);
    assert.match(note, /\n2\. .*<!-- @emilie1998 added -->\n/);
  });

  it('keeps the original of a citation over another conversion', () => {
    const linked = convert('IL-6 [see @emilie1998, p. 3].\n', 'link');
    assert.match(linked.note, /<!-- cytonote: \[see @emilie1998, p\. 3\] -->/);
    const footnotes = convert(linked.note, 'footnote');
    assert.match(
      footnotes.note,
      /^IL-6 \[\^emilie1998\]<!-- cytonote: \[see @emilie1998, p\. 3\] -->\.\n/,
    );
    assert.deepEqual([footnotes.converted, footnotes.left], [1, []]);
  });

  it('writes the definitions of new citations beside those that a comment kept, and keeps the others there', () => {
    const note = convert(
      'IL-6[^emilie1998], TNF[^trenova2016].\n\n[^emilie1998]: My E.\n\n[^trenova2016]: My T.\n',
      'pandoc',
    ).note;
    assert.match(note, /^IL-6\[@emilie1998\], TNF\[@trenova2016\]\.\n/);
    const changed = note.replace('[@trenova2016]', '[@strouse2007]');
    const back = convert(changed, 'footnote').note;
    assert.match(back, /^IL-6\[\^emilie1998\], TNF\[\^strouse2007\]\.\n/);
    assert.match(back, /\n\[\^emilie1998\]: My E\.\n/);
    assert.match(back, /\n<!-- cytonote: \[\^trenova2016\]: My T\.\s*-->/);
    assert.match(back, /\n\[\^strouse2007\]: \S/);
    assert.equal(back.match(/^\[\^\w+\]:/gm)?.length, 2);
  });

  it('does not define a footnote on the way back that the note did not define', () => {
    for (const note of [
      'IL-6[^emilie1998] rises.\n',
      'IL-6[^emilie1998], TNF[^strouse2007].\n\n[^strouse2007]: S.\n',
    ]) {
      assert.equal(convert(convert(note, 'pandoc').note, 'footnote').note, note);
    }
  });

  it('leaves a citation that would become part of another one, but not its neighbours', () => {
    const beside = `IL-6 rises ${emilieLink}. @trenova2016 ${emilieLink} agree. TNF falls ${emilieLink}. So it is ${emilieLink}.\n`;
    const { note, left } = convert(beside, 'pandoc');
    assert.equal(
      note,
      `IL-6 rises [@emilie1998]. @trenova2016 ${emilieLink} agree. TNF falls [@emilie1998]. So it is [@emilie1998].\n`,
    );
    assert.deepEqual(left, ['emilie1998']);
    const inBrackets = `[as ${emilieLink.replace(', 1998', ' (1998)')} said]\n`;
    assert.deepEqual(convert(inBrackets, 'pandoc'), {
      note: inBrackets,
      edits: [],
      converted: 0,
      left: ['emilie1998'],
    });
  });

  it('leaves a citation without which another one would be read otherwise', () => {
    const note = 'So @trenova2016@strouse2007 [p. 3; @emilie1998][@emilie1998].\n';
    const { note: after, left } = convert(note, 'numbered');
    assert.match(
      after,
      /^So @trenova2016@strouse2007 \[p\. 3; \[1\]<!-- cytonote: @emilie1998 -->\]\[@emilie1998\]\.\n/,
    );
    assert.deepEqual(left, ['trenova2016', 'emilie1998']);
    assert.equal(convert(after, 'pandoc').note, note);
  });

  it('does not join a key with the letters after it, or a footnote with the colon after it', () => {
    const possessive = `${emilieLink.replace(', 1998', ' (1998)')}s mice.\n`;
    const { note } = convert(possessive, 'pandoc');
    assert.equal(convert(note, 'link').note, possessive);
    assert.doesNotMatch(note, /@emilie1998s/);
    const defining = '[@emilie1998]: it rises.\n';
    assert.doesNotMatch(convert(defining, 'footnote').note, /^\[\^emilie1998\]: it/);
    assert.equal(convert(convert(defining, 'footnote').note, 'pandoc').note, defining);
  });

  it('leaves citations that print nothing', () => {
    const note = 'IL-6 rises.\\nocite{emilie1998}\n';
    assert.deepEqual(convert(note, 'pandoc'), { note, edits: [], converted: 0, left: [] });
  });

  it('adds a definition right after a citation that ends the note', () => {
    assert.match(
      convert('TNF [@emilie1998], IL-6[^strouse2007]', 'footnote').note,
      /^TNF \[\^emilie1998\], IL-6\[\^strouse2007\]\n\n\[\^emilie1998\]: /,
    );
  });

  it('restores nothing from a comment that says more than one citation', () => {
    for (const more of [
      '[@emilie1998] and [@emilie1998, p. 3]',
      'see [@emilie1998]',
      '[@emilie1998] too',
    ]) {
      const note = `IL-6[^emilie1998]<!-- cytonote: ${more} --> rises.\n\n[^emilie1998]: E.\n`;
      assert.match(
        convert(note, 'pandoc').note,
        /^IL-6\[@emilie1998\](?:<!--.*?-->)? rises\./,
        more,
      );
    }
  });

  it('takes steps for each citation, and few more looks at each footnote in a long note', () => {
    const any = {
      isKey: (key: string) => /^key\d+$/.test(key),
      keyOfAddress: () => undefined,
      reference: () => undefined,
      formatted: () => 'A.',
    };
    const work = (size: number) => {
      const some = Array.from({ length: size }, (_, at) => `key${at}`);
      const text = `${some.map((key) => `IL-6[^${key}].`).join('\n\n')}\n${some.map((key) => `\n[^${key}]: Mine.\n`).join('')}`;
      const analysis = analyseNote(text, recogniser);
      let reads = 0;
      const footnotes = analysis.footnotes.map(
        (footnote) =>
          new Proxy(footnote, {
            get: (target, field, receiver) => {
              reads++;
              return Reflect.get(target, field, receiver);
            },
          }),
      );
      let steps = 0;
      const conversion = convertCitations(
        new Proxy(analysis, {
          get: (target, field) =>
            field === 'footnotes' ? footnotes : Reflect.get(target, field, target),
        }),
        'pandoc',
        any,
      );
      for (let step = conversion.next(); !step.done; step = conversion.next()) {
        steps++;
      }
      assert.ok(steps > 3 * size);
      assert.equal(footnotes.length, size);
      return reads;
    };
    // Bisection takes a little more than 4 times as many; a search through all for each, 16 times.
    assert.ok(work(40) < 6 * work(10));
  });

  it('changes nothing if there is no place for definitions', () => {
    const { edits, left } = convert('IL-6 [@emilie1998]\n\n```\nunclosed', 'footnote');
    assert.deepEqual({ edits, left }, { edits: [], left: ['emilie1998'] });
  });
});
