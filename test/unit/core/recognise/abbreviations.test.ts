import assert from 'node:assert/strict';
import { definitionsIn } from '../../../../src/core/recognise/abbreviations';

/** Texts with the definitions in them, as "short = long". */
const texts: readonly (readonly [text: string, ...definitions: string[]])[] = [
  ['Oncostatin M (OSM) rose.', 'OSM = Oncostatin M'],
  ['We gave tocilizumab (TCZ).', 'TCZ = tocilizumab'],
  [
    'a heat shock protein (HSP) and heat shock factor (HSF)',
    'HSP = heat shock protein',
    'HSF = heat shock factor',
  ],
  ['cerebrospinal fluid (CSF)', 'CSF = cerebrospinal fluid'],
  ['interleukin-6 (IL-6)', 'IL-6 = interleukin-6'],
  ['tumour necrosis factor (TNF; cachectin)', 'TNF = tumour necrosis factor'],
  ['interferon gamma (IFN-γ)', 'IFN-γ = interferon gamma'],
  ['LABA (long-acting β2-agonists)', 'LABA = long-acting β2-agonists'],
  ['immunosuppressive therapy (i.e., prednisone)'],
  ['immunosuppressive therapy (i. e. prednisone), biologics (e.g. etanercept)'],
  ['tocilizumab (tcz)', 'tcz = tocilizumab'],
  ['patients (n = 6)'],
  ['IL-6 (CRP)'],
  ['it rose (see below)'],
  ['it rose (P < 0.05)'],
  ['nothing (is closed'],
  ['()'],
];

describe('abbreviations that a text defines', () => {
  for (const [text, ...definitions] of texts) {
    it(text, () => {
      const found = definitionsIn(text).map(({ shortRange, longRange }) => {
        const short = text.slice(shortRange.start, shortRange.end);
        return `${short} = ${text.slice(longRange.start, longRange.end)}`;
      });
      assert.deepEqual(found, definitions);
    });
  }
});
