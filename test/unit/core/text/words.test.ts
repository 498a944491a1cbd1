import assert from 'node:assert/strict';
import { piecesIn, plainWords, stemOf, stemsIn } from '../../../../src/core/text/words';

describe('words of a sentence and a publication', () => {
  const families = [
    ['inhibitor', 'inhibitors', 'inhibiting', 'inhibition', 'inhibited'],
    ['activate', 'activated', 'activating', 'activation', 'activator', 'activators'],
    ['randomised', 'randomized', 'randomization', 'randomising'],
    ['antibody', 'antibodies'],
    ['class', 'classes'],
    ['treat', 'treated', 'treating', 'treatment', 'treatments'],
  ];
  for (const family of families) {
    it(`have one stem: ${family.join(', ')}`, () => {
      assert.deepEqual([...new Set(family.map(stemOf))].length, 1, family.map(stemOf).join(' '));
    });
  }

  it('keep an end that is not an ending', () => {
    const kept = ['virus', 'analysis', 'il6', 'cd8s', 'red', 'lupus'];
    assert.deepEqual(kept.map(stemOf), kept);
  });

  it('include those of compounds, separate and joined', () => {
    assert.deepEqual(stemsIn('the TNF-α-induced IL‑6'), [
      ...['tnf', 'alpha', 'induc', 'tnfalphainduc', 'tnfalpha', 'alphainduc'],
      ...['il', '6', 'il6'],
    ]);
  });

  it('have no accents, and leave out stop words', () => {
    assert.deepEqual(stemsIn('Of the Sjögren and a naïve T cell'), ['sjogren', 'naiv', 'cell']);
    assert.deepEqual(plainWords('Müller-Hof, ΤNF'), ['muller', 'hof', 'τnf'].map(plainGreek));
  });

  it('share parts with words of the same origin', () => {
    const [one, other] = [piecesIn('immunotherapy'), piecesIn('immunological')];
    assert.deepEqual(
      [...one].filter((piece) => other.has(piece)),
      ['immu', 'mmun', 'muno'],
    );
    assert.deepEqual([...piecesIn('the IL 6')], ['il']);
  });
});

/** Replaces Greek letters by their names. */
function plainGreek(word: string): string {
  return word.replace('τ', 'tau');
}
