import assert from 'node:assert/strict';
import { once } from 'node:events';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { assertValidBioc } from '../unit/support/biocDtd';
import { inFolder, run, start } from '../unit/support/commandLine';
import { readBiocXml } from '../unit/support/readBiocXml';

const annotate = (args: readonly string[], input?: string | Buffer) =>
  run(['annotate', ...args], input);
const linesOf = (text: string) =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
const idsIn = (text: string) => linesOf(text).map(({ id }) => id);

describe('cytonote annotate', () => {
  it('writes a line for each line, in order, and reports lines that it cannot read', () => {
    const input = [
      '{"id":"a","text":"IL-6 and tocilizumab."}',
      'not JSON',
      '{"id":7}',
      '',
      '{"id":"b","text":"Nothing."}',
    ].join('\n');
    const { status, stdout, stderr } = annotate(['--from', 'jsonl'], input);
    assert.equal(status, 1);
    const [first, second, ...others] = linesOf(stdout);
    assert.deepEqual(others, []);
    assert.deepEqual(Object.keys(first), ['id', 'mentions']);
    assert.equal(first.id, 'a');
    const [cytokine, drug] = first.mentions;
    assert.deepEqual(Object.keys(cytokine), ['start', 'end', 'text', 'kind', 'entity', 'ids']);
    assert.deepEqual(
      [cytokine.start, cytokine.end, cytokine.text, cytokine.kind, cytokine.entity],
      [0, 4, 'IL-6', 'cytokine', 'il-6'],
    );
    assert.ok(cytokine.ids.includes('HGNC:6018') && cytokine.ids.includes('NCBIGene:3569'));
    assert.equal(drug.text, 'tocilizumab');
    assert.deepEqual(second, { id: 'b', mentions: [] });
    assert.match(stderr, /^cytonote: -:2: .+\ncytonote: -:3: .+"id" and "text"\n$/);
  });

  it('reads each Markdown cell of a notebook as a document', () =>
    inFolder((folder) => {
      const notebook = {
        nbformat: 4,
        nbformat_minor: 5,
        metadata: {},
        cells: [
          { cell_type: 'code', source: 'IL-2', outputs: [{ text: 'IL-3' }] },
          { cell_type: 'markdown', source: ['# IFN-$\\gamma$\n', '\n', '<p>IL-10</p>'] },
          { cell_type: 'raw', source: 'IL-4' },
          { cell_type: 'markdown', source: 'Nothing.' },
        ],
      };
      const file = join(folder, 'a.ipynb');
      writeFileSync(file, JSON.stringify(notebook));
      writeFileSync(join(folder, 'broken.ipynb'), '{');
      for (const from of [[], ['--from', 'notebook']]) {
        const { status, stdout } = annotate([...from, file]);
        assert.equal(status, 0);
        assert.deepEqual(
          linesOf(stdout).map(({ id, mentions }) => [
            id,
            mentions.map(({ start, entity }: { start: number; entity: string }) => [start, entity]),
          ]),
          [
            [
              `${file}#2`,
              [
                [2, 'ifn-gamma'],
                [19, 'il-10'],
              ],
            ],
            [`${file}#4`, []],
          ],
        );
      }
      const { status, stdout, stderr } = annotate(['--from', 'notebook', folder]);
      assert.equal(status, 1);
      assert.equal(linesOf(stdout).length, 2);
      assert.match(stderr, /broken\.ipynb:1: this is not a Jupyter notebook/);
    }));

  it('reads notes as Markdown and texts as plain text, and skips notes that opt out', () =>
    inFolder((folder) => {
      const file = join(folder, 'note.md');
      writeFileSync(file, 'IL-**6** and `IL-10`.\n');
      const textsOf = (form: string) =>
        JSON.parse(annotate(['--from', form, file]).stdout).mentions.map(
          ({ text }: { text: string }) => text,
        );
      assert.deepEqual(textsOf('markdown'), ['IL-**6**']);
      assert.deepEqual(textsOf('text'), ['IL-10']);
      writeFileSync(file, '---\ncytonote: false\n---\nIL-6\n');
      assert.deepEqual(textsOf('markdown'), []);
    }));

  it('reads PubTator, MEDLINE and PubMed’s XML, with titles and abstracts apart', () => {
    const inputs = {
      pubtator: '1|t|Levels of tumour necrosis\n1|a|factor and IL-6\n1\t0\t6\tLevels\tGene\t1\n\n',
      medline: 'PMID- 1\nTI  - Levels of tumour\n      necrosis\nAB  - factor and IL-6\n',
      'pubmed-xml':
        '<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>1</PMID><Article><ArticleTitle>Levels' +
        ' of <i>tumour</i> necrosis</ArticleTitle><Abstract><AbstractText>factor and IL-6' +
        '</AbstractText></Abstract></Article></MedlineCitation></PubmedArticle></PubmedArticleSet>',
    };
    for (const [form, input] of Object.entries(inputs)) {
      const { stdout, stderr, status } = annotate(['--from', form, '--to', 'bioc'], input);
      assert.deepEqual([stderr, status], ['', 0], form);
      assertValidBioc(stdout);
      const [document] = readBiocXml(stdout);
      assert.equal(document?.id, '1');
      assert.equal(document.text, 'Levels of tumour necrosis\nfactor and IL-6');
      assert.deepEqual(
        document.annotations.map(({ text }) => text),
        ['IL-6'],
      );
    }
  });

  it('finds names of the workspace in all threads, and reports problems of its files', () =>
    inFolder((folder) => {
      mkdirSync(join(folder, 'cytonote'));
      const file = join(folder, 'cytonote', 'entities.yaml');
      const own = [
        '- { id: zorbin, kind: cytokine, label: Zorbin, name: zorbin }',
        '- { id: il-6, synonyms: [{ text: wobblin, case: any }] }\n',
      ].join('\n');
      writeFileSync(file, own);
      const text = `${'Nothing. '.repeat(60)}Zorbin and wobblin.`;
      const ids = Array.from({ length: 800 }, (_, index) => index);
      const input = ids.map((id) => JSON.stringify({ id, text })).join('\n');
      const entitiesIn = ({ stdout }: { stdout: string }) =>
        linesOf(stdout).map(({ mentions }) =>
          mentions.map(({ entity }: { entity: string }) => entity),
        );
      const args = ['--from', 'jsonl', '--jobs', '3'];
      const found = annotate([...args, '--root', folder], input);
      assert.deepEqual([found.stderr, found.status], ['', 0]);
      assert.deepEqual(
        entitiesIn(found),
        ids.map(() => ['zorbin', 'il-6']),
      );
      assert.deepEqual(entitiesIn(annotate(args, input)).flat(), []);
      writeFileSync(file, `${own}- { id: il-10, colour: red }\n`);
      const reported = annotate([...args, '--root', folder], input);
      assert.equal(reported.status, 1);
      assert.match(reported.stderr, /^cytonote: cytonote\/entities\.yaml:3:\d+: .+\n$/);
      assert.equal(reported.stdout, found.stdout);
    }));

  it('skips a broken record of each form, and reports its place', () => {
    const article = (id: string) =>
      `<PubmedArticle><MedlineCitation><PMID>${id}</PMID></MedlineCitation></PubmedArticle>\n`;
    const inputs = {
      pubtator: '1|t|A\n\n2|x|A\n\n3|t|A\n',
      medline: 'PMID- 1\n\nPMID-\nTI  - A\n\nPMID- 3\n',
      'pubmed-xml': `<PubmedArticleSet>${article('1')}<PubmedArticle><PMID>&x;\n${article('3')}`,
    };
    for (const [form, input] of Object.entries(inputs)) {
      const { stdout, stderr, status } = annotate(['--from', form], input);
      assert.deepEqual(idsIn(stdout), ['1', '3'], form);
      assert.equal(status, 1);
      assert.match(stderr, /^cytonote: -:\d: .+\n$/);
    }
  });

  it('reads folders, files and compressed files, also of several compressed parts, and compresses its output', () =>
    inFolder((folder) => {
      mkdirSync(join(folder, 'b'));
      const line = (id: number) => `{"id":${id},"text":"IL-6"}\n`;
      writeFileSync(join(folder, 'a.jsonl'), line(1));
      const packed = Buffer.concat([gzipSync(line(2)), gzipSync(line(3))]);
      writeFileSync(join(folder, 'b', 'x.jsonl.gz'), packed);
      writeFileSync(join(folder, 'b', 'other.txt'), 'no JSON');
      writeFileSync(join(folder, 'c.jsonl'), packed);
      const out = join(folder, 'out.gz');
      const { status, stdout } = annotate(['--from', 'jsonl', folder, '--output', out]);
      assert.deepEqual([status, stdout], [0, '']);
      assert.deepEqual(idsIn(gunzipSync(readFileSync(out)).toString()), ['1', '2', '3', '2', '3']);
      assert.ok(!existsSync(`${out}.part`));
      const cut = annotate(
        ['--from', 'jsonl', '-', join(folder, 'a.jsonl')],
        packed.subarray(0, 60),
      );
      assert.equal(cut.status, 1);
      assert.match(cut.stderr, /^cytonote: -: .+\n$/);
      assert.deepEqual(idsIn(cut.stdout).at(-1), '1');
    }));

  it('says why it cannot write, also where it compresses', () =>
    inFolder((folder) => {
      const input = join(folder, 'a.jsonl');
      writeFileSync(input, `${JSON.stringify({ id: '1', text: 'IL-6 rises.' })}\n`.repeat(5000));
      for (const name of ['out.jsonl', 'out.jsonl.gz']) {
        const { status, stderr } = run([
          'annotate',
          '--output',
          join(folder, 'missing', name),
          input,
        ]);
        assert.notEqual(status, 0, name);
        assert.match(stderr, /ENOENT|no such file/i, name);
      }
    }));

  it('writes to the file that a link leads to, and leaves the link', function () {
    if (process.platform === 'win32') this.skip();
    return inFolder((folder) => {
      const [input, linked, shared] = ['a.jsonl', 'out.jsonl', 'shared.jsonl'].map((name) =>
        join(folder, name),
      ) as [string, string, string];
      writeFileSync(input, `${JSON.stringify({ id: '1', text: 'IL-6 rises.' })}\n`);
      writeFileSync(shared, '');
      symlinkSync(shared, linked);
      assert.equal(run(['annotate', '--output', linked, input]).status, 0);
      assert.ok(lstatSync(linked).isSymbolicLink());
      assert.match(readFileSync(shared, 'utf8'), /IL-6/);
    });
  });

  it('keeps the order of documents on all cores', () => {
    const ids = Array.from({ length: 1000 }, (_, index) => String(index));
    const text = (id: string) => 'IL-6 rose. '.repeat((Number(id) * 7919) % 61);
    const input = ids.map((id) => JSON.stringify({ id, text: text(id) })).join('\n');
    const [one, four] = ['1', '4'].map((jobs) =>
      annotate(['--from', 'jsonl', '--jobs', jobs], input),
    );
    assert.deepEqual(idsIn(one?.stdout as string), ids);
    assert.equal(four?.stdout, one?.stdout);
  });

  it('keeps only a small part of its input in memory', () =>
    inFolder((folder) => {
      const file = join(folder, 'long.jsonl');
      const descriptor = openSync(file, 'w');
      const text = 'Nothing of that kind was seen. '.repeat(30);
      const lines = Array.from({ length: 1000 }, (_, id) => `{"id":${id},"text":"${text}"}\n`).join(
        '',
      );
      for (let times = 0; times < 40; times++) {
        writeSync(descriptor, lines);
      }
      const args = ['annotate', '--from', 'jsonl', '--jobs', '2', file];
      // Enough for the library and a part of the input, but not for all of the input.
      const { status, stdout, stderr } = run(args, '', ['--max-old-space-size=24']);
      assert.deepEqual([stderr, status], ['', 0]);
      assert.equal(stdout.match(/\n/g)?.length, 40_000);
    }));

  it('writes only whole lines when it is interrupted', function () {
    // Windows has no signals: a process there ends at once.
    if (process.platform === 'win32') this.skip();
    return inFolder(async (folder) => {
      const out = join(folder, 'out.jsonl.gz');
      for (const args of [[], ['--output', out]]) {
        const command = start(['annotate', '--from', 'jsonl', ...args]);
        let written = '';
        command.stdout.on('data', (piece) => {
          written += piece;
        });
        // Whole lines and a part of one, whose rest never comes.
        command.stdin.write(`${'{"id":1,"text":"IL-6"}\n'.repeat(500)}{"id":2,"te`);
        while (args.length === 0 ? written === '' : readdirSync(folder).length === 0) {
          await new Promise((resolve) => setTimeout(resolve, 20));
        }
        command.kill('SIGINT');
        const [status] = await once(command, 'close');
        assert.equal(status, 130);
        const text =
          args.length === 0 ? written : gunzipSync(readFileSync(`${out}.part`)).toString();
        assert.ok(text === '' || text.endsWith('\n'));
        assert.ok(
          text
            .split('\n')
            .slice(0, -1)
            .every((line) => JSON.parse(line).id === '1'),
        );
        assert.ok(args.length > 0 || text.length > 0);
        assert.ok(!existsSync(out));
      }
    });
  });

  it('writes no error when the reader of its output stops early', async () => {
    const command = start(['annotate', '--from', 'jsonl']);
    let complaints = '';
    command.stderr.on('data', (piece) => {
      complaints += piece;
    });
    command.stdin.on('error', () => {});
    command.stdin.write('{"id":1,"text":"IL-6"}\n');
    await once(command.stdout, 'data');
    command.stdout.destroy();
    command.stdin.end('{"id":1,"text":"IL-6"}\n'.repeat(50_000));
    const [status] = await once(command, 'close');
    assert.deepEqual([status, complaints], [0, '']);
  });

  it('prints its usage', () => {
    assert.match(annotate(['--help']).stdout, /^Usage: cytonote annotate/);
    assert.match(run(['--help']).stdout, /^Usage: cytonote annotate/);
    for (const args of [['--from', 'pdf'], ['--to', 'xml'], ['--what'], ['--jobs', '0']]) {
      const { status, stderr } = annotate(args);
      assert.equal(status, 2);
      assert.match(stderr, /^cytonote: .+\n\nUsage: cytonote annotate/s);
    }
    assert.equal(run(['annotat']).status, 2);
    const { status, stderr } = annotate(['no-such-file.md']);
    assert.equal(status, 1);
    assert.match(stderr, /^cytonote: no-such-file\.md: .+\n$/);
  });
});
