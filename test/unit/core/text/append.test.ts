import assert from 'node:assert/strict';
import { append } from '../../../../src/core/text/append';

describe('adding to a list', () => {
  it('works for more items than a call has arguments', () => {
    const many = Array.from({ length: 300_000 }, (_, at) => at);
    const list = [-1];
    append(list, many);
    assert.equal(list.length, 300_001);
    assert.deepEqual([list[0], list[1], list.at(-1)], [-1, 0, 299_999]);
  });
});
