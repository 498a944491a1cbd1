import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readDataFiles, root } from '../../../src/build/projectFiles';
import type { LibraryData } from '../../../src/core/library/library';

/** Where compiled data is kept between runs. */
const folder = join(root, 'test/out/compiledData');
/** The code that compiling runs. */
const compilers = ['text', 'library', 'dataset', 'recognise'];

/**
 * The data that `compile` makes of the project's `data/`, from an earlier run where neither the data nor the code
 * that compiles it has changed since: that takes a hundredth of the time.
 */
export function compiledData(compile: () => LibraryData): LibraryData {
  const file = join(folder, `${fingerprint()}.json`);
  const kept = readIfThere(file);
  if (kept !== undefined) {
    return JSON.parse(kept) as LibraryData;
  }
  const data = compile();
  mkdirSync(folder, { recursive: true });
  for (const old of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
    rmSync(join(folder, old), { force: true });
  }
  // Another process of the run may read it at the same time: it gets its name when it is whole.
  const part = `${file}.${process.pid}`;
  writeFileSync(part, JSON.stringify(data));
  renameSync(part, file);
  return data;
}

function fingerprint(): string {
  const hash = createHash('sha256');
  for (const { path, text } of readDataFiles()) {
    hash.update(`${path}\0${text}\0`);
  }
  for (const name of compilers) {
    const code = join(root, 'src/core', name);
    for (const path of readdirSync(code, { recursive: true, encoding: 'utf8' }).sort()) {
      hash.update(path.endsWith('.ts') ? readFileSync(join(code, path)) : path);
    }
  }
  return hash.digest('hex').slice(0, 32);
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
