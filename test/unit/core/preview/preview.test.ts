import assert from 'node:assert/strict';
import MarkdownIt from 'markdown-it';
import { readBibliography } from '../../../../src/core/bibliography/readBibliography';
import { NoteLiterature } from '../../../../src/core/cite/noteLiterature';
import { isBundledStyle } from '../../../../src/core/csl/bundledStyles';
import { type CitationStyle, readStyle } from '../../../../src/core/csl/citationStyle';
import { analyseNote } from '../../../../src/core/note/analyseNote';
import type { NoteAnalysis } from '../../../../src/core/note/noteAnalysis';
import { readNoteStyle } from '../../../../src/core/note/noteStyle';
import { type StyledCitations, writeCitations } from '../../../../src/core/preview/citationWriter';
import { markedBlocks, mentionMarks } from '../../../../src/core/preview/noteMarks';
import { extendWithMarks } from '../../../../src/core/preview/previewPlugin';
import {
  citesOf,
  type RenderedCitations,
  renderedCitations,
} from '../../../../src/core/preview/renderedCitations';
import { runToEnd } from '../../../../src/core/text/steps';
import { goldenPairs } from '../../support/golden';
import { processor, styleNamed } from '../../support/referenceStyles';
import { makeRecogniser, readSeedLibrary } from '../../support/testLibrary';

const library = readSeedLibrary();
const references = runToEnd(NoteLiterature.gather(library, []));
const markOf = mentionMarks(library);

describe('the preview of a note', () => {
  for (const { name, input, expect } of goldenPairs('preview', '.html')) {
    it(name, () => expect(render(input)));
  }

  it('lists every entry of the bibliographies if a note asks for that, up to the limit of a page', () => {
    const listing = (note: string, count: number) => {
      const entries = Array.from({ length: count }, (_, index) => ({
        id: `b${index}`,
        type: 'book',
      }));
      const text = JSON.stringify(entries.map((it) => ({ ...it, title: `On ${it.id}` })));
      const bibliography = runToEnd(readBibliography(text, 'csl-json', () => undefined));
      const all = runToEnd(NoteLiterature.gather(library, [{ file: 'a.json', bibliography }]));
      const analysis = analyseNote(note, makeRecogniser());
      const { appendix } = writeCitations(
        analysis,
        renderedCitations(analysis, all),
        all,
        undefined,
      );
      return {
        items: appendix.match(/<li/g)?.length ?? 0,
        more: /<p>(.*)<\/p>/.exec(appendix)?.[1],
      };
    };
    const all = "---\nnocite: '@*'\n---\n\n";
    assert.deepEqual(listing('[@b1]', 3), { items: 1, more: undefined });
    assert.deepEqual(listing(`${all}[@b1]`, 3), { items: 3, more: undefined });
    assert.deepEqual(listing('[@b1] \\nocite{*}', 3), { items: 3, more: undefined });
    assert.deepEqual(listing(`${all}[@emilie1998]`, 1_200), { items: 1_001, more: 'and 200 more' });
  });

  it('runs no script, except those that the note itself has', () => {
    const note = 'IL-6 [@emilie1998, <script>alert(1)</script> "><img src=x onerror=alert(1)>]';
    const html = new MarkdownIt({ html: false }).use(extended(note)).render(note);
    assert.doesNotMatch(html, /<(?:script|img)/);
  });
});

describe('the preview of a note in a style', () => {
  const styleWith = (isNote: boolean, citation: string, bibliography: string): CitationStyle => {
    const read = readStyle(
      `<style xmlns="http://purl.org/net/xbiblio/csl" class="${isNote ? 'note' : 'in-text'}" version="1.0">` +
        `<info><title>T</title><id>t</id></info><citation>${citation}</citation>` +
        `<bibliography><layout>${bibliography}</layout></bibliography></style>`,
    );
    assert.ok('style' in read);
    return read.style;
  };
  const title = '<text variable="title"/>';
  const raised = styleWith(
    false,
    '<layout vertical-align="sup" delimiter=","><text variable="citation-number"/></layout>',
    `<text variable="citation-number"/>${title}`,
  );
  const inNotes = styleWith(true, `<layout suffix="." delimiter="; ">${title}</layout>`, title);
  const shown = (note: string, style: CitationStyle) =>
    render(note, style).replace(/ (?:class|role|href|title|id|aria-label)="[^"]*"/g, '');
  const text = (note: string, style: CitationStyle) =>
    shown(note, style)
      .split('</p>')[0]
      ?.replace(/<\/?(?:a|p|abbr)>/g, '');

  it('has no blank before raised numbers', () => {
    for (const [note, expected] of [
      ['It rises [@emilie1998].', 'It rises¹.'],
      ['It rises  [@emilie1998; @trenova2016].', 'It rises<sup>1,2</sup>.'],
      ['It rises\n[@emilie1998].', 'It rises¹.'],
      ['It *rises [@emilie1998]*.', 'It <em>rises¹</em>.'],
      ['It rises *[@emilie1998]*.', 'It rises <em>¹</em>.'],
      ['It rises[@emilie1998].', 'It rises¹.'],
      ['[@emilie1998] says.', '¹ says.'],
      ['It rises [@emilie1998] [@trenova2016].', 'It rises¹ ².'],
      ['As @emilie1998 say.', 'As Emilie et al.¹ say.'],
    ] as const) {
      assert.equal(text(note, raised), expected, note);
    }
    assert.match(
      shown('| a |\n|---|\n| It rises [@emilie1998] |', raised),
      /It rises<a>¹<\/a><\/td>/,
    );
  });

  it('keeps the blank before numbers that are not raised', () => {
    assert.equal(text('It rises [@emilie1998].', styleNamed('vancouver')), 'It rises (1).');
  });

  it('has footnotes of a note style below the text, and their numbers after the full stop', () => {
    for (const [note, expected] of [
      ['It rises [@emilie1998].', 'It rises.<sup>1</sup>'],
      [
        'It rises [@emilie1998], and [@trenova2016] falls.',
        'It rises,<sup>1</sup> and<sup>2</sup> falls.',
      ],
      ['It rises.[@emilie1998]', 'It rises.<sup>1</sup>'],
      ['As @emilie1998 say.', 'As Emilie et al.<sup>1</sup> say.'],
    ] as const) {
      assert.equal(text(note, inNotes), expected, note);
    }
    const whole = render('It rises [@emilie1998].', inNotes);
    const reference = references.reference('emilie1998')?.title ?? '';
    assert.ok(reference.length > 10);
    assert.match(whole, /<sup><a [^<>]*href="#cytonote-note-1"[^<>]*>1<\/a><\/sup>/);
    assert.ok(whole.includes(`<li id="cytonote-note-1">${reference}.</li>`));
    assert.ok(whole.includes(`<li id="cytonote-reference-1">${reference}</li>`));
  });

  it('counts the citations of a footnote as one note, and prints them there', () => {
    const later = styleWith(
      true,
      '<layout suffix="." delimiter="; "><choose><if position="ibid"><text value="Ibid"/></if>' +
        '<else-if position="subsequent"><text value="n. "/>' +
        '<text variable="first-reference-note-number"/></else-if>' +
        '<else><text value="First"/></else></choose></layout>',
      title,
    );
    const note =
      'It rises.[^a] It falls [@emilie1998]. Then [@strouse2007]. So [@trenova2016].\n\n' +
      '[^a]: See [@trenova2016] and [@trenova2016], also [@emilie1998].';
    const html = shown(note, later);
    assert.match(html, /\[\^a\]: See <a>First\.<\/a> and <a>Ibid\.<\/a>, also <a>First\.<\/a>\./);
    assert.match(
      html,
      /It falls\.<sup><a>1<\/a><\/sup> Then\.<sup><a>2<\/a><\/sup> So\.<sup><a>3<\/a><\/sup>/,
    );
    assert.match(html, /<li>n\. 1\.<\/li><li>First\.<\/li><li>n\. 1\.<\/li>/);
  });

  it('counts the citations of an inline note as one note, and prints them there', () => {
    const numbered = styleWith(
      true,
      '<layout suffix="." delimiter="; "><choose><if position="subsequent"><text value="n. "/>' +
        '<text variable="first-reference-note-number"/></if>' +
        '<else><text value="First"/></else></choose></layout>',
      title,
    );
    const note =
      'It rises.^[See [@trenova2016] and [in [a list](a.md)] also [@emilie1998].] It falls [@strouse2007]. ' +
      'Then [@emilie1998].';
    const html = shown(note, numbered);
    assert.match(html, /\^\[See <a>First\.<\/a> and .* also <a>First\.<\/a>\.\]/);
    assert.match(html, /It falls\.<sup><a>1<\/a><\/sup> Then\.<sup><a>2<\/a><\/sup>/);
    assert.match(html, /<li>First\.<\/li><li>n\. 1\.<\/li>/);
  });
});

function render(note: string, style?: CitationStyle): string {
  return new MarkdownIt({ html: true }).use(extended(note, style)).render(note);
}

function extended(note: string, chosen?: CitationStyle) {
  const analysis = analyseNote(note, makeRecogniser());
  const shown = renderedCitations(analysis, references);
  const written = writeCitations(analysis, shown, references, styledBy(analysis, shown, chosen));
  return (md: MarkdownIt) => {
    extendWithMarks(md, () => ({
      blocks: markedBlocks(analysis, {
        mention: markOf,
        citation: ({ start }) => written.instead.get(start),
      }),
      appendix: written.appendix,
    }));
  };
}

/** The style that the note names, if there is one. */
function styledBy(
  analysis: NoteAnalysis,
  { citations, keys }: RenderedCitations,
  chosen: CitationStyle | undefined,
): StyledCitations | undefined {
  const name = readNoteStyle(analysis).csl?.value ?? '';
  const style = chosen ?? (isBundledStyle(name) ? styleNamed(name) : undefined);
  if (!style) {
    return undefined;
  }
  const made = processor.citeAll(
    citations.map(({ cited }) => citesOf(cited)),
    keys.flatMap((key) => references.reference(key) ?? []),
    style,
    undefined,
    citations.map(({ note }) => note),
  );
  return {
    citations: new Map(citations.map(({ id }, index) => [id, made.citations[index] ?? []])),
    references: made.references,
    unprinted: new Set(),
    isNumbered: style.isNumbered,
    isNote: style.isNote,
  };
}
