import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isName, LONGEST_ANSWER, quote, writeAnswer } from '../../../../src/core/assist/answer';

describe('an answer for assistants', () => {
  it('has all items if they fit, or else the number of those left out', () => {
    const items = Array.from({ length: 200 }, (_, at) => ({ at, ...quote('x'.repeat(300)) }));
    const few = JSON.parse(writeAnswer({ list: { name: 'items', items: items.slice(0, 3) } }));
    assert.deepEqual([few.items.length, few.total, few.leftOut], [3, 3, undefined]);
    const many = JSON.parse(writeAnswer({ list: { name: 'items', items } }));
    assert.ok(many.items.length > 50);
    assert.deepEqual(many.items, items.slice(0, many.items.length));
    assert.equal(many.items.length + many.leftOut, many.total);
  });

  it('is JSON in one line of bounded length, for any texts', () => {
    const text = fc.string({ unit: 'binary', maxLength: 30 }).map((part) => part.repeat(30));
    fc.assert(
      fc.property(fc.array(text, { maxLength: 60 }), (texts) => {
        const items = texts.map((it) => quote(it));
        const answer = writeAnswer({ facts: { first: items[0] }, list: { name: 'items', items } });
        assert.ok(answer.length <= LONGEST_ANSWER);
        const read = JSON.parse(answer);
        assert.deepEqual(read.items, items.slice(0, read.items.length));
        assert.doesNotMatch(answer, /\p{Cc}/u);
      }),
      { numRuns: 40 },
    );
  });

  it('quotes in one line, cut after a word', () => {
    assert.deepEqual(quote(' a\n\n b\u0000c '), { quoted: 'a b c' });
    assert.deepEqual(quote('one two three', 8), { quoted: 'one two…' });
  });

  it('has no quotation marks around keys and paths if these are short and in one line', () => {
    assert.ok(isName('emilie1998') && isName('doi:10.1000/x') && isName('Müller 2001'));
    assert.ok(!isName('') && !isName('a\nb') && !isName('a\u2028b') && !isName('a'.repeat(301)));
  });
});
