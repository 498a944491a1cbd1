import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readMarkdownCells } from '../../src/core/noteIndex/notebookCells';

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

  it('have a line end behind each line but the last, as the editor reads them', () => {
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
