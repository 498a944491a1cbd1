import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type ProseBlock, readProse } from '../../../../src/core/markdown/prose';
import { proseOffset, sourceRanges } from '../../../../src/core/markdown/proseOffsets';
import { bodyStartOf, readFrontMatter } from '../../../../src/core/note/frontMatter';
import { goldenPairs } from '../../support/golden';
import { trickyNote } from '../../support/trickyNote';

describe('prose of a note', () => {
  for (const { name, input, expect } of goldenPairs('prose', '.txt')) {
    it(name, () => {
      const { blocks, closed } = readProse(input, bodyStartOf(input, readFrontMatter(input)));
      const lines = blocks.map((block) => describeBlock(input, block));
      const blocked = closed.map(({ start, end }) => JSON.stringify(input.slice(start, end)));
      expect(`${lines.join('\n')}\n\nblocks without prose\n  ${blocked.join('\n  ')}\n`);
    });
  }

  it('has a place in the source for every unit, in any note', () => {
    fc.assert(
      fc.property(trickyNote, (note) => {
        for (const { text, pieces, start, end } of readProse(note).blocks) {
          let covered = 0;
          for (const piece of pieces) {
            assert.equal(piece.start, covered);
            covered += piece.length;
            assert.ok(start <= piece.sourceStart && piece.sourceEnd <= end);
            const source = note.slice(piece.sourceStart, piece.sourceEnd);
            const plain = text.slice(piece.start, covered);
            if (source.length === plain.length && !/[\uFFFC\0\r]/.test(plain + source)) {
              assert.equal(plain, source);
            }
          }
          assert.equal(covered, text.length);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('comes from chunks of a line of 500 KB, with correct offsets', () => {
    const sentence = `IL-6 and *TNF-α* rise [@emilie1998] in sepsis${', as was said before'.repeat(20)}. `;
    const note = `# Title\n\n${sentence.repeat(1_200)}\n\nThe end.\n`;
    assert.ok(note.length > 500_000);
    const { blocks } = readProse(note);
    assert.ok(blocks.length > 100);
    assert.equal(blocks.at(-1)?.text, 'The end.');
    // The last chunk has the rest of the line, which may have no name.
    for (const { text, pieces } of [blocks[1], blocks[50], blocks.at(-3)] as ProseBlock[]) {
      const at = text.indexOf('TNF-α');
      const [range] = sourceRanges(pieces, at, at + 5);
      assert.equal(note.slice(range?.start, range?.end), 'TNF-α');
    }
  });

  it('has nothing of a long line of code', () => {
    const note = `\`\`\`\n${'IL-6 '.repeat(4000)}\n\`\`\`\n\nIL-6\n`;
    assert.deepEqual(
      readProse(note).blocks.map(({ text }) => text),
      ['IL-6'],
    );
  });
});

describe('offsets between prose and source', () => {
  it('can be converted in both directions', () => {
    const note = 'A **b&amp;c** d';
    const [block] = readProse(note).blocks;
    assert.equal(block?.text, 'A b&c d');
    const there = [0, 2, 3, 4, 6].map(
      (at) => sourceRanges(block?.pieces ?? [], at, at + 1)[0]?.start,
    );
    assert.deepEqual(there, [0, 4, 5, 10, 14]);
    const back = there.map((at) => proseOffset(block?.pieces ?? [], at ?? -1));
    assert.deepEqual(back, [0, 2, 3, 4, 6]);
  });
});

function describeBlock(note: string, block: ProseBlock): string {
  const excluded = block.excluded.map(({ start, end }) => JSON.stringify(note.slice(start, end)));
  const place = `${block.kind}${block.depth || ''} ${block.start}-${block.end}`;
  return [
    place,
    `  prose    ${JSON.stringify(block.text)}`,
    ...excluded.map((it) => `  excluded ${it}`),
  ].join('\n');
}
