import assert from 'node:assert/strict';
import fc from 'fast-check';
import * as notebookCells from '../../../../src/core/noteIndex/notebookCells';
import { parseNotebook } from '../../../../src/core/noteIndex/notebookCells';
import { runToEnd } from '../../../../src/core/text/steps';

const readMarkdownCells = (json: string) => runToEnd(notebookCells.readMarkdownCells(json));

const notebook = (...cells: unknown[]) =>
  JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata: {}, cells });

describe('the Markdown cells of a notebook', () => {
  it('are counted among all cells that the editor shows', () => {
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

  it('have a line end after each line but the last, as the editor reads them', () => {
    const json = notebook({ cell_type: 'markdown', source: ['a', 'b\n', 'c'] });
    assert.deepEqual(readMarkdownCells(json), [{ index: 0, text: 'a\nb\nc' }]);
  });

  it('are those that are sound, beside broken ones', () => {
    const json = notebook(
      null,
      7,
      { cell_type: 'markdown' },
      { cell_type: 'markdown', source: [1] },
      { cell_type: 'markdown', source: '' },
    );
    assert.deepEqual(readMarkdownCells(json), [{ index: 2, text: '' }]);
  });

  it('are none in notebooks of another version, or that are cut in half', () => {
    assert.deepEqual(readMarkdownCells('{"nbformat": 3, "worksheets": []}'), []);
    const whole = notebook({ cell_type: 'markdown', source: 'IL-6' });
    for (let end = 0; end < whole.length; end++) {
      assert.deepEqual(readMarkdownCells(whole.slice(0, end)), []);
    }
  });

  it('never throw', () => {
    fc.assert(fc.property(fc.json(), (json) => Array.isArray(readMarkdownCells(json))));
  });
});

describe('the JSON of a notebook', () => {
  const plain = (json: string): unknown => {
    try {
      return JSON.parse(json);
    } catch {
      return undefined;
    }
  };
  const cells = fc.array(fc.oneof(fc.jsonValue(), fc.constantFrom('"', '\\"', '\\', '],[', 'a\n')));
  const name = fc.constantFrom('cells', 'nbformat', 'a"b', 'x\\');

  it('is parsed as JSON.parse does, whole, spaced out and cut off', () => {
    const whole = fc.tuple(fc.dictionary(name, fc.oneof(cells, fc.jsonValue())), fc.nat(2));
    fc.assert(
      fc.property(whole, fc.nat(), ([value, indent], cut) => {
        const json = JSON.stringify(value, undefined, indent);
        assert.deepEqual(runToEnd(parseNotebook(json)), plain(json));
        const part = json.slice(0, cut % json.length);
        assert.deepEqual(runToEnd(parseNotebook(part)), plain(part));
      }),
    );
  });

  it('is broken wherever JSON.parse finds it so', () => {
    const marks = fc.constantFrom(
      '{"cells":',
      '[',
      ']',
      '}',
      ',',
      '1',
      '"cells":[',
      '"',
      ' ',
      'null',
    );
    fc.assert(
      fc.property(fc.array(marks, { maxLength: 12 }), (parts) => {
        const json = parts.join('');
        assert.deepEqual(runToEnd(parseNotebook(json)), plain(json));
      }),
      { numRuns: 2000 },
    );
  });

  it('has its last list of cells, of several', () => {
    const json = '{"cells":[{"a":1}],"cells":[2,{"cells":[3]}],"z":[4]}';
    assert.deepEqual(runToEnd(parseNotebook(json)), plain(json));
  });

  it('is parsed with pauses between its cells and within them', () => {
    const count = (json: string) => [...parseNotebook(json)].length;
    const cell = { cell_type: 'code', source: 'x'.repeat(10) };
    const big = { ...cell, outputs: Array(40_000).fill('"outputs"') };
    assert.ok(count(notebook(cell, cell, cell)) >= 3);
    assert.ok(count(notebook(big)) >= 4);
  });
});
