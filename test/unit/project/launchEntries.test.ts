import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../../src/build/projectFiles';

interface ProblemPattern {
  readonly regexp: string;
  readonly file: number;
  readonly line: number;
  readonly column: number;
  readonly message: number;
}

interface Task {
  readonly label: string;
  readonly script: string;
  readonly problemMatcher: { readonly pattern?: ProblemPattern };
}

interface LaunchEntry {
  readonly name: string;
  readonly program?: string;
  readonly preLaunchTask?: string;
}

function read<T>(path: string): T {
  return JSON.parse(readFileSync(join(root, path), 'utf8')) as T;
}

describe('launch entries and tasks of the editor', () => {
  const { tasks } = read<{ tasks: readonly Task[] }>('.vscode/tasks.json');
  const { configurations } = read<{ configurations: readonly LaunchEntry[] }>(
    '.vscode/launch.json',
  );

  it('name tasks and scripts that exist', () => {
    const { scripts } = read<{ scripts: Record<string, string> }>('package.json');
    for (const { script, label } of tasks) {
      assert.ok(script in scripts, `the task ${label} runs ${script}`);
    }
    const labels = tasks.map(({ label }) => label);
    for (const { name, preLaunchTask } of configurations) {
      assert.ok(preLaunchTask === undefined || labels.includes(preLaunchTask), name);
    }
  });

  it('start programs that npm ci or a build writes', () => {
    for (const { name, program } of configurations) {
      const path = program?.replace(/^\$\{workspaceFolder\}/, root);
      assert.ok(path === undefined || existsSync(path), `${name} starts ${path}`);
    }
  });

  it('find file, place and message of a problem that the watch task prints', () => {
    const patterns = tasks.flatMap(({ problemMatcher }) => problemMatcher.pattern ?? []);
    assert.equal(patterns.length, 1);
    const { regexp, file, line, column, message } = patterns[0] as ProblemPattern;
    const found = new RegExp(regexp).exec('src/extension.ts:196:10: Unexpected "="');
    assert.deepEqual(
      [file, line, column, message].map((group) => found?.[group]),
      ['src/extension.ts', '196', '10', 'Unexpected "="'],
    );
    assert.equal(new RegExp(regexp).exec('[watch] build started'), null);
  });
});
