import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ReadDataset, readDataset } from '../core/dataset/readDataset';
import { readDataFiles, root } from './projectFiles';

/** Where the compiled data is kept between runs. */
const folder = join(root, 'test/out/compiledData');
/** The code that compiling runs. */
const compilers = [
  ...['text', 'identifiers', 'citation', 'markdown'],
  ...['library', 'dataset', 'recognise'],
];

/**
 * The project's data, checked and compiled: from an earlier run if neither the data nor the code that compiles it has
 * changed since. Compiling takes seconds, reading what is kept a hundredth of that.
 */
export function readCompiledData(): ReadDataset {
  const file = join(folder, `${fingerprint()}.json`);
  const kept = readIfThere(file);
  if (kept !== undefined) {
    return JSON.parse(kept) as ReadDataset;
  }
  const data = readDataset(readDataFiles());
  mkdirSync(folder, { recursive: true });
  for (const old of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
    rmSync(join(folder, old), { force: true });
  }
  // Another process may read the file at the same time, so it gets its name when it is whole.
  const part = `${file}.${process.pid}`;
  writeFileSync(part, JSON.stringify(data));
  renameSync(part, file);
  return data;
}

/** Changes with each byte of the data, and of the code that compiles it. */
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
