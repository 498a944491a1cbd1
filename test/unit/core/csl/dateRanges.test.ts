import assert from 'node:assert/strict';
import { bundledStyleNames } from '../../../../src/core/csl/bundledStyles';
import { toMarkdown } from '../../../../src/core/csl/formattedTextForms';
import { processor, styleNamed } from '../../support/referenceStyles';

/** The list of two articles: one with a given date, and another one. */
function listed(parts: readonly (readonly number[])[], style = styleNamed('apa')): string[] {
  const author = [{ family: 'Berg', given: 'Ann' }];
  const lamps = { id: 'a', type: 'article-magazine', title: 'Lamps', author };
  const moths = { ...lamps, id: 'b', title: 'Moths', issued: { 'date-parts': [[1999]] } };
  const list = processor.list([{ ...lamps, issued: { 'date-parts': parts } }, moths], style);
  return list.map(({ text }) => toMarkdown(text)).filter((it) => it.includes('Lamps'));
}

describe('ranges of dates', () => {
  const uneven = [
    [[2015, 3], [2016]],
    [[2015], [2016, 3]],
    [
      [2015, 3, 4],
      [2016, 2],
    ],
    [[2015, 3, 4], [0]],
    [[0], [2015, 3]],
  ];

  it('do not prevent a list, with any sides and in any style', () => {
    for (const name of bundledStyleNames) {
      for (const parts of uneven) {
        assert.match(listed(parts, styleNamed(name))[0] ?? '', /2015/, `${name} ${parts}`);
      }
    }
  });

  it('are written as precisely as both sides are', () => {
    assert.deepEqual(listed([[2015, 3], [2016]]), ['Berg, A. (2015–2016). *Lamps*.']);
    assert.deepEqual(listed([[2015], [0]]), ['Berg, A. (2015–). *Lamps*.']);
    assert.deepEqual(listed([[0], [2015]]), ['Berg, A. (2015). *Lamps*.']);
  });
});
