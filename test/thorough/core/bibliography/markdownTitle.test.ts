import assert from 'node:assert/strict';
import {
  readMarkdownTitle,
  writeMarkdownTitle,
} from '../../../../src/core/bibliography/markdownTitle';
import { writeBibliography } from '../../../../src/core/bibliography/writeBibliography';
import { pandoc } from '../../../unit/support/pandoc';

/** Titles in CSL's mark-up and in Pandoc's Markdown. */
const titles: readonly (readonly [title: string, markdown: string])[] = [
  ['HLA-B*27 and HLA-B*57', String.raw`HLA-B\*27 and HLA-B\*57`],
  ['<i>E. coli</i> in CD4<sup>+</sup> cells', '*E. coli* in CD4^+^ cells'],
  ['H<sub>2</sub>O and <b>bold</b>', 'H~2~O and **bold**'],
  ['x<sup>a b</sup>', String.raw`x^a\ b^`],
  ['<b>Bold <i>lamp</i></b> and <i><b>x</b></i>', '__Bold *lamp*__ and _**x**_'],
  ['a_b_c and _x_ at 5 * 3 ~ 4 ^ 2', String.raw`a_b_c and \_x\_ at 5 \* 3 \~ 4 \^ 2`],
  ['Ask @user, not a@b.org', String.raw`Ask \@user, not a\@b.org`],
  ['`code` and $x$', '\\`code\\` and \\$x\\$'],
  ['[see x](y) and [z]', String.raw`\[see x](y) and [z]`],
  ['&amp; and C:\\temp', String.raw`\&amp; and C:\\temp`],
];

describe('titles of CSL-YAML', () => {
  for (const [title, markdown] of titles) {
    it(`are Markdown: ${markdown}`, () => {
      assert.equal(writeMarkdownTitle(title), markdown);
      assert.equal(readMarkdownTitle(markdown), title);
    });
  }

  it('can also be read as Pandoc writes them', () => {
    for (const [markdown, title] of [
      ['On [IL-6]{.nocase} and [l]{.smallcaps}-arginine', /nocase">IL-6<.*small-caps;">l</],
      ['_E. coli_ and __x__', /^<i>E\. coli<\/i> and <b>x<\/b>$/],
      ['5 * 3 * 4, a ^ b ^ c, ~x y~ and ~~z~~', /^5 \* 3 \* 4, a \^ b \^ c, ~x y~ and ~~z~~$/],
    ] as const) {
      assert.match(readMarkdownTitle(markdown), title);
    }
  });

  it('mean the same to Pandoc and Cytonote', async () => {
    const references = titles.map(([title], at) => ({ id: `k${at}`, type: 'book', title }));
    const yaml = [...writeBibliography(references, 'csl-yaml')].join('');
    const { stdout } = await pandoc(
      { from: 'markdown', to: 'csljson', wrap: 'none' },
      `---\n${yaml}---\n`,
    );
    const read: readonly { readonly id: string; readonly title: string }[] = JSON.parse(stdout);
    assert.deepEqual(
      // Pandoc keeps the words of a raised text together.
      references.map(({ id }) => read.find((it) => it.id === id)?.title.replaceAll('\u00a0', ' ')),
      references.map(({ title }) => title),
    );
  });
});
