import assert from 'node:assert/strict';
import { readFrontMatter } from '../../../../src/core/note/frontMatter';
import { readNoteStyle } from '../../../../src/core/note/noteStyle';

const styleOf = (yaml: string) => {
  const text = `---\n${yaml}\n---\n\nIL-6\n`;
  const { csl, lang } = readNoteStyle({ frontMatter: readFrontMatter(text) });
  return { csl: csl?.value, at: csl && text.slice(csl.range.start, csl.range.end), lang };
};

describe('the style of a note', () => {
  it('is read from its front matter, with its place', () => {
    assert.deepEqual(styleOf('title: x\ncsl: "a b.csl"\nlang: de'), {
      csl: 'a b.csl',
      at: '"a b.csl"',
      lang: 'de',
    });
    assert.deepEqual(styleOf('csl: apa # or another'), { csl: 'apa', at: 'apa', lang: undefined });
    assert.equal(styleOf('csl: " apa "').csl, 'apa');
  });

  it('is the one that an output format of R Markdown passes to Pandoc, if the note names none', () => {
    const output = 'output:\n  html_document:\n    pandoc_args: [--toc, --csl=cell.csl]\n';
    assert.deepEqual(styleOf(`${output}lang: de`), {
      csl: 'cell.csl',
      at: '--csl=cell.csl',
      lang: 'de',
    });
    assert.equal(styleOf(`${output}csl: apa.csl`).csl, 'apa.csl');
  });

  it('is undefined if it is not a text', () => {
    const none = { csl: undefined, at: undefined, lang: undefined };
    for (const yaml of ['csl:', 'csl: ""', 'csl: [a, b]', 'csl: 7', 'csl: "', '- csl: a', 'x: y']) {
      assert.deepEqual(styleOf(yaml), none, yaml);
    }
    assert.deepEqual(readNoteStyle({ frontMatter: undefined }), {});
  });
});
