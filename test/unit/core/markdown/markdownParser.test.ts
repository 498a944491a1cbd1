import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { mathFromMarkdown } from 'mdast-util-math';
import { gfm } from 'micromark-extension-gfm';
import { math } from 'micromark-extension-math';
import { commentNodes, commentSyntax } from '../../../../src/core/markdown/commentBlock';
import { divFenceNodes, divFenceSyntax } from '../../../../src/core/markdown/divFences';
import { fencedBlocks, fencedBlocksFromMarkdown } from '../../../../src/core/markdown/fencedBlocks';
import { parseMarkdown } from '../../../../src/core/markdown/markdownParser';
import { readProse } from '../../../../src/core/markdown/prose';
import { trickyNote } from '../../support/trickyNote';

describe('the parser of Markdown', () => {
  it('reads a text the same with and without the constructs that it leaves out', () => {
    const addresses = ['me@x.org', '-a.b+c@d-e.f_g.h', 'a@b.1c', 'a@b', '[-@key]', 'a@b.', 'ⓐ@b.c'];
    const links = ['http://x.org', 'HTTPS://', 'Www.x.org', 'www', 'http:/', 'h', 'W'];
    const tables = [
      'a\n:-\n',
      'a\n-:\nb\n',
      'a | b\n- | -\n',
      '|a|\n|-|\n',
      ':-:',
      '\n-\n',
      'a\n: -',
    ];
    const marks = [...addresses, ...links, ...tables, ' ', '\n\n', '> ', '| '];
    const text = fc
      .array(fc.oneof(trickyNote, fc.constantFrom(...marks)))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, (note) => {
        assert.deepEqual(withoutLabels(parseMarkdown(note)), withoutLabels(parseWithAll(note)));
      }),
      { numRuns: 400 },
    );
    for (const table of tables) {
      assert.deepEqual(withoutLabels(parseMarkdown(table)), withoutLabels(parseWithAll(table)));
    }
  });

  /** The types of the top-level blocks, with the source of each. */
  const blocksOf = (text: string) =>
    parseMarkdown(text).children.map(({ type, position }) => [
      type,
      text.slice(position?.start.offset, position?.end.offset),
    ]);

  it('ends an equation at the second $$, with any text on its line', () => {
    for (const equation of [
      '$$\ny = a x\n$$',
      '$$\ny = a x\n$$ {#eq:line}',
      '$$\ny = a x\n$$ (line)',
      '$$\ny = a x\n$$.',
      '$$\\begin{aligned}\ny &= a x\n\\end{aligned}$$ where [@a] says so',
      '$$ y =\na x $$',
      '\\begin{align*}\n- y &= a @x \\\\\n+ z\n\\end{align*}',
      '\\begin{equation}\ny = a x\n\\end{equation} {#eq:line}',
    ]) {
      const blocks = [
        ['math', equation],
        ['paragraph', 'IL-6.'],
      ];
      assert.deepEqual(blocksOf(`${equation}\n\nIL-6.\n`), blocks);
      assert.deepEqual(blocksOf(`${equation}\nIL-6.\n`), blocks);
    }
    const within = 'The line is $$\ny = a x\n$$ {#eq:line}';
    assert.deepEqual(blocksOf(`${within}\n\nIL-6.`), [
      ['paragraph', within],
      ['paragraph', 'IL-6.'],
    ]);
  });

  it('reads an equation that is never closed as text, up to the end of its paragraph', () => {
    for (const [note, ...prose] of [
      ['$$\ny = a x\n\nIL-6 [@a].', '$$\ny = a x', 'IL-6 [@a].'],
      ['$$ per dose of IL-6\n \t\nIL-10', '$$ per dose of IL-6', 'IL-10'],
      ['$$\na\n```\nb\n\nc\n```\n\nIL-6', '$$\na', 'IL-6'],
      ['> $$\n> y\n>\n> IL-6', '$$\n> y', 'IL-6'],
      ['\\begin{align}\r\nIL-6\r\n\r\nTNF', '\\begin{align}\r\nIL-6', 'TNF'],
      ['$$', '$$'],
    ] as const) {
      assert.deepEqual(
        readProse(note).blocks.map(({ text }) => text),
        prose,
        note,
      );
    }
  });

  it('reads the lines around a div of Pandoc as blocks, below a blank line and at the end of a paragraph', () => {
    for (const opening of ['::: {.note title="IL-6"}', ':::: {#refs} ::::', ':::tip', '::: {}']) {
      assert.deepEqual(blocksOf(`${opening}\nIL-6\n:::\nTNF\n`), [
        ['divFence', opening],
        ['paragraph', 'IL-6'],
        ['divFence', ':::'],
        ['paragraph', 'TNF'],
      ]);
    }
    for (const other of [
      ':::{note} IL-6',
      ':::{note}',
      '::: note title',
      ':: {.note}',
      ':::{=html}',
    ]) {
      assert.deepEqual(blocksOf(`${other}\nIL-6\n`), [['paragraph', `${other}\nIL-6`]]);
    }
    assert.deepEqual(blocksOf('IL-6\n::: note\nTNF\n'), [['paragraph', 'IL-6\n::: note\nTNF']]);
  });

  it('reads the text after an equation in its last line', () => {
    const note = '$$\ny = a x\n$$ where IL-6 [@a] is *x*.\n\n$$\nz\n$$ {#eq:z}\n';
    const { blocks, closed } = readProse(note);
    assert.deepEqual(
      blocks.map(({ text, start, end }) => [text, note.slice(start, end)]),
      [['where IL-6 [@a] is x.', 'where IL-6 [@a] is *x*.']],
    );
    assert.deepEqual(
      closed.map(({ start, end }) => note.slice(start, end)),
      ['$$\ny = a x\n$$', '$$\nz\n$$ {#eq:z}'],
    );
  });

  it('keeps an equation and a chunk within their quote or item', () => {
    const types = (text: string) => blocksOf(text).map(([type]) => type);
    assert.deepEqual(types('> $$\n> y\n> $$ {#eq:y}\n\nIL-6.'), ['blockquote', 'paragraph']);
    assert.deepEqual(types('- $$\n  y\n\nIL-6.'), ['list', 'paragraph']);
    assert.deepEqual(types('> ```{r, a="`x`"}\n> y\nIL-6.'), ['blockquote', 'paragraph']);
  });

  it('begins a chunk of code with its options, even if these have backticks', () => {
    const chunk = '```{r plot, fig.cap="Made by `ggplot`"}\nplot(x)\n```';
    assert.deepEqual(blocksOf(`IL-6.\n${chunk}\nIL-10.`), [
      ['paragraph', 'IL-6.'],
      ['code', chunk],
      ['paragraph', 'IL-10.'],
    ]);
    assert.deepEqual(blocksOf('```{r} `x` ```')[0]?.[0], 'paragraph');
  });

  it('reads [@key]: as text, and other labels as definitions', () => {
    const types = (text: string) => blocksOf(text).map(([type]) => type);
    assert.deepEqual(types('[@a]: https://x.org'), ['paragraph']);
    assert.deepEqual(types('[a]: https://x.org\n[^@]: text'), ['definition', 'footnoteDefinition']);
  });

  it('finds e-mail addresses', () => {
    const types = (text: string) => {
      const [paragraph] = parseMarkdown(text).children;
      return paragraph?.type === 'paragraph' ? paragraph.children.map(({ type }) => type) : [];
    };
    assert.deepEqual(types('Ask me@x.org about it'), ['text', 'link', 'text']);
    assert.deepEqual(types('Ask @me about it'), ['text']);
  });
});

/** The parser with its extensions unchanged, but without rewrites of the tree. */
function parseWithAll(text: string) {
  return fromMarkdown(`\uFEFF${text}`, {
    extensions: [gfm(), math(), fencedBlocks, commentSyntax, divFenceSyntax],
    mdastExtensions: [
      ...gfmFromMarkdown(),
      mathFromMarkdown(),
      fencedBlocksFromMarkdown,
      commentNodes,
      divFenceNodes,
    ].map((extension) => ({ ...extension, transforms: [] })),
  });
}

/** A tree without data, except the places of the texts of images, which only Cytonote's parser keeps. */
function withoutLabels(tree: Root): Root {
  return JSON.parse(JSON.stringify(tree, (name, value) => (name === 'data' ? undefined : value)));
}
