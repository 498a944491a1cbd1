import assert from 'node:assert/strict';
import { entityFinder, tableOf } from '../../support/entitiesIn';

describe('a cytokine with the name of a drug, alone in a cell or item', () => {
  const entitiesIn = entityFinder();

  it('is the cytokine if its table or list has what was measured', () => {
    for (const note of [
      tableOf('| Analyte | Visit 1 |', '| IFN-α2a | 12 |'),
      tableOf('| x | pg/mL |', '| IFN-α2a | 12 |'),
      tableOf('| x | y |', '| IL-6 | 3 |', '| **IFN-α2a** | 12 |'),
      tableOf('| Patient | IL-6 | IFN-α2a |', '| 1 | 3 | 4 |'),
      tableOf('| Cytokine | IFN-α2a |', '| day 1 | 4 |'),
      '- IFN-α2a\n- IL-6\n- TNF',
      tableOf('| x | y |', '| IFN-α2a | serum |'),
      'IL-6 | IFN-α2a\n--- | ---\n3 | 4',
      '<table>\n<tr><td>TNF</td><td>3</td></tr>\n<tr><td>IFN-α2a</td><td>3</td></tr>\n</table>',
    ]) {
      assert.ok(entitiesIn(note).includes('ifna2'), note);
    }
  });

  it('is the drug if its table or list has what was given, or shows neither', () => {
    for (const note of [
      tableOf('| Drug | Route |', '| IFN-α2a | s.c. |'),
      tableOf('| Treatment | n |', '| IFN-α2a | 12 |', '| IL-2 | 3 |'),
      tableOf('| x | y |', '| IFN-α2a | 12 |', '| tocilizumab | 3 |', '| IL-6 | 3 |'),
      tableOf('| x | Level |', '| IFN-α2a | 3 MU weekly |'),
      tableOf('| x |', '| IFN-α2a |'),
      '- IFN-α2a\n- tocilizumab\n- IL-2',
      '# IFN-α2a',
      '- Serum levels\n- IFN-α2a\n- 3',
      tableOf('| x |', '| IFN-α2a |', '| IL-6 free |'),
      tableOf('| x | IL-6 |', '| IFN-α2a | 3 |'),
      tableOf('| IFN-α2a | x |', '| 3 | IL-6 |'),
    ]) {
      assert.ok(entitiesIn(note).includes('interferon-alfa-2a'), note);
      assert.ok(!entitiesIn(note).includes('ifna2'), note);
    }
  });

  it('depends on its own row and column, and on no other', () => {
    for (const note of [
      tableOf('| x | Level |', '| IFN-α2a | 12 |', '| saline | weekly |'),
      tableOf('| Analyte | Note |', '| IFN-α2a | tocilizumab |'),
    ]) {
      assert.ok(entitiesIn(note).includes('ifna2'), note);
    }
  });
});

describe('a cytokine with the name of a drug, in a sentence', () => {
  const entitiesIn = entityFinder();

  it('is the drug where what is measured is far away, or no list names it with a cytokine', () => {
    const far = 'and so on, '.repeat(12);
    for (const note of [
      `Serum was kept, ${far}IFN-α2a came.`,
      `IFN-α2a came, ${far}serum was kept.`,
      'IFN-α2a is sold beside IL-6.',
    ]) {
      assert.equal(entitiesIn(note)[0], 'interferon-alfa-2a', note);
    }
    assert.equal(entitiesIn('Serum was kept, and IFN-α2a rose.')[0], 'ifna2');
  });
});
