import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { root } from '../../src/build/projectFiles';
import { inFolder, run, start } from '../unit/support/commandLine';
import { zipText } from '../unit/support/zipText';

const pandoc = join(root, 'test/stand-ins/pandoc.mjs');
/** The installed Pandoc of this machine, such as Debian's, if there is one. */
const installed = spawnSync('pandoc', ['--version']).status === 0 ? ['pandoc'] : [];
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

const note = `---
title: IL-6
bibliography: refs.bib
---

Six syntaxes: [@own2001], \\citep[p. 3]{own2001}, {cite:t}\`own2001\`, [@doi:10.3109/08830189809043015],
[^own2001], [Strouse, 2007](https://doi.org/10.1007/s11916-007-0005-y) and [1].

![A plate](plate.png)

[^own2001]: Own A. The reference of the footnote.

## References

<!-- cytonote: references -->

1. Trenova AG. The managed item. <!-- @trenova2016 -->

<!-- cytonote: end of references -->

## Afterwards
`;
const bib =
  '@book{own2001, title={My Own Work}, author={Owner, Ada}, year=2001, publisher={Home}}\n';

/** The text of a DOCX file, with a line for each paragraph. */
function paragraphs(file: string): string[] {
  const xml = zipText(readFileSync(file), 'word/document.xml');
  return [...xml.matchAll(/<w:p>([\s\S]*?)<\/w:p>/g)].map(([, content = '']) =>
    [...content.matchAll(/<w:t\b[^>]*>([^<]*)<\/w:t>/g)]
      .map(([, text = '']) => text.replaceAll('&amp;', '&'))
      .join(''),
  );
}

/** Makes a program that prints a version of Pandoc, or else runs a script. */
function madeProgram(folder: string, script: string): string {
  const file = join(folder, 'program');
  writeFileSync(
    file,
    `#!/bin/sh\nif [ "$1" = --version ]; then echo 'pandoc 3.1'; exit 0; fi\n${script}\n`,
  );
  chmodSync(file, 0o755);
  return file;
}

async function hasFile(folder: string, name: string): Promise<void> {
  while (!readdirSync(folder).includes(name)) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describe('cytonote publish', function () {
  this.timeout(120_000);

  /** Runs a test in a folder with the note, its bibliography and its picture. */
  const withNote = (test: (folder: string, file: string) => Promise<void> | void) =>
    inFolder((folder) => {
      const file = join(folder, 'note.md');
      writeFileSync(file, note);
      writeFileSync(join(folder, 'refs.bib'), bib);
      writeFileSync(join(folder, 'plate.png'), picture);
      return test(folder, file);
    });
  const publish = (folder: string, ...args: string[]) =>
    run(['publish', '--root', folder, ...args]);

  for (const program of [pandoc, ...installed]) {
    it(`makes a document with citations of every syntax and one list of references: ${basename(program)}`, () =>
      withNote((folder, file) => {
        const args = ['--to', 'docx', '--style', 'apa', '--pandoc', program];
        const { status, stdout, stderr } = publish(folder, file, ...args);
        const output = join(folder, 'note.docx');
        assert.deepEqual([status, stdout, stderr], [0, `${output}\n`, '']);
        const lines = paragraphs(output);
        const cited = lines.find((line) => line.startsWith('Six syntaxes'));
        assert.equal(
          // Versions before 2.18 put a character before "et al.".
          cited?.replace('& et al.', 'et al.'),
          'Six syntaxes: (Owner, 2001), (Owner, 2001, p. 3), Owner (2001), (Emilie et al., 1998), ' +
            '(Owner, 2001), (Strouse, 2007) and (Trenova & Slavov, 2016).',
        );
        const list = lines.slice(lines.indexOf('References') + 1, lines.indexOf('Afterwards'));
        assert.deepEqual(
          list.map((line) => line.slice(0, 7)),
          ['Emilie,', 'Owner, ', 'Strouse', 'Trenova'],
        );
        assert.ok(!lines.some((line) => /managed|footnote/.test(line)));
        assert.ok(zipText(readFileSync(output), '[Content_Types].xml').includes('image/png'));
      }));
  }

  it('does not change the note or its folder', () =>
    withNote((folder, file) => {
      const output = join(folder, 'made', 'a.html');
      mkdirSync(join(folder, 'made'));
      publish(folder, file, '--to', 'html', '--output', output, '--pandoc', pandoc);
      assert.equal(readFileSync(file, 'utf8'), note);
      assert.deepEqual(readdirSync(folder).sort(), ['made', 'note.md', 'plate.png', 'refs.bib']);
      assert.deepEqual(readdirSync(join(folder, 'made')), ['a.html']);
      const html = readFileSync(output, 'utf8');
      assert.match(html, /<img[^>]* src="data:image\/png;base64,/);
      assert.ok(!html.includes('cytonote:'), 'no mark of Cytonote is published');
    }));

  it('writes citations in the style and the language of the note', () =>
    inFolder((folder) => {
      const file = join(folder, 'note.md');
      const styled = (head: string) => {
        writeFileSync(file, `---\n${head}\n---\n\nIL-6 \\cite{trenova2016}.\n`);
        const output = join(folder, 'note.html');
        const { status, stderr } = publish(folder, file, '--to', 'html', '--pandoc', pandoc);
        assert.equal(status, 0, stderr);
        return readFileSync(output, 'utf8');
      };
      assert.match(styled('csl: apa\nlang: de'), />\(Trenova &amp;\s+Slavov, 2016\)</);
      assert.match(styled('csl: vancouver'), />\(1\)</);
      writeFileSync(
        join(folder, 'journal.csl'),
        '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0"><info><title>J</title><id>j</id>' +
          '<link href="http://www.zotero.org/styles/harvard1" rel="independent-parent"/></info></style>',
      );
      assert.match(styled('csl: journal.csl'), />\(Trenova (?:&amp;|and)\s+Slavov,? 2016\)</);
    }));

  it('reports messages of Pandoc at the lines of the note', () =>
    inFolder((folder) => {
      const file = join(folder, 'note.md');
      const text = [
        ...['A [^emilie1998].', '', '[^emilie1998]: Emilie.', '    Two lines.', ''],
        ...['B [@nobody2020].', '', ':::: note', 'C ![](missing.png)', ''],
      ];
      writeFileSync(file, text.join('\n'));
      const { status, stderr } = publish(folder, file, '--to', 'docx', '--pandoc', pandoc);
      assert.equal(status, 0);
      assert.match(stderr, /note\.md:6: warning: .*nobody2020 not found/);
      assert.match(stderr, /note\.md:8: warning: .*unclosed/);
      assert.match(stderr, /note\.md:9: warning: .*missing\.png/);
    }));

  it('fails with the line of the note at which Pandoc fails, and keeps an existing document', () =>
    inFolder((folder) => {
      const [file, output] = [join(folder, 'note.md'), join(folder, 'note.html')];
      writeFileSync(file, '---\ntitle: IL-6\nauthor: a: b\n---\n\nA [@emilie1998].\n');
      writeFileSync(output, 'before');
      const { status, stderr } = publish(folder, file, '--to', 'html', '--pandoc', pandoc);
      assert.equal(status, 1);
      assert.match(stderr, /note\.md:3: error: .*YAML/);
      assert.equal(readFileSync(output, 'utf8'), 'before');
    }));

  it('repeats the output of a failing program, and reports one without output', () =>
    withNote((folder, file) => {
      const failing = madeProgram(
        folder,
        'cat > /dev/null; echo "xelatex not found." >&2; exit 47',
      );
      const pdf = ['--to', 'pdf', '--pdf-engine', 'xelatex'];
      const { status, stderr } = publish(folder, file, ...pdf, '--pandoc', failing);
      assert.deepEqual([status, stderr], [1, `${file}:1: error: xelatex not found.\n`]);
      const silent = madeProgram(folder, 'exit 3');
      assert.equal(
        publish(folder, file, ...pdf, '--pandoc', silent).stderr,
        `${file}:1: error: pandoc ended with exit code 3 and no explanation.\n`,
      );
      const idle = madeProgram(folder, 'cat > /dev/null');
      assert.equal(publish(folder, file, '--to', 'docx', '--pandoc', idle).status, 1);
    }));

  /** Runs a test with another PATH. */
  const withPath = (path: string, test: () => void) => {
    const before = process.env.PATH;
    process.env.PATH = path;
    try {
      test();
    } finally {
      process.env.PATH = before;
    }
  };

  it('uses an engine for PDF on the PATH, and reports if there is none', () =>
    withNote((folder, file) => {
      const tells = madeProgram(folder, 'cat > /dev/null; echo "$@" >&2; exit 47');
      withPath(folder, () => {
        const none = publish(folder, file, '--to', 'pdf', '--pandoc', tells);
        assert.equal(none.status, 1);
        assert.match(none.stderr, /:1: error: Pandoc needs another program for PDF, and none was/);
      });
      writeFileSync(join(folder, 'weasyprint'), '');
      chmodSync(join(folder, 'weasyprint'), 0o755);
      withPath(`${folder}:${process.env.PATH ?? ''}`, () => {
        writeFileSync(file, 'IFN-γ rises.\n');
        const { stderr } = publish(folder, file, '--to', 'pdf', '--pandoc', tells);
        assert.match(stderr, new RegExp(`--pdf-engine=${folder}/weasyprint `));
      });
    }));

  const engines = ['weasyprint', 'xelatex', 'lualatex', 'typst'].filter(
    (engine) => spawnSync(engine, ['--version']).status === 0,
  );
  if (installed.length > 0 && engines.length > 0) {
    it(`makes PDF by Pandoc and an engine of this machine, which has ${engines.join(', ')}`, () =>
      withNote((folder, file) => {
        writeFileSync(file, `# IFN-γ\n\n${note.replace(/^---[\s\S]*?---/, '')}`);
        const { status, stdout, stderr } = publish(folder, file, '--to', 'pdf');
        const output = join(folder, 'note.pdf');
        assert.deepEqual([status, stdout], [0, `${output}\n`], stderr);
        assert.doesNotMatch(stderr, /error|Ignored|media/);
        assert.match(readFileSync(output, 'latin1'), /^%PDF-/);
        const { status: isRead, stdout: text } = spawnSync('pdftotext', [output, '-'], {
          encoding: 'utf8',
        });
        if (isRead === 0) {
          assert.match(text, /IFN-γ/);
          assert.match(text, /Trenova AG|Anastasiya/);
        }
      }));
  }

  it('reports a program that does not exist or is another program', () =>
    withNote((folder, file) => {
      for (const path of ['no-such-pandoc', './program', join(folder, 'none'), process.execPath]) {
        const { status, stdout, stderr } = publish(folder, file, '--to', 'docx', '--pandoc', path);
        assert.deepEqual([status, stdout], [1, '']);
        assert.match(stderr, /^cytonote: there is no Pandoc at “.*”: see https:\/\/pandoc\.org/);
      }
    }));

  it('does not run a program from the folder of the note', () =>
    withNote((folder, file) => {
      const planted = join(folder, 'planted');
      writeFileSync(join(folder, 'pandoc'), `#!/bin/sh\ntouch ${planted}\n`);
      chmodSync(join(folder, 'pandoc'), 0o755);
      const before = process.env.PATH;
      process.env.PATH = `.:${folder}/..`;
      try {
        publish(folder, file, '--to', 'docx');
      } finally {
        process.env.PATH = before;
      }
      assert.ok(!readdirSync(folder).includes('planted'));
    }));

  it('reports a document that cannot be written', () =>
    withNote((folder, file) => {
      mkdirSync(join(folder, 'note.docx'));
      const writing = madeProgram(
        folder,
        'for arg; do case "$arg" in --output=*) echo made > "$(echo "$arg" | cut -c10-)";; esac; done; cat > /dev/null',
      );
      for (const output of [join(folder, 'note.docx'), join(folder, 'none', 'a.docx')]) {
        const args = ['--to', 'docx', '--output', output, '--pandoc', writing];
        const { status, stderr } = publish(folder, file, ...args);
        assert.equal(status, 1);
        assert.ok(stderr.includes(`:1: error: ${output} cannot be written: `), stderr);
      }
    }));

  it('ends a program that hangs, and the processes that it started, when it is interrupted', () =>
    withNote(async (folder, file) => {
      const hanging = madeProgram(
        folder,
        `(trap ': > "${folder}/childEnded"; exit' TERM; : > "${folder}/ready"; while :; do sleep 0.05; done) & cat > /dev/null; wait`,
      );
      const child = start(['publish', file, '--to', 'docx', '--pandoc', hanging, '--root', folder]);
      await hasFile(folder, 'ready');
      const ended = new Promise((resolve) => child.on('exit', resolve));
      child.kill('SIGINT');
      assert.equal(await ended, 130);
      await hasFile(folder, 'childEnded');
      assert.ok(!readdirSync(folder).includes('note.docx'));
    }));

  it('lets Quarto run code only with --run-code', () =>
    inFolder((folder) => {
      const file = join(folder, 'note.qmd');
      writeFileSync(file, 'A \\cite{emilie1998}.\n\n```{r}\n1\n```\n');
      const quarto = join(folder, 'quarto');
      writeFileSync(
        quarto,
        [
          ...['#!/bin/sh', 'if [ "$1" = --version ]; then echo 1.4.550; exit 0; fi'],
          ...[`printf '%s\\n' "$@" > "${folder}/args"`, `cat "$2" > "${folder}/input"`],
          // Quarto writes the document beside the file.
          ...['echo made > "$6"', 'echo "Output created: $6" >&2'],
        ].join('\n'),
      );
      chmodSync(quarto, 0o755);
      const programs = ['--pandoc', pandoc, '--quarto', quarto];
      const shown = publish(folder, file, '--to', 'docx', ...programs);
      assert.equal(shown.status, 0);
      assert.match(shown.stderr, /its code is not run; --run-code/);
      assert.ok(!readdirSync(folder).includes('args'));
      const run = publish(folder, file, '--to', 'docx', '--run-code', ...programs);
      assert.deepEqual([run.status, run.stderr], [0, '']);
      assert.equal(readFileSync(join(folder, 'note.docx'), 'utf8'), 'made\n');
      assert.equal(
        readFileSync(join(folder, 'input'), 'utf8'),
        'A [@emilie1998].\n\n```{r}\n1\n```\n',
      );
      const args = readFileSync(join(folder, 'args'), 'utf8').split('\n');
      assert.deepEqual([args[0], args[2], args[3]], ['render', '--to', 'docx']);
      assert.match(args[1] ?? '', /^\.\/_cytonote-[\w-]+\.qmd$/);
      assert.deepEqual(readdirSync(folder).sort(), [
        'args',
        'input',
        'note.docx',
        'note.qmd',
        'quarto',
      ]);
      // A note that needs no copy is rendered in its place, with the cache of its code.
      writeFileSync(file, 'A [@emilie1998].\n');
      publish(folder, file, '--to', 'docx', '--run-code', ...programs);
      assert.equal(readFileSync(join(folder, 'args'), 'utf8').split('\n')[1], './note.qmd');
    }));

  it('reports mistakes in the command', () => {
    for (const [args, message] of [
      [['--to', 'docx'], 'name one note to publish'],
      [['a.md', 'b.md', '--to', 'docx'], 'name one note to publish'],
      [['a.md'], 'name the format with --to'],
      [['a.md', '--to', 'rtf'], 'there is no format rtf'],
      [['a.md', '--to', 'pdf', '--pdf-engine', 'sh'], 'there is no engine sh'],
      [['a.html', '--to', 'html'], 'the document would replace the note'],
    ] as const) {
      const { status, stderr } = run(['publish', ...args]);
      assert.equal(status, 2);
      assert.ok(stderr.startsWith(`cytonote: ${message}`), stderr);
    }
  });
});
