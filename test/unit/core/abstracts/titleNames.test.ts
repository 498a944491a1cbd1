import assert from 'node:assert/strict';
import { namesInTitle } from '../../../../src/core/abstracts/titleNames';

/** Titles with the names that they give their subjects. */
const titles: readonly (readonly [title: string, names: readonly string[]])[] = [
  ['DESeq2: moderated estimation of fold change', ['deseq2']],
  ['Single Cell Portal – a place for data', ['single cell portal']],
  ['IL-6 — a cytokine of many tissues', ['il 6']],
  ['One two three four: more than a name', []],
  ['The: a word that names nothing', []],
  ['R: a language for data', []],
  ['Scanpy:large-scale analysis of single cells', []],
  ['A title that goes on for so long that nothing in it is a name: more', []],
  ['Terns at sea in the north', []],
  ['Terns', ['terns']],
  ['Sea terns', ['sea terns']],
  ['Terns: birds', ['terns', 'terns birds']],
  ['', []],
  ['…', []],
];

describe('the names in a title', () => {
  for (const [title, names] of titles) {
    it(`of “${title}” are ${names.join(', ') || 'none'}`, () => {
      assert.deepEqual(namesInTitle(title), names);
    });
  }
});
