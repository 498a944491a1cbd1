import assert from 'node:assert/strict';
import { definitionsIn, withoutPlural } from '../../../../src/core/recognise/abbreviations';

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
  // Greek letters and their Latin ones
  ['interferon-α (IFNA)', 'IFNA = interferon-α'],
  ['interferon γ (IFNG)', 'IFNG = interferon γ'],
  ['the δ-like ligand (DLL)', 'DLL = δ-like ligand'],
  // The letters of a short form, from its end
  ['anti-tumour necrosis factor (TNF)', 'TNF = anti-tumour necrosis factor'],
  ['the protein (ROT) begins no word with an R'],
  ['insulin M (OSM) has no O'],
  ['the skin (SS) has one S'],
  ['interleukin-6 (IL-6) again, IL-6 (IL-6)', 'IL-6 = interleukin-6'],
  // The words of a long form: at most two for each letter, and five more than there are letters
  ['tumour in big factor (TF)', 'TF = tumour in big factor'],
  ['tumour in a big factor (TF)'],
  // What may be a short form
  ['tocilizumab ( TCZ )', 'TCZ = tocilizumab'],
  ['tumour necrosis factor (TNF α)', 'TNF α = tumour necrosis factor'],
  ['tocilizumab (TCZ, weekly)', 'TCZ = tocilizumab'],
  ['thymidine (T), thymidine ( T )'],
  ['A fibroblast or mast cell (F O M C)'],
  ['kilogram (kg)'],
  ['rheumatoid arthritis (ra)'],
  ['see figure 2 (Fig. 2)'],
  ['interleukin-6 (=IL-6)'],
  ['a trial in 2019/20 (2019)'],
  ['pro-inflammatory cytokines (PROINFLAMM)', 'PROINFLAMM = pro-inflammatory cytokines'],
  ['pro-inflammatory cytokines (PROINFLAMMA)'],
  ['oncostatin M (OSM, which is not closed'],
  // A short form before its explanation
  ['CSF = cerebrospinal fluid of the brain', 'CSF = cerebrospinal fluid'],
  [
    'CSF: cerebrospinal fluid; LOS: length of stay',
    'CSF = cerebrospinal fluid',
    'LOS = length of stay',
  ],
  [
    'CSF = cerebrospinal fluid; oncostatin M (OSM)',
    'CSF = cerebrospinal fluid',
    'OSM = oncostatin M',
  ],
  ['NOTE: CSF = cerebrospinal fluid', 'CSF = cerebrospinal fluid'],
  ['CSF=cerebrospinal fluid, 3:CSF cerebrospinal fluid'],
  ['CSF\u00a0(cerebrospinal fluid)', 'CSF = cerebrospinal fluid'],
  ['ΑΒΓ = anti-β-globulin', 'ΑΒΓ = anti-β-globulin'],
  ['OSM (oncostatin M )', 'OSM = oncostatin M'],
  ['OSM (oncostatin M levels)'],
  ['OSM (oncostatin M, a cytokine)'],
  ['OSM = oil and seventy times'],
  ['OSM = oncology'],
  ['Osm = oncostatin M, xOSM-1-2-3-4-5 = oncostatin M'],
  ['ICIs: irAE colitis improved'],
  ['mTORi = mTOR inhibitor', 'mTORi = mTOR inhibitor'],
  ['IL-6(interleukin-6) rose', 'IL-6 = interleukin-6'],
  ['FUO = fever of unknown origin', 'FUO = fever of unknown origin'],
  ['TNF = the new factor'],
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

describe('an abbreviation in the plural', () => {
  it('loses its -s after a capital or a digit, unless one letter remains', () => {
    for (const [short, expected] of [
      ['RCTs', 'RCT'],
      ['GLP-1s', 'GLP-1'],
      ['mAbs', 'mAbs'],
      ['TCZ', 'TCZ'],
      ['Cs', 'Cs'],
    ] as const) {
      assert.equal(withoutPlural(short), expected);
    }
  });
});
