import assert from 'node:assert/strict';
import { CitedBefore, type CitedLiterature } from '../../../../src/core/fit/citedBefore';
import { type FitSign, type FitWeights, fitWeights } from '../../../../src/core/fit/weights';

const noWeights = Object.fromEntries(
  Object.keys(fitWeights).map((sign) => [sign, 0]),
) as FitWeights;

/** Ten publications in one file, in which “amber” is rare. */
const literature: CitedLiterature = {
  size: 10,
  rarityOf: (stem) => (stem === 'amber' ? 2 : 1),
  *besides(place) {
    for (const distance of [1, 3]) {
      yield [place + distance, distance];
    }
  },
};

/** The scores of publications for a sentence by one sign, after sentences that cited some of them. */
function scoresBy(
  sign: FitSign,
  sentence: string,
  earlier: readonly (readonly [sentence: string, ...places: number[]])[],
  weight = 1,
): Record<number, string> {
  const cited = new CitedBefore();
  for (const [text, ...places] of earlier) {
    cited.add({ sentence: text, before: '', after: '', heading: '' }, places);
  }
  const sums = new Map<number, number>();
  const scores = { add: (at: number, by: number) => sums.set(at, (sums.get(at) ?? 0) + by) };
  const weights = { ...noWeights, [sign]: weight };
  cited.score(new Set(sentence.split(' ').filter(Boolean)), literature, weights, scores);
  cited.scoreBesides(literature, weights, scores);
  const found = [...sums].filter(([, score]) => score !== 0);
  return Object.fromEntries(found.map(([at, score]) => [at, score.toFixed(4)]));
}

const logarithm = (number: number) => Math.log(number).toFixed(4);

describe('what was cited before', () => {
  it('fits again by words, the less the more sources and sentences have been cited with and without them', () => {
    const earlier = [
      ['Amber [CITE].', 1],
      ['Cobalt [CITE].', 2],
    ] as const;
    // One of two sources has the word.
    assert.deepEqual(scoresBy('citedFor', 'amber', earlier), { 1: logarithm(2) });
    assert.deepEqual(scoresBy('citedFor', 'amber cobalt', earlier), {
      1: logarithm(2),
      2: logarithm(2),
    });
    const often = [...earlier, ['Dunes [CITE].', 1], ['Ember [CITE].', 1]] as const;
    assert.deepEqual(scoresBy('citedFor', 'amber', often), {
      1: ((Math.log(2) * 2.2) / 3.64).toFixed(4),
    });
    const twice = [...earlier, ['Amber [CITE].', 1]] as const;
    assert.deepEqual(scoresBy('citedFor', 'amber', twice), {
      1: ((Math.log(2) * 4.4) / 3.92).toFixed(4),
    });
  });

  it('fits again by a sentence that is alike: the share of the rare words of both', () => {
    const earlier = [['Amber cobalt [CITE].', 1]] as const;
    assert.deepEqual(scoresBy('citedAlike', 'amber cobalt', earlier), { 1: '1.0000' });
    // Amber counts 4 of 5.
    assert.deepEqual(scoresBy('citedAlike', 'amber', earlier), { 1: '0.8000' });
    assert.deepEqual(scoresBy('citedAlike', 'cobalt', earlier), { 1: '0.2000' });
    assert.deepEqual(scoresBy('citedAlike', 'cobalt dune', earlier), { 1: '0.1000' });
    assert.deepEqual(scoresBy('citedAlike', 'dune', earlier), {});
    assert.deepEqual(scoresBy('citedAlike', '', earlier), {});
  });

  it('is likelier the more often the text has returned, and the fewer of the literature it has cited', () => {
    const cite = (...places: readonly number[]) => places.map((at) => ['Amber.', at] as const);
    const score = (...places: readonly number[]) => scoresBy('citedAgain', '', cite(...places))[1];
    // One of three citations was a return, to one of two sources; nine are left, with one more.
    assert.equal(score(1, 2, 1), logarithm((2 / 4) * (9 / 2)));
    assert.equal(score(1, 2), logarithm((1 / 4) * (9 / 2)));
    assert.equal(score(1), logarithm((1 / 3) * 10));
    const all = Array.from({ length: 12 }, (_, at) => at);
    assert.equal(score(...all), logarithm((1 / 14) * (1 / 12)));
    assert.deepEqual(scoresBy('citedAgain', '', []), {});
    assert.deepEqual(scoresBy('cited', '', cite(1, 1, 2)), { 1: '1.0000', 2: '1.0000' });
    assert.deepEqual(scoresBy('timesCited', '', cite(1, 1, 2)), {
      1: logarithm(3),
      2: logarithm(2),
    });
  });

  it('speaks for entries beside it, half as much for one three entries away', () => {
    const earlier = [
      ['Amber.', 5],
      ['Cobalt.', 1, 2],
    ] as const;
    assert.deepEqual(scoresBy('citedBeside', '', earlier, 2), {
      // Beside what the last sentence cites: two share what one would have.
      2: '0.7500',
      3: '0.7500',
      4: '0.5000',
      5: '0.5000',
      // Beside what the sentence before it cites.
      6: '1.1250',
      8: '0.7500',
    });
  });
});
