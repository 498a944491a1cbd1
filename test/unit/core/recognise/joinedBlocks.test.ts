import assert from 'node:assert/strict';
import { entityFinder, tableOf } from '../../support/entitiesIn';

describe('the items of a list and the cells of a table', () => {
  const entitiesIn = entityFinder();

  it('show together that abbreviations are drugs', () => {
    assert.deepEqual(entitiesIn('- pred 5\n- AZA 100'), ['prednisone', 'azathioprine']);
    assert.deepEqual(entitiesIn(tableOf('| pred 5 | AZA 100 |', '| x | y |')), [
      'prednisone',
      'azathioprine',
    ]);
    for (const note of [
      tableOf('| Drug | Dose |', '| MMF | 1 g bid |', '| x | y |'),
      tableOf('| Line | Regimen |', '| 1 | MTX |', '| 2 | MMF |'),
      '<table>\n<tr><td>MMF</td><td>1 g</td></tr>\n<tr><td>MTX</td><td>15 mg</td></tr>\n</table>',
    ]) {
      assert.ok(entitiesIn(note).includes('mycophenolate-mofetil'), note);
    }
  });

  it('show together that abbreviations are factors for a culture', () => {
    const note = '- SCF 100 ng/ml\n- TPO 50 ng/ml\n- IL-3 20 ng/ml';
    assert.deepEqual(entitiesIn(note), ['scf', 'tpo', 'il-3']);
  });

  it('show nothing where none is a drug', () => {
    for (const note of [
      '- MMF\n- files',
      tableOf('| Format | Size |', '| MMF | 5 |', '| AZA | 100 kB |'),
      '- SCF\n- TPO',
      tableOf('| x | pred 5 |', '| AZA 100 | y |'),
      '- A course of lessons that is given each year by the patients of a clinic\n- tracing on steroids',
    ]) {
      assert.deepEqual(entitiesIn(note), [], note);
    }
  });

  it('show that an abbreviation is of the laboratory', () => {
    for (const note of [
      '- CBC\n- BMP\n- LFTs',
      '- CBC\n- BMP fasting',
      '- [ ] CBC w/ diff\n- [ ] BMP',
      tableOf('| Test | Result |', '| CBC | normal |', '| BMP | pending |'),
      tableOf('| CBC | BMP |', '| ok | ok |'),
    ]) {
      assert.deepEqual(entitiesIn(note), [], note);
    }
    assert.deepEqual(entitiesIn('- IL-6, BMP\n- CBC\n- LFTs'), ['il-6']);
    assert.deepEqual(entitiesIn('- BMP\n- TGF-β'), ['bmps', 'tgf-beta']);
  });
});
