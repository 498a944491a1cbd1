import assert from 'node:assert/strict';
import fc from 'fast-check';
import * as notebookCells from '../../../../src/core/exchange/notebookCells';
import { runToEnd } from '../../../../src/core/text/steps';

const readMarkdownCells = (json: string) => runToEnd(notebookCells.readMarkdownCells(json));

const notebook = (...cells: unknown[]) =>
  JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata: {}, cells });

describe('the Markdown cells of a notebook', () => {
  it('have the numbers that the editor gives to all cells', () => {
    const json = notebook(
      { cell_type: 'markdown', source: ['# IL-6\n', 'rises'] },
      { cell_type: 'code', source: 'print(1)', outputs: [] },
      { cell_type: 'raw', source: 'TNF' },
      { cell_type: 'heading', source: 'of nbformat 3' },
      { cell_type: 'markdown', source: 'TNF\r\nfalls' },
    );
    assert.deepEqual(readMarkdownCells(json), [
      { index: 0, text: '# IL-6\nrises' },
      { index: 3, text: 'TNF\nfalls' },
    ]);
  });

  it('have a line end after each line but the last, as in the editor', () => {
    const json = notebook({ cell_type: 'markdown', source: ['a', 'b\n', 'c'] });
    assert.deepEqual(readMarkdownCells(json), [{ index: 0, text: 'a\nb\nc' }]);
  });

  it('are the valid ones, even beside broken ones', () => {
    const json = notebook(
      null,
      7,
      { cell_type: 'markdown' },
      { cell_type: 'markdown', source: [1] },
      { cell_type: 'markdown', source: '' },
    );
    assert.deepEqual(readMarkdownCells(json), [{ index: 2, text: '' }]);
  });

  it('are none in notebooks of another version or in incomplete ones', () => {
    assert.deepEqual(readMarkdownCells('{"nbformat": 3, "worksheets": []}'), []);
    const whole = notebook({ cell_type: 'markdown', source: 'IL-6' });
    for (let end = 0; end < whole.length; end++) {
      assert.deepEqual(readMarkdownCells(whole.slice(0, end)), []);
    }
  });

  it('are read without errors from any text', () => {
    fc.assert(fc.property(fc.json(), (json) => Array.isArray(readMarkdownCells(json))));
  });
});

describe('the JSON of a notebook', () => {
  /** The result of `JSON.parse`. */
  const plainCells = (json: string) => {
    try {
      const { nbformat, cells } = JSON.parse(json) ?? {};
      const shown = nbformat === 4 && Array.isArray(cells) ? cells : [];
      return shown
        .filter((it) => ['code', 'markdown'].includes(it?.cell_type))
        .map(({ cell_type, source }, index) => ({ cell_type, index, text: source }))
        .filter(({ cell_type }) => cell_type === 'markdown')
        .map(({ index, text }) => ({ index, text }));
    } catch {
      return [];
    }
  };
  const text = fc.string({
    unit: fc.constantFrom('"', '\\', ']', '}', ',', '[', '{', 'a', '\n', ' '),
  });
  const cell = fc.oneof(
    fc.record({ cell_type: fc.constantFrom('markdown', 'code'), source: text }),
    fc.jsonValue(),
  );
  const name = fc.constantFrom('cells', 'metadata', 'a"b', 'x\\');

  it('is parsed like by JSON.parse, with or without indentation, and rejected if it is cut off', () => {
    const fields = fc.dictionary(name, fc.oneof(fc.array(cell), fc.jsonValue()));
    let found = 0;
    fc.assert(
      fc.property(fields, fc.nat(2), fc.nat(), (others, indent, cut) => {
        const json = JSON.stringify({ nbformat: 4, ...others }, undefined, indent);
        const cells = readMarkdownCells(json);
        assert.deepEqual(cells, plainCells(json));
        found += cells.length;
        assert.deepEqual(readMarkdownCells(json.slice(0, cut % json.length)), []);
      }),
    );
    assert.ok(found > 50, `${found} Markdown cells`);
  });

  it('is rejected if JSON.parse rejects it', () => {
    const markdown = '{"cell_type":"markdown","source":"a"}';
    const marks = fc.oneof(
      fc.constantFrom(markdown, ',', `,${markdown}`),
      fc.constantFrom('"cells":[', '[', ']', '{', '}', ',', '1', '"', ' ', 'null'),
    );
    let found = 0;
    fc.assert(
      fc.property(
        fc.array(marks, { maxLength: 5 }),
        fc.constantFrom(']}', ']', ''),
        (parts, end) => {
          const json = `{"nbformat":4,"cells":[${parts.join('')}${end}`;
          const cells = readMarkdownCells(json);
          assert.deepEqual(cells, plainCells(json));
          found += cells.length;
        },
      ),
      { numRuns: 5000 },
    );
    assert.ok(found > 50, `${found} Markdown cells`);
  });

  it('has the cells of the last of several lists', () => {
    const json =
      '{"nbformat":4,"cells":[{"cell_type":"markdown","source":"a"}],"cells":[2,{"cell_type":"markdown","source":"b","cells":[3]}],"z":[4]}';
    assert.deepEqual(readMarkdownCells(json), [{ index: 0, text: 'b' }]);
  });

  it('is parsed with pauses between its cells and within them', () => {
    const count = (json: string) => [...notebookCells.readMarkdownCells(json)].length;
    const small = { cell_type: 'code', source: 'x'.repeat(10) };
    const big = { ...small, outputs: Array(40_000).fill('"outputs"') };
    assert.ok(count(notebook(small, small, small)) >= 3);
    assert.ok(count(notebook(big)) >= 4);
  });
});
