import assert from 'node:assert/strict';
import {
  hasRunnableCode,
  pandocArguments,
  quartoArguments,
  readVersion,
} from '../../../../src/core/publish/programArguments';

const files = {
  bibliography: '/tmp/x/references.json',
  style: '/tmp/x/style.csl',
  output: '/tmp/x/o',
};
const options = { format: 'html', lang: 'de', pageTitle: 'note', pdfEngine: undefined } as const;

describe('the arguments of Pandoc', () => {
  it('name bibliography, style and language, and no program', () => {
    const args = pandocArguments('note.md', [3, 1], files, options);
    assert.deepEqual(args, [
      '--from=markdown+lists_without_preceding_blankline-blank_before_header-blank_before_blockquote+autolink_bare_uris',
      ...['--to=html', '--standalone', '--strip-comments', '--citeproc'],
      ...['--bibliography=/tmp/x/references.json', '--csl=/tmp/x/style.csl'],
      '--metadata=lang:de',
      '--metadata=pagetitle:note',
      '--embed-resources',
      '--output=/tmp/x/o',
    ]);
  });

  it('have the name that older versions know for one file', () => {
    for (const [version, option] of [
      [[2, 17, 1, 1], '--self-contained'],
      [[2, 19], '--embed-resources'],
      [[3], '--embed-resources'],
    ] as const) {
      assert.ok(pandocArguments('note.md', version, files, options).includes(option), option);
    }
  });

  it('leave the format of PDF to the engine', () => {
    const pdf = { ...options, format: 'pdf', pdfEngine: 'typst' } as const;
    const args = pandocArguments('note.qmd', [3, 1], files, pdf);
    assert.ok(args.includes('--pdf-engine=typst') && args.includes('--from=markdown'));
    assert.ok(!args.some((arg) => arg.startsWith('--to') || arg.startsWith('--embed')));
  });
});

describe('the arguments of Quarto', () => {
  it('give values of metadata as YAML, with any path', () => {
    const paths = { bibliography: '/tmp/a: b#c/"r".json', style: '/tmp/x/style.csl' };
    assert.deepEqual(quartoArguments('note.qmd', 'o.docx', paths, { ...options, format: 'docx' }), [
      ...['render', 'note.qmd', '--to', 'docx', '--output', 'o.docx'],
      ...['-M', 'bibliography:"/tmp/a: b#c/\\"r\\".json"', '-M', 'csl:"/tmp/x/style.csl"'],
      ...['-M', 'lang:"de"'],
    ]);
  });
});

describe('a program', () => {
  it('is known by its version', () => {
    assert.deepEqual(readVersion('pandoc 2.17.1.1\nCompiled with …', 'pandoc'), [2, 17, 1, 1]);
    assert.deepEqual(readVersion('pandoc.exe 3.1\r\n', 'pandoc'), [3, 1]);
    assert.deepEqual(readVersion('1.4.550\n', 'quarto'), [1, 4, 550]);
    assert.equal(readVersion('GNU bash, version 5.2', 'pandoc'), undefined);
    assert.equal(readVersion('', 'quarto'), undefined);
  });

  it('can run code only in files of Quarto and R Markdown', () => {
    assert.deepEqual(
      ['a.md', 'a.qmd', 'b/a.Rmd', 'a.rmarkdown', 'a.qmd.md', 'qmd'].map(hasRunnableCode),
      [false, true, true, true, false, false],
    );
  });
});
