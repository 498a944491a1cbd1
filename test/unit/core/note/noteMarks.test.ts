import assert from 'node:assert/strict';
import { readProse } from '../../../../src/core/markdown/prose';
import { findMark, readNoteParts } from '../../../../src/core/note/noteMarks';

/** The parts of a note as their names and contents, and its unpaired marks as they are written. */
function partsOf(text: string) {
  const { parts, unpaired } = readNoteParts({ text, closed: readProse(text).closed });
  for (const { start, end, name } of parts) {
    assert.match(text.slice(start, end), new RegExp(`^<!-- cytonote: ${name} -->[^]*-->$`));
  }
  return {
    parts: parts.map(({ name, content }) => [name, text.slice(content.start, content.end)]),
    unpaired: unpaired.map(({ start, end }) => text.slice(start, end)),
  };
}

const begin = (name: string) => `<!-- cytonote: ${name} -->`;
const end = (name: string) => begin(`end of ${name}`);
const part = (name: string, content: string) => `${begin(name)}${content}${end(name)}`;

describe('the parts of a note between marks', () => {
  it('are read in the order of the note, with any line ends and blanks around their marks', () => {
    const text = `# A\n\n${part('a-1', '\nOne\n')}\n\nMine.\n\n  ${part('b', '\r\n\r\nTwo\r\n   ')}\t\r\n`;
    assert.deepEqual(partsOf(text), {
      parts: [
        ['a-1', '\nOne\n'],
        ['b', '\r\n\r\nTwo\r\n   '],
      ],
      unpaired: [],
    });
    assert.deepEqual(partsOf(part('a', '\n')).parts, [['a', '\n']]);
  });

  it('need marks on lines of their own', () => {
    for (const text of [
      `See ${part('a', '\nx\n')}`,
      `x ${part('a', '\nx\n')}`,
      part('a', ' x '),
      `${begin('a')} x\n${end('a')}\n`,
      `${begin('a')}\nx\n    ${end('a')}\n`,
    ]) {
      assert.deepEqual(partsOf(text).parts, [], text);
    }
  });

  it('are none in code, comments and scripts, but some in a block of HTML', () => {
    const text = part('a', '\nx\n');
    for (const [before, after] of [
      ['```\n', '\n```\n'],
      ['<!-- x\n', '\n'],
      ['<pre>\n', '\n</pre>\n'],
      ['<script>\n', '\n</script>\n'],
    ]) {
      assert.deepEqual(partsOf(before + text + after).parts, [], before);
    }
    assert.deepEqual(partsOf(`# A\n\n<div>\n${part('a', '\n')}\n</div>\n`).parts, [['a', '\n']]);
    for (const before of ['<div>\n', '<details>\n<summary>x</summary>\n']) {
      assert.deepEqual(
        partsOf(`# A\n\n${before}${text}\n</div>\n`).parts,
        [['a', '\nx\n']],
        before,
      );
    }
  });

  it('end at the first end mark with their name, and hold no other part', () => {
    const twice = `${part('a', '\nx\n')}\n${end('a')}\n`;
    assert.deepEqual(partsOf(twice), { parts: [['a', '\nx\n']], unpaired: [end('a')] });
    const other = `${begin('a')}\n${end('b')}\n${end('a')}\n`;
    assert.deepEqual(partsOf(other), {
      parts: [['a', `\n${end('b')}\n`]],
      unpaired: [end('b')],
    });
    const nested = `${begin('a')}\n${part('b', '\nx\n')}\n${end('a')}\n`;
    assert.deepEqual(partsOf(nested), {
      parts: [['b', '\nx\n']],
      unpaired: [begin('a'), end('a')],
    });
    assert.deepEqual(partsOf(`${begin('a')}\nx\n`), { parts: [], unpaired: [begin('a')] });
  });
});

describe('a mark of a note', () => {
  const mark = begin('x');
  const found = (text: string, from = 0) =>
    findMark({ text, closed: readProse(text).closed }, mark, from);

  it('is the first one on a line of its own, outside of code', () => {
    const before = `\`\`\`\n${mark}\n\`\`\`\n\nSee ${mark}\n\n`;
    assert.equal(found(`${before}${mark}\n\n${mark}\n`), before.length);
    assert.equal(found(mark), 0);
  });

  it('is looked for from an offset on', () => {
    const text = `${mark}\n\n${mark}\n`;
    assert.equal(found(text, 0), 0);
    assert.equal(found(text, 1), mark.length + 2);
    assert.equal(found(text, mark.length + 3), undefined);
  });

  it('is missing where none stands on a line of its own', () => {
    assert.equal(found(`See ${mark}\n\n${mark} x\n`), undefined);
    assert.equal(found(''), undefined);
  });
});
