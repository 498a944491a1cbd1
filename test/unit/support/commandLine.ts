import { type SpawnSyncReturns, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../../src/build/projectFiles';

export const cli = join(root, 'dist', 'cli.js');

/** Runs the built command line. */
export function run(
  args: readonly string[],
  input: string | Buffer = '',
  nodeOptions: readonly string[] = [],
): SpawnSyncReturns<string> {
  const all = [...nodeOptions, cli, ...args];
  return spawnSync(process.execPath, all, { input, encoding: 'utf8', maxBuffer: 2 ** 28 });
}

/** Starts the built command line, for tests that communicate with it while it runs. */
export function start(args: readonly string[]) {
  return spawn(process.execPath, [cli, ...args], { stdio: 'pipe' });
}

/** Runs a test with a temporary folder. */
export async function inFolder(test: (folder: string) => Promise<void> | void): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'cytonote-cli-'));
  try {
    await test(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
