import assert from 'node:assert/strict';
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { analyseNote } from '../../../../src/core/note/analyseNote';
import { type MarkWriter, markedBlocks } from '../../../../src/core/preview/noteMarks';
import { extendWithMarks, type NotePreview } from '../../../../src/core/preview/previewPlugin';
import { Recogniser } from '../../../../src/core/recognise/recogniser';
import { largeNote } from '../../../unit/support/largeNote';
import { smallLibrary } from '../../../unit/support/smallLibrary';
import { trickyNote } from '../../../unit/support/trickyNote';

const recogniser = new Recogniser(smallLibrary());
/** The settings of VS Code, with options that users can turn on. */
const options = [
  { html: true },
  { html: true, linkify: true, typographer: true, breaks: true },
] as const;
type Options = (typeof options)[number];
/** Engines without marks, created once: creating one takes longer than rendering a note. */
const plainEngines = new Map(options.map((option) => [option, new MarkdownIt(option)]));
const renderPlain = (note: string, option: Options) =>
  (plainEngines.get(option) as MarkdownIt).render(note);
const OPEN = '\u2039m\u203a';
const CLOSE = '\u2039/m\u203a';

/** Renders with every mention between two signs, and the signs in place of every citation. */
function render(note: string, option: object, writer: MarkWriter): string {
  const analysis = analyseNote(note, recogniser);
  // As the page of a notebook gets it.
  const shown: NotePreview = JSON.parse(
    JSON.stringify({ blocks: markedBlocks(analysis, writer), appendix: '' }),
  );
  const md = extendWithMarks(new MarkdownIt(option), () => shown);
  return md.render(note);
}

const mentionsOnly: MarkWriter = {
  mention: () => [OPEN, CLOSE],
  citation: () => undefined,
};
const withoutSigns = (html: string) => html.replaceAll(OPEN, '').replaceAll(CLOSE, '');

describe('marks in a rendered note', () => {
  it('are added to the HTML of markdown-it, and change nothing else, in any note', () => {
    fc.assert(
      fc.property(trickyNote, fc.constantFrom(...options), (note, option) => {
        const html = render(note, option, mentionsOnly);
        assert.equal(withoutSigns(html), renderPlain(note, option));
      }),
      { numRuns: 800 },
    );
  });

  it('enclose exactly the names that the core finds', () => {
    fc.assert(
      fc.property(trickyNote, (note) => {
        const found = analyseNote(note, recogniser).blocks.flatMap(({ mentions }) =>
          mentions.map(({ surface }) => surface.replace(/\s+/g, ' ')),
        );
        const shown = marked(render(note, options[0], mentionsOnly));
        const rest = found.join('\0');
        for (const text of shown) {
          assert.ok(rest.includes(text), `${JSON.stringify(text)} of ${JSON.stringify(found)}`);
        }
      }),
      { numRuns: 600 },
    );
  });

  it('are complete in an ordinary note', () => {
    const note = largeNote(20_000);
    const count = analyseNote(note, recogniser).blocks.reduce(
      (sum, { mentions }) => sum + mentions.reduce((parts, it) => parts + it.parts.length, 0),
      0,
    );
    assert.ok(count > 200);
    for (const option of options) {
      assert.equal(marked(render(note, option, mentionsOnly)).length, count);
    }
  });

  it('keep all text around a replaced citation', () => {
    const sign = '\u2039c\u203a';
    fc.assert(
      fc.property(trickyNote, fc.constantFrom(...options), (note, option) => {
        const texts: string[] = [];
        const html = render(note, option, {
          mention: () => undefined,
          citation: (group) => {
            texts.push(note.slice(group.start, group.end));
            const html = `${sign}${texts.length - 1}${sign}`;
            return { html, inLink: html };
          },
        });
        const plain = renderPlain(note, option);
        const outside = html.split(new RegExp(`${sign}\\d+${sign}`));
        let at = 0;
        for (const part of outside) {
          const found = plain.indexOf(part, at);
          assert.notEqual(found, -1, `${JSON.stringify(part)} in ${JSON.stringify(plain)}`);
          at = found + part.length;
        }
        assert.equal(at, plain.length);
      }),
      { numRuns: 800 },
    );
  });
});

function marked(html: string): string[] {
  return html
    .split(OPEN)
    .slice(1)
    .map((part) => (part.split(CLOSE)[0] as string).replace(/<[^>]*>/g, '').replace(/\s+/g, ' '));
}
