import assert from 'node:assert/strict';
import { appendItem } from '../../../../src/core/text/appendItem';
import { applyEdits } from '../../../../src/core/text/edits';

const item = { block: ['- x', '  # more'], flow: 'x' };
const append = (text: string, path: (string | number)[], given = item) => {
  const edit = appendItem(text, path, given);
  return edit && applyEdits(text, [edit]);
};

describe('an item appended to a list in YAML', () => {
  it('is written in the style of the list', () => {
    assert.equal(append('a:\n- b # c\n', ['a']), 'a:\n- b # c\n- x\n  # more\n');
    assert.equal(append('a: [b, c] # d\n', ['a']), 'a: [b, c, x] # d\n');
    assert.equal(append('a: [] # d\n', ['a']), 'a: [x] # d\n');
    assert.equal(append('- a: [b]\n', [0, 'a']), '- a: [b, x]\n');
    assert.equal(append('- b\n', []), '- b\n- x\n  # more\n');
  });

  it('comes before what is below the list', () => {
    for (const [before, path] of [
      ['a:\n- b\n- c\n', ['a']],
      ['a:\n- |\n  text\n', ['a']],
      ['a:\n- - b\n', ['a', 0]],
    ] as const) {
      const written = path.length > 1 ? '  - x\n    # more\n' : '- x\n  # more\n';
      assert.equal(append(`${before}d: e\n`, [...path]), `${before}${written}d: e\n`);
    }
    for (const map of ['m:\n  b: c\n  d: e\n', 'm:\n  b: |\n    c\n']) {
      assert.equal(append(`${map}n: 1\n`, ['m', 'a']), `${map}  a:\n    - x\n      # more\nn: 1\n`);
    }
  });

  it('begins a list, with the keys that lead to it', () => {
    const list = 'a:\n  b:\n    - x\n      # more\n';
    assert.equal(append('', ['a', 'b']), list);
    assert.equal(append('a:\n', ['a', 'b']), list);
    assert.equal(append('a:\n  b:\n', ['a', 'b']), list);
    assert.equal(append('# none\n', []), '# none\n- x\n  # more\n');
    assert.equal(append('a: # why\nc: d', ['a', 'b']), `a: # why\n${list.slice(3)}c: d`);
    assert.equal(append('c: d\r\n', ['a', 'b']), `c: d\r\n${list.replaceAll('\n', '\r\n')}`);
    assert.equal(append('- id: c\n', [0, 'a']), '- id: c\n  a:\n    - x\n      # more\n');
  });

  it('is none if the YAML is broken or has another form', () => {
    for (const text of ['a: [', 'a: b\n', 'a: { c: d }\n', 'c: { a: [b] }\n  x', '[a]\n']) {
      assert.equal(append(text, ['a', 'b']), undefined, text);
    }
    assert.equal(append('- a\n', [3, 'b']), undefined);
    assert.equal(append('{}\n', ['a']), undefined);
    assert.equal(append('a: b\n', [0]), undefined);
    assert.equal(append('a: b\n', [0, 'c']), undefined);
    assert.equal(append('- a\n', ['a']), undefined);
    assert.equal(append('a: []\n', ['a', 'b']), undefined);
    assert.equal(append('[]\n', []), undefined);
  });

  it('has offsets in the whole text, with any text around the YAML', () => {
    const note = '---\na:\n  b: [c]\n---\nIL-6\n';
    const edit = appendItem(note, ['a', 'b'], item, { start: 4, end: 16 });
    assert.equal(edit && applyEdits(note, [edit]), '---\na:\n  b: [c, x]\n---\nIL-6\n');
    for (const [yaml, written] of [
      ['a:\n  b:\n', 'a:\n  b:\n    - x\n      # more\n'],
      ['a:\n  c: 1\n', 'a:\n  c: 1\n  b:\n    - x\n      # more\n'],
      ['a:\n  b:\n  - c\n', 'a:\n  b:\n  - c\n  - x\n    # more\n'],
      ['a:\n  b: []\n', 'a:\n  b: [x]\n'],
    ] as const) {
      const text = `---\n${yaml}---\nIL-6\n`;
      const added = appendItem(text, ['a', 'b'], item, { start: 4, end: 4 + yaml.length });
      assert.equal(added && applyEdits(text, [added]), `---\n${written}---\nIL-6\n`);
    }
  });

  it('is written without brackets if it cannot be inside them', () => {
    const alone = { block: ['- x'], flow: undefined };
    const edit = appendItem('a: [] # b\nc: d\n', ['a'], alone);
    assert.equal(edit && applyEdits('a: [] # b\nc: d\n', [edit]), 'a: # b\n  - x\nc: d\n');
    const last = appendItem('c: d\na: []', ['a'], alone);
    assert.equal(last && applyEdits('c: d\na: []', [last]), 'c: d\na:\n  - x\n');
    assert.equal(appendItem('a: [b]\n', ['a'], alone), undefined);
  });
});
