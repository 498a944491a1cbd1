import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cli, inFolder } from '../unit/support/commandLine';

const line = '{"id":1,"text":"IL-6 rose."}\n';
const shown = /\r\u001B\[K\d+ documents, \d+\.\d MB read/;
const cleared = /\r\u001B\[K$/;

describe('progress of the command line', () => {
  before(function () {
    const { stdout } = spawnSync('script', ['--version'], { encoding: 'utf8' });
    if (!/util-linux/.test(stdout ?? '')) {
      // macOS and Windows have no util-linux. On Linux, the test must fail without it.
      const isExpected = process.platform === 'linux' && process.env.CI;
      assert.ok(!isExpected, '`script` of util-linux is installed, which makes terminals');
      this.skip();
    }
  });

  it('is shown on a terminal, and removed at the end', () =>
    inFolder(async (folder) => {
      const file = join(folder, 'in.jsonl');
      const out = join(folder, 'out.jsonl');
      writeFileSync(file, line.repeat(2000));
      const terminal = onTerminal(`annotate --from jsonl '${file}' > '${out}'`);
      assert.equal(await terminal.exitCode, 0);
      assert.match(terminal.shown(), shown);
      assert.match(terminal.shown(), /\(\d+ %\)/);
      assert.match(terminal.shown(), cleared);
      assert.equal(readFileSync(out, 'utf8').match(/\n/g)?.length, 2000);
    }));

  it('is not written into a pipe', () =>
    inFolder(async (folder) => {
      const file = join(folder, 'in.jsonl');
      writeFileSync(file, line.repeat(2000));
      const terminal = onTerminal(`annotate --from jsonl '${file}' 2>&1 >/dev/null | cat`);
      assert.equal(await terminal.exitCode, 0);
      assert.equal(terminal.shown(), '');
    }));

  it('is removed by Ctrl-C, which leaves only whole lines', () =>
    inFolder(async (folder) => {
      const pipe = join(folder, 'in');
      const out = join(folder, 'out.jsonl');
      execFileSync('mkfifo', [pipe]);
      const terminal = onTerminal(`annotate --from jsonl '${pipe}' > '${out}'`);
      // Whole lines and a part of one, whose rest never comes.
      const input = createWriteStream(pipe);
      input.on('error', () => {});
      input.write(`${line.repeat(500)}{"id":2,"te`);
      while (!terminal.shown().includes('500 documents') && textOf(out) === '') {
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      terminal.type('\u0003');
      assert.equal(await terminal.exitCode, 130);
      input.destroy();
      const text = textOf(out);
      assert.ok(text.endsWith('\n'));
      const ids = text
        .trimEnd()
        .split('\n')
        .map((it) => JSON.parse(it).id);
      assert.deepEqual([...new Set(ids)], ['1']);
      assert.match(terminal.shown(), shown);
      assert.match(terminal.shown(), cleared);
    }));
});

/** Runs the command line in a shell with its own terminal. */
function onTerminal(args: string) {
  const command = `'${process.execPath}' '${cli}' ${args}`;
  const script = spawn('script', ['--quiet', '--return', '--command', command, '/dev/null'], {
    env: { ...process.env, SHELL: '/bin/sh' },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  let shown = '';
  script.stdout.on('data', (piece) => {
    shown += piece;
  });
  return {
    shown: () => shown,
    type: (keys: string) => script.stdin.write(keys),
    exitCode: once(script, 'close').then(([code]) => code),
  };
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
