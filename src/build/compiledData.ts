import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ReadDataset, readDataset } from '../core/dataset/readDataset';
import type { Library } from '../core/library/library';
import { Recogniser } from '../core/recognise/recogniser';
import { readDataFiles, root } from './projectFiles';

/** Where compiled data is kept between runs. */
const folder = join(root, 'test/out/compiledData');
/** The source folders of the code that compiles the data. */
const compilers = [
  ...['text', 'identifiers', 'citation', 'markdown'],
  ...['library', 'dataset', 'recognise'],
];

type SavedRecogniser = ReturnType<Recogniser['save']>;

/**
 * The project's data, compiled: from an earlier run if neither the data nor the code that compiles it has changed
 * since. Compiling takes seconds; reading the cache takes a hundredth of that.
 */
export class CompiledData {
  private readonly fingerprint = fingerprint();

  /** The data as it is read and checked. */
  read(): ReadDataset {
    const compiled = this.kept('json', () =>
      Buffer.from(JSON.stringify(readDataset(readDataFiles()))),
    );
    return JSON.parse(compiled.toString()) as ReadDataset;
  }

  /**
   * The automata of its names.
   *
   * @param library of this data
   */
  names(library: Library): SavedRecogniser {
    let saved: SavedRecogniser | undefined;
    const part = (name: keyof SavedRecogniser) => () => {
      saved ??= new Recogniser(library).save();
      return Buffer.from(saved[name]);
    };
    return {
      entityNames: this.kept('names', part('entityNames')),
      topicTerms: this.kept('terms', part('topicTerms')),
    };
  }

  private kept(kind: string, make: () => Buffer): Buffer {
    const file = join(folder, `${this.fingerprint}.${kind}`);
    const known = readIfThere(file);
    if (known) {
      return known;
    }
    const made = make();
    mkdirSync(folder, { recursive: true });
    for (const name of readdirSync(folder).filter((it) => !it.startsWith(this.fingerprint))) {
      rmSync(join(folder, name), { force: true });
    }
    // Another process may read the file at the same time, so it gets its name only when it is complete.
    const part = `${file}.${process.pid}`;
    writeFileSync(part, made);
    renameSync(part, file);
    return made;
  }
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

function readIfThere(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}
