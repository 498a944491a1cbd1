import assert from 'node:assert/strict';
import { findingMarkdown } from '../../../../src/core/card/findingMarkdown';

describe('a finding on cards and pages', () => {
  const from = 'zotero://open-pdf/library/items/PDFA0001?page=3&annotation=ANNO0001';

  it('is in quotation marks, with its page, if the user marked it in a PDF', () => {
    assert.equal(findingMarkdown({ text: 'IL-6 rose.' }), 'IL-6 rose.');
    assert.equal(
      findingMarkdown({ text: 'IL-6 rose.', quoted: { from, page: 'iv' } }),
      '“IL-6 rose.” (p. iv)',
    );
    assert.equal(findingMarkdown({ text: 'IL-6 rose.', quoted: { from } }), '“IL-6 rose.”');
  });

  it('shows any text and page as plain text', () => {
    const text = '[x](command:y) <b>';
    const quoted = { from, page: '`1`' };
    assert.equal(findingMarkdown({ text, quoted }).replace(/\\/g, ''), `“${text}” (p. \`1\`)`);
    assert.doesNotMatch(findingMarkdown({ text, quoted }), /(?<!\\)[[<`]/);
  });
});
