import assert from 'node:assert/strict';
import fc from 'fast-check';
import { lineAt, lineStartsOf } from '../../../../src/core/text/lines';

describe('the lines of a text', () => {
  it('begin after a line feed, a carriage return, or both', () => {
    assert.deepEqual(lineStartsOf(''), [0]);
    assert.deepEqual(lineStartsOf('a\nb\rc\r\nd'), [0, 2, 4, 7]);
    assert.deepEqual(lineStartsOf('\n\r'), [0, 1, 2]);
  });

  it('are those between line ends, for any text', () => {
    const texts = fc.string({ unit: fc.constantFrom('a', '\r', '\n', '😀', '\u2028') });
    fc.assert(
      fc.property(texts, (text) => {
        const ends = [...text.matchAll(/\r\n?|\n/g)].map(({ index, 0: end }) => index + end.length);
        assert.deepEqual(lineStartsOf(text), [0, ...ends]);
      }),
    );
  });

  it('finds the line of an offset, as counting the starts before it does', () => {
    const text = 'a\nbc\r\n\rdef';
    const starts = lineStartsOf(text);
    for (let offset = 0; offset <= text.length; offset++) {
      const counted = starts.filter((start) => start <= offset).length - 1;
      assert.equal(lineAt(starts, offset), counted, `${offset}`);
    }
  });
});
