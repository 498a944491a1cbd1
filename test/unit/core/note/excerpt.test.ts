import assert from 'node:assert/strict';
import fc from 'fast-check';
import { analyseNote } from '../../../../src/core/note/analyseNote';
import { analyseExcerpt, type Excerpt } from '../../../../src/core/note/excerpt';
import type { NoteAnalysis } from '../../../../src/core/note/noteAnalysis';
import { Recogniser } from '../../../../src/core/recognise/recogniser';
import type { Range } from '../../../../src/core/text/range';
import { largeNote } from '../../support/largeNote';
import { smallLibrary } from '../../support/smallLibrary';
import { trickyNote } from '../../support/trickyNote';

describe('an excerpt of a note', () => {
  const recogniser = new Recogniser(smallLibrary());

  const excerptOf = (text: string, range: Range, silenced: readonly string[] = []): Excerpt => {
    const reading = analyseExcerpt(text, range, recogniser, silenced);
    for (let step = reading.next(); ; step = reading.next()) {
      if (step.done) {
        return step.value;
      }
    }
  };
  const mentionsAt = (analysis: NoteAnalysis, range: Range) =>
    analysis
      .blocksAt(range)
      .flatMap(({ mentions }) => mentions)
      .filter(({ start, end }) => start < range.end && range.start < end);

  it('has the same mentions as the whole note there', () => {
    const note = largeNote(60_000);
    const whole = analyseNote(note, recogniser);
    fc.assert(
      fc.property(fc.nat(note.length), fc.nat(4000), (start, length) => {
        const range = { start, end: Math.min(note.length, start + length) };
        const excerpt = excerptOf(note, range);
        assert.ok(excerpt.part.start <= range.start && range.end <= excerpt.part.end);
        assert.deepEqual(mentionsAt(excerpt, range), mentionsAt(whole, range));
      }),
      { numRuns: 60 },
    );
  });

  it('gives the blocks at a range, and no others', () => {
    const note = 'IL-6 rose.\n\nTNF-α fell.\n\nIL-6 again.\n';
    const excerpt = excerptOf(note, { start: 0, end: note.length });
    const textsAt = (start: number, end: number) =>
      excerpt.blocksAt({ start, end }).map(({ text }) => text);
    assert.deepEqual(textsAt(0, 4), ['IL-6 rose.']);
    assert.deepEqual(textsAt(14, 14), ['TNF-α fell.']);
    assert.deepEqual(textsAt(10, 12), ['IL-6 rose.', 'TNF-α fell.']);
    assert.deepEqual(textsAt(26, 30), ['IL-6 again.']);
  });

  it('is much shorter than a long note', () => {
    const note = largeNote(300_000);
    const { part } = excerptOf(note, { start: 150_000, end: 153_000 });
    assert.ok(part.end - part.start < 10_000);
    const oneBlock = 'IL-6 and TNF-α rose\n'.repeat(50_000);
    const { part: ofBlock } = excerptOf(oneBlock, { start: 500_000, end: 500_100 });
    assert.ok(ofBlock.end - ofBlock.start < 30_000);
  });

  it('detects that it begins in code', () => {
    const code = 'IL-6 in code\n\n'.repeat(200);
    for (const [fence, inCode] of [
      ['```', ''],
      ['~~~~', ''],
      ['~~~~', '```\n'],
      ['````', '```\n'],
    ] as const) {
      const note = `IL-6\n\n${fence}\n${inCode}${code}${fence}\n\nIL-6 after it\n`;
      const middle = { start: 1500, end: 1600 };
      assert.deepEqual(mentionsAt(excerptOf(note, middle), middle), []);
      const after = { start: note.length - 10, end: note.length };
      assert.equal(excerptOf(note, after).blocks.at(-1)?.mentions.length, 1);
    }
  });

  it('recognises that it begins in a comment of Obsidian, and that code hides no such comment', () => {
    const hidden = 'IL-6 in a comment\n\n'.repeat(200);
    const at = (note: string, word: string) => {
      const range = { start: note.indexOf(word), end: note.indexOf(word) + 4 };
      return mentionsAt(excerptOf(note, range), range).length;
    };
    const comment = `IL-6\n\n%%\n${hidden}TNF here\n\n%%\n\nTNF-α after it\n`;
    assert.equal(at(comment, 'TNF here'), 0);
    assert.equal(at(comment, 'TNF-α'), 1);
    // The marks in a line, and those in code, begin no comment.
    for (const head of ['%%x%%', '    ```', '```\n%%\n```', '```\n~~~\n```']) {
      assert.equal(at(`${head}\n\n${hidden}TNF here\n`, 'TNF here'), 1, head);
    }
  });

  it('begins and ends at blank lines, some way around what is asked for', () => {
    const lines = 'Plain words are here.\n\n'.repeat(1000);
    const range = { start: 10_000, end: 10_100 };
    for (const note of [
      lines,
      lines.replaceAll('\n', '\r\n'),
      lines.replaceAll('\n\n', '\n \t\n'),
    ]) {
      const { part } = excerptOf(note, range);
      assert.ok(part.start <= 9000 && part.start > 8900, `${part.start}`);
      assert.ok(part.end >= 11_100 && part.end < 11_200, `${part.end}`);
      assert.match(note.slice(part.start, part.end), /^\s*Plain[\s\S]*here\.\s*$/);
    }
    const short = '---\ntitle: x\n---\n\nIL-6 rose.\n';
    const whole = { start: 0, end: short.length };
    assert.deepEqual(excerptOf(short, { start: 25, end: 26 }).part, whole);
  });

  it('has footnotes and code where the note has them', () => {
    const note = `${'Plain words.\n\n'.repeat(500)}[^a]: By A.\n\n\`\`\`\ncode\n\`\`\`\n`;
    const { footnotes, closed } = excerptOf(note, { start: note.length - 5, end: note.length });
    const textOf = ({ start, end }: Range) => note.slice(start, end);
    assert.deepEqual(footnotes.map(textOf), ['[^a]: By A.']);
    assert.deepEqual(closed.map(textOf), ['```\ncode\n```']);
  });

  it('does not read a thematic break as front matter, and uses the front matter of the note', () => {
    const body = `${'Plain words.\n\n'.repeat(200)}---\nIL-6: x\n---\n\nTNF-α.\n`;
    const note = `---\ncytonote:\n  silence: [TNF-α]\n---\n\n${body}`;
    const excerpt = excerptOf(note, { start: note.length - 900, end: note.length });
    assert.deepEqual(
      excerpt.blocks.flatMap(({ mentions }) => mentions.map(({ surface }) => surface)),
      ['IL-6'],
    );
    assert.deepEqual(excerpt.frontMatter?.options.silence, ['TNF-α']);
  });

  it('has offsets of the whole note, in any note', () => {
    fc.assert(
      fc.property(trickyNote, fc.nat(), fc.nat(), (note, a, b) => {
        const [start, end] = [a % (note.length + 1), b % (note.length + 1)].sort((x, y) => x - y);
        const { blocks, part } = excerptOf(note, { start: start ?? 0, end: end ?? 0 });
        for (const { mentions } of blocks) {
          for (const { parts, surface } of mentions) {
            const source = parts.map((it) => note.slice(it.start, it.end)).join('');
            assert.ok(source === surface || /[&\\\n]/.test(source), `${source} for ${surface}`);
            assert.ok(parts.every((it) => part.start <= it.start && it.end <= part.end));
          }
        }
      }),
    );
  });
});
