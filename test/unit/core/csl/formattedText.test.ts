import assert from 'node:assert/strict';
import fc from 'fast-check';
import { marked } from 'marked';
import { readFormattedText, toPlainText } from '../../../../src/core/csl/formattedText';
import { toHtml, toMarkdown } from '../../../../src/core/csl/formattedTextForms';
import { processor, styleNamed } from '../../support/referenceStyles';

const forms = (html: string) => {
  const text = readFormattedText(html);
  return [toMarkdown(text), toHtml(text), toPlainText(text)];
};

describe('formatted text', () => {
  for (const [what, html, ...expected] of [
    [
      'italics and bold',
      'a <i>b <b>c</b></i> d',
      'a *b* c d',
      'a <i>b </i><i><b>c</b></i> d',
      'a b c d',
    ],
    ['spaces within emphasis', '<i> a </i>b', '*a* b', '<i>a </i>b', 'a b'],
    ['emphasis in a word', 'IL<i>x</i>6', 'IL*x*6', 'IL<i>x</i>6', 'ILx6'],
    ['emphasis that Markdown cannot write', 'a<i>(b)</i>c', 'a(b)c', 'a<i>(b)</i>c', 'a(b)c'],
    [
      'superscripts',
      '10<sup>6</sup> CD4<sup>+</sup> H<sub>2</sub>',
      '10⁶ CD4⁺ H₂',
      '10⁶ CD4⁺ H₂',
      '10⁶ CD4⁺ H₂',
    ],
    ['others', 'x<sup>th</sup>', 'x<sup>th</sup>', 'x<sup>th</sup>', 'xth'],
    [
      'text that looks like mark-up',
      '*a* _b_ [c](d) &#60;i&#62; @e ^f^ ## $x$',
      '\\*a\\* \\_b\\_ \\[c\\](d) \\<i\\> \\@e \\^f\\^ ## \\$x\\$',
      '*a* _b_ [c](d) &lt;i&gt; @e ^f^ ## $x$',
      '*a* _b_ [c](d) <i> @e ^f^ ## $x$',
    ],
    ['a number at the beginning', '1. a', '1\\. a', '1. a', '1. a'],
    [
      'an address',
      '<a href="https://doi.org/10.1/x_y">https://doi.org/10.1/x_y</a>',
      '<https://doi.org/10.1/x_y>',
      '<a href="https://doi.org/10.1/x_y">https://doi.org/10.1/x_y</a>',
      'https://doi.org/10.1/x_y',
    ],
    [
      'a link',
      'doi:<a href="https://doi.org/10.1/x">10.1/x</a>',
      'doi:[10.1/x](https://doi.org/10.1/x)',
      'doi:<a href="https://doi.org/10.1/x">10.1/x</a>',
      'doi:10.1/x',
    ],
    ['an address that runs code', '<a href="javascript:x">x</a>', 'x', 'x', 'x'],
    [
      'small capitals',
      '<span style="font-variant:small-caps;">Zou</span>',
      'Zou',
      '<span style="font-variant:small-caps">Zou</span>',
      'Zou',
    ],
    [
      'italics taken back',
      '<i>a <span style="font-style:normal;">b</span></i>',
      '*a* b',
      '<i>a </i>b',
      'a b',
    ],
    ['lines', '\n  <div class="csl-block">a\n b</div>\n', 'a b', 'a b', 'a b'],
  ] as const) {
    it(what, () => assert.deepEqual(forms(html), expected));
  }
});

describe('a title in Markdown', () => {
  const shown = (markdown: string) => {
    const html = marked.parse(`- ${markdown} <!-- @a -->\n`, { async: false });
    const text = html.replace(/<!--.*?-->/gs, '');
    const tags = [...text.matchAll(/<\/?([a-z]+)/g)].map(([, tag]) => tag);
    const decoded = text
      .replace(/<[^<>]*>/g, '')
      .replace(/&(#\d+|\w+);/g, (_, name: string) => entities[name] ?? `&${name};`);
    return { tags: new Set(tags), text: decoded.replace(/\s+/g, ' ').trim() };
  };
  const entities: Readonly<Record<string, string>> = {
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    '#39': "'",
    '#91': '[',
    '#93': ']',
  };

  it('is shown unchanged, with any text', () => {
    const pieces = fc.constantFrom(
      ...['*', '**', '_', '[a](b)', '![', '](', '<b>', '<script>', '`', '``', '~~', '$x$', '@key'],
      'https://a.b',
      'www.a.b',
      '1. ',
      '- ',
      '# ',
      '> ',
      '|',
      '&amp;',
      '\\',
      '--',
      '...',
      '^',
      '=',
      'IL-6',
      ' ',
      'TNF-α',
      '{#id}',
      '[^1]',
      ':',
      '!',
      '(x)',
      '<!-- ',
      ' -->',
      "'",
      '’',
      'é',
      '😀',
    );
    fc.assert(
      fc.property(fc.array(pieces, { minLength: 1, maxLength: 12 }), (parts) => {
        const reference = { id: 'a', type: 'book', title: `T${parts.join('')}` };
        const [formatted] = processor.list([reference], styleNamed('compact-author-date'));
        const { text = [] } = formatted ?? {};
        const { tags, text: rendered } = shown(toMarkdown(text));
        assert.equal(rendered, toPlainText(text).replace(/\s+/g, ' '));
        const allowed = ['ul', 'li', 'em', 'strong', 'sup', 'sub'];
        assert.deepEqual(
          [...tags].filter((tag) => !allowed.includes(tag as string)),
          [],
        );
      }),
      { numRuns: 300 },
    );
  });
});
