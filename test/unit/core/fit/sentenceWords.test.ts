import assert from 'node:assert/strict';
import { rarityAtLarge } from '../../../../src/core/fit/commonWords';
import { lastWords, wordsOfSentence } from '../../../../src/core/fit/sentenceWords';

const place = (sentence: string) => ({ sentence, before: '', after: '', heading: '' });
/** How much the words of a sentence count, in relation to words that are as rare in general. */
const weightsIn = (sentence: string) => {
  const weights = new Map<string, string>();
  for (const [stem, weight] of wordsOfSentence(place(sentence))) {
    weights.set(stem, (weight / rarityAtLarge(stem)).toFixed(3));
  }
  return Object.fromEntries(weights);
};
const lastIn = (sentence: string) =>
  Object.fromEntries([...lastWords(place(sentence))].map(([stem, it]) => [stem, it.toFixed(3)]));

describe('the words of a sentence that needs a citation', () => {
  it('count the less the farther from the citation, and those after it as if twice as far', () => {
    // Half, six words before it and three words after it.
    assert.deepEqual(
      weightsIn('Zinc amber bronze cobalt dunes ember frost [CITE] glaz harp ivor.'),
      {
        zinc: '0.462',
        amber: '0.500',
        bronz: '0.545',
        cobalt: '0.600',
        dun: '0.667',
        ember: '0.750',
        frost: '0.857',
        glaz: '0.750',
        harp: '0.600',
        ivor: '0.500',
      },
    );
  });

  it('count by the nearest of several citations, also if a word stands twice', () => {
    assert.deepEqual(weightsIn('Amber [CITE] bronze cobalt amber frost [CITE].'), {
      amber: '0.857',
      bronz: '0.750',
      cobalt: '0.667',
      frost: '0.857',
    });
  });

  it('count alike if the sentence does not show where its citation goes', () => {
    assert.deepEqual(weightsIn('Amber bronze cobalt.'), {
      amber: '0.500',
      bronz: '0.500',
      cobalt: '0.500',
    });
  });

  it('count more if they are rare in biomedicine', () => {
    const words = wordsOfSentence(place('Cells amber.'));
    assert.ok((words.get('amber') ?? 0) > 2 * (words.get('cell') ?? 0));
  });

  it('are the last ones up to a citation, of which the one four words before counts half', () => {
    assert.deepEqual(lastIn('Amber bronze cobalt dunes ember [CITE] frost.'), {
      amber: '0.500',
      bronz: '0.640',
      cobalt: '0.800',
      dun: '0.941',
      ember: '1.000',
    });
    assert.deepEqual(lastIn('Amber [CITE] bronze amber cobalt [CITE].'), {
      amber: '1.000',
      bronz: '0.800',
      cobalt: '1.000',
    });
    assert.deepEqual(lastIn('Amber bronze.'), {});
  });
});
