import assert from 'node:assert/strict';
import MarkdownIt from 'markdown-it';
import { NoteLiterature } from '../../../../src/core/cite/noteLiterature';
import { type BundledStyleName, isBundledStyle } from '../../../../src/core/csl/bundledStyles';
import { analyseNote } from '../../../../src/core/note/analyseNote';
import type { NoteAnalysis } from '../../../../src/core/note/noteAnalysis';
import { readNoteStyle } from '../../../../src/core/note/noteStyle';
import { type StyledCitations, writeCitations } from '../../../../src/core/preview/citationWriter';
import { markedBlocks, mentionMarks } from '../../../../src/core/preview/noteMarks';
import { extendWithMarks } from '../../../../src/core/preview/previewPlugin';
import {
  citesOf,
  type ShownCitations,
  shownCitations,
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

  it('runs no script that a note did not bring itself', () => {
    const note = 'IL-6 [@emilie1998, <script>alert(1)</script> "><img src=x onerror=alert(1)>]';
    const html = new MarkdownIt({ html: false }).use(extended(note)).render(note);
    assert.doesNotMatch(html, /<(?:script|img)/);
  });
});

function render(note: string): string {
  return new MarkdownIt({ html: true }).use(extended(note)).render(note);
}

function extended(note: string) {
  const analysis = analyseNote(note, makeRecogniser());
  const shown = shownCitations(analysis, references);
  const written = writeCitations(analysis, shown, references, styledBy(analysis, shown));
  return (md: MarkdownIt) => {
    extendWithMarks(md, () => ({
      blocks: markedBlocks(analysis, {
        mention: ({ entity }) => markOf(entity),
        citation: ({ start }) => written.instead.get(start),
      }),
      appendix: written.appendix,
    }));
  };
}

/** The style that the note names, if it does. */
function styledBy(
  analysis: NoteAnalysis,
  { citations, keys }: ShownCitations,
): StyledCitations | undefined {
  const name = readNoteStyle(analysis).csl?.value;
  if (name === undefined || !isBundledStyle(name)) {
    return undefined;
  }
  const style = styleNamed(name as BundledStyleName);
  const made = processor.citeAll(
    citations.map(({ cited }) => citesOf(cited)),
    keys.flatMap((key) => references.reference(key) ?? []),
    style,
  );
  return {
    citations: new Map(citations.map(({ id }, index) => [id, made.citations[index] ?? []])),
    references: made.references,
    unprinted: new Set(),
    isNumbered: style.isNumbered,
  };
}
