import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readProse } from '../../../../src/core/markdown/prose';
import { guessDefinitions } from '../../../../src/core/markdown/readInSlices';
import { readSegments } from '../../../../src/core/markdown/segments';
import { trickyFragment } from '../../../unit/support/trickyNote';

const HEAD = '| A | B |\n|---|:-:|\n';
const filler =
  '| IL-6 rises in sepsis, as was said | `code` and more text to make the row long |\n';

/** The cells of a note, as its segments have them. */
function cellsOf(note: string) {
  let offset = 0;
  return readSegments(note, guessDefinitions(note)).flatMap(({ blocks, length }) => {
    const start = offset;
    offset += length;
    return blocks.map((block) => ({
      kind: block.kind,
      text: block.text,
      source: note.slice(start + block.start, start + block.end),
      excluded: block.excluded.map((it) => note.slice(start + it.start, start + it.end)),
    }));
  });
}

describe('long tables', () => {
  it('have the same cells in their last rows as a table of only these rows', () => {
    const cell = fc
      .array(trickyFragment, { maxLength: 4 })
      .map((parts) => parts.join('').replace(/[\r\n\0\uFEFF]/g, ' '));
    const row = fc
      .array(cell, { minLength: 1, maxLength: 3 })
      .map((cells) => `| ${cells.join(' | ')} |\n`);
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 3 }), (rows) => {
        const last = rows.join('');
        const long = cellsOf(`${HEAD}${filler.repeat(60)}${last}\nThe end.\n`);
        const short = cellsOf(`${HEAD}${last}\nThe end.\n`);
        assert.deepEqual(long.slice(2 + 60 * 2), short.slice(2));
      }),
      { numRuns: 60 },
    );
  });

  it('are read as in a whole note, also in quotes, lists and code, and without a column', () => {
    for (const note of [
      `${HEAD}${filler.repeat(90)}\nIL-10\n`,
      `${HEAD}${filler.repeat(90)}IL-10 in the last row\n\nIL-10\n`,
      `- item\n\n  ${`${HEAD}${filler.repeat(90)}`.replaceAll('\n', '\n  ')}\n\nIL-10\n`,
      `\`\`\`\n${HEAD}${filler.repeat(90)}\n\`\`\`\n\nIL-10\n`,
      `| A |\n|---|---|\n${filler.repeat(90)}\nIL-10\n`,
      `<div>\n${HEAD}${filler.repeat(90)}\n</div>\n\nIL-10\n`,
      `${HEAD}${filler.repeat(90)}`.replaceAll('\n', '\r\n'),
      `${`${HEAD}${filler.repeat(50)}\n`.repeat(3)}IL-10\n`,
    ]) {
      const whole = readProse(note).blocks.map(({ kind, text }) => ({ kind, text }));
      const inSegments = cellsOf(note).map(({ kind, text }) => ({ kind, text }));
      assert.deepEqual(inSegments, whole, note.slice(0, 40));
    }
  });

  it('may have more cells than a call has arguments', () => {
    assert.equal(cellsOf(`${HEAD}${'|a|b|\n'.repeat(70_000)}`).length, 140_002);
    const html = `<table>\n${'<tr><td>IL-6</td></tr>\n'.repeat(130_000)}</table>\n`;
    assert.equal(readProse(html).blocks.length, 130_000);
  });
});
