import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  lineAt,
  lineEndAfter,
  lineEndOf,
  lineStartBefore,
  lineStartsOf,
} from '../../../../src/core/text/lines';

describe('the lines of a text', () => {
  it('begin after a line feed, a carriage return, or both', () => {
    assert.deepEqual(lineStartsOf(''), [0]);
    assert.deepEqual(lineStartsOf('a\nb\rc\r\nd'), [0, 2, 4, 7]);
    assert.deepEqual(lineStartsOf('\n\r'), [0, 1, 2]);
  });

  it('are the parts between line ends, in any text', () => {
    const texts = fc.string({ unit: fc.constantFrom('a', '\r', '\n', '😀', '\u2028') });
    fc.assert(
      fc.property(texts, (text) => {
        const ends = [...text.matchAll(/\r\n?|\n/g)].map(({ index, 0: end }) => index + end.length);
        assert.deepEqual(lineStartsOf(text), [0, ...ends]);
      }),
    );
  });

  it('end as the first one does, with a lone carriage return only in old files', () => {
    for (const [text, end] of [
      ['a\r\nb\nc', '\r\n'],
      ['a\nb\r\nc', '\n'],
      ['a\rb\nc', '\n'],
      ['a\rb', '\r'],
      ['a', '\n'],
    ] as const) {
      assert.equal(lineEndOf(text), end, JSON.stringify(text));
    }
  });

  it('end before their line end', () => {
    const text = 'ab\r\ncd\n\ref';
    assert.deepEqual(
      [0, 2, 4, 6, 7, 8, 10].map((offset) => lineEndAfter(text, offset)),
      [2, 2, 6, 6, 7, 10, 10],
    );
  });

  it('begin after the line end before', () => {
    const text = 'ab\r\ncd\n\ref';
    assert.deepEqual(
      [0, 2, 3, 4, 6, 7, 8, 10].map((offset) => lineStartBefore(text, offset)),
      [0, 0, 3, 4, 4, 7, 8, 8],
    );
  });

  it('have the number that counting the starts before an offset gives', () => {
    const text = 'a\nbc\r\n\rdef';
    const starts = lineStartsOf(text);
    for (let offset = 0; offset <= text.length; offset++) {
      const counted = starts.filter((start) => start <= offset).length - 1;
      assert.equal(lineAt(starts, offset), counted, `${offset}`);
    }
  });
});
