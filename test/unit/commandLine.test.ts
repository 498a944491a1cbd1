import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../src/build/projectFiles';

describe('cytonote annotate', () => {
  it('writes a line for each line, in order, and reports those it cannot read', () => {
    const input = [
      '{"id":"a","text":"IL-6 and tocilizumab."}',
      'not JSON',
      '{"id":7}',
      '',
      '{"id":"b","text":"Nothing."}',
    ].join('\n');
    const { status, stdout, stderr } = run(['--from', 'jsonl'], input);
    assert.equal(status, 1);
    const [first, second, ...others] = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    assert.deepEqual(others, []);
    assert.equal(first.id, 'a');
    const [cytokine, drug] = first.mentions;
    assert.deepEqual(
      [cytokine.start, cytokine.end, cytokine.text, cytokine.kind, cytokine.entity],
      [0, 4, 'IL-6', 'cytokine', 'il-6'],
    );
    assert.ok(cytokine.ids.includes('HGNC:6018') && cytokine.ids.includes('NCBIGene:3569'));
    assert.equal(drug.text, 'tocilizumab');
    assert.deepEqual(second, { id: 'b', mentions: [] });
    assert.match(stderr, /^cytonote: -:2: .+\ncytonote: -:3: .+"id" and "text"\n$/);
  });

  it('reads notes as Markdown and texts as they are', () => {
    const folder = mkdtempSync(join(tmpdir(), 'cytonote-cli-'));
    const file = join(folder, 'note.md');
    writeFileSync(file, 'IL-**6** and `IL-10`.\n');
    try {
      const textsOf = (form: string) =>
        JSON.parse(run(['--from', form, file]).stdout).mentions.map(
          ({ text }: { text: string }) => text,
        );
      assert.deepEqual(textsOf('markdown'), ['IL-**6']);
      assert.deepEqual(textsOf('text'), ['IL-10']);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('says how it is used', () => {
    assert.match(run(['--help']).stdout, /^Usage: cytonote annotate/);
    for (const args of [['--from', 'pdf'], ['--to', 'xml'], ['--what']]) {
      assert.equal(run(args).status, 2);
    }
    assert.equal(run(['no-such-file.md']).status, 1);
  });
});

function run(args: readonly string[], input = '') {
  const cli = join(root, 'dist', 'cli.js');
  return spawnSync(process.execPath, [cli, 'annotate', ...args], { input, encoding: 'utf8' });
}
