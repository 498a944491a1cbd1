import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { mathFromMarkdown } from 'mdast-util-math';
import { gfm } from 'micromark-extension-gfm';
import { math } from 'micromark-extension-math';
import { parseMarkdown } from '../../../../src/core/markdown/markdownParser';
import { trickyNote } from '../../support/trickyNote';

describe('the parser of Markdown', () => {
  it('reads a text as it would with all constructs, also where it leaves out those for e-mail', () => {
    const addresses = ['me@x.org', '-a.b+c@d-e.f_g.h', 'a@b.1c', 'a@b', '[-@key]', 'a@b.', 'ⓐ@b.c'];
    const text = fc
      .array(fc.oneof(trickyNote, fc.constantFrom(...addresses, ' ', '\n\n', '> ', '| ')))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, (note) => {
        assert.deepEqual(parseMarkdown(note), parseWithAll(note));
      }),
      { numRuns: 300 },
    );
  });

  it('finds addresses of e-mail', () => {
    const types = (text: string) => {
      const [paragraph] = parseMarkdown(text).children;
      return paragraph?.type === 'paragraph' ? paragraph.children.map(({ type }) => type) : [];
    };
    assert.deepEqual(types('Ask me@x.org about it'), ['text', 'link', 'text']);
    assert.deepEqual(types('Ask @me about it'), ['text']);
  });
});

/** The parser with its extensions as they come, but without rewrites of the tree. */
function parseWithAll(text: string) {
  return fromMarkdown(`\uFEFF${text}`, {
    extensions: [gfm(), math()],
    mdastExtensions: [...gfmFromMarkdown(), mathFromMarkdown()].map((extension) => ({
      ...extension,
      transforms: [],
    })),
  });
}
