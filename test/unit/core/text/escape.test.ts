import assert from 'node:assert/strict';
import { link } from '../../../../src/core/text/escape';

describe('a link in Markdown', () => {
  it('has blanks, control characters, brackets and quotation marks of its address as valid escapes', () => {
    assert.equal(link('a', 'x\ty'), '[a](x%09y)');
    assert.equal(link('a', 'x\u00a0y'), '[a](x%C2%A0y)');
    assert.equal(link('a', 'x\u0001y\u007f'), '[a](x%01y%7F)');
    assert.equal(link('a', '\ud835\t\udefc'), '[a](\ud835%09\udefc)');
    assert.equal(link('a', 'x (y)<z>"\\'), '[a](x%20%28y%29%3Cz%3E%22%5C)');
    assert.equal(link('[a]', 'https://a.org/𝛼'), '[&#91;a&#93;](https://a.org/𝛼)');
  });
});
