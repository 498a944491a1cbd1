/**
 * What activation does without the editor: a process reads the library and its automata and analyses a
 * first note of 10 KB, beside one that only starts. Each round is a process of its own, and runs code that is bundled
 * and minified as that of the extension is.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { extensionBundle } from '../../src/build/bundle';
import { root } from '../../src/build/projectFiles';
import { largeNote } from '../unit/support/largeNote';
import { quantile, type Result, rounded, withRatios } from './rounds';

const ROUNDS = 9;

const source = `
import { readFileSync } from 'node:fs';
import { readCompiledLibrary } from './src/core/library/compiledLibrary';
import { Library } from './src/core/library/library';
import { analyseNote } from './src/core/note/analyseNote';
import { Recogniser } from './src/core/recognise/recogniser';
const [, , folder, note] = process.argv;
const step = { modules: performance.now() };
const read = (name) => readFileSync(folder + '/' + name);
const data = readCompiledLibrary({ library: read('library.json'), details: read('details.jsonl'), sources: read('sources.jsonl') });
const saved = { entityNames: read('entityNames.bin'), topicTerms: read('topicTerms.bin') };
step.read = performance.now();
const recogniser = new Recogniser(new Library(data), saved);
step.recogniser = performance.now();
analyseNote(readFileSync(note, 'utf8'), recogniser);
step.note = performance.now();
console.log(JSON.stringify(step));
`;

/** Needs a built `dist/`. */
export async function benchActivation(): Promise<Result[]> {
  const folder = mkdtempSync(join(tmpdir(), 'cytonote-bench-'));
  try {
    const [script, empty, note] = ['activate.js', 'empty.js', 'note.md'].map((name) =>
      join(folder, name),
    ) as [string, string, string];
    await build({
      ...extensionBundle(true),
      entryPoints: [],
      stdin: { contents: source, resolveDir: root },
      outfile: script,
      external: ['node:fs'],
      logLevel: 'error',
    });
    writeFileSync(empty, 'console.log(JSON.stringify({ modules: performance.now() }))');
    writeFileSync(note, largeNote(10_000));
    const times = new Map<string, number[]>();
    const add = (what: string, ms: number) => times.set(what, [...(times.get(what) ?? []), ms]);
    for (let round = 0; round < ROUNDS; round++) {
      add('an empty module (yardstick)', stepsOf(empty).modules as number);
      const step = stepsOf(script, join(root, 'dist'), note);
      let before = 0;
      for (const [what, ms] of Object.entries(step)) {
        add(labels[what] as string, ms - before);
        before = ms;
      }
      add('all of it', before);
    }
    const medians = [...times].map(([what, all]) => [what, rounded(quantile(all, 0.5))] as const);
    return withRatios('activation', Object.fromEntries(medians));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const labels: Readonly<Record<string, string>> = {
  modules: 'start and load modules',
  read: 'read and parse dist/',
  recogniser: 'library and recogniser',
  note: 'first note of 10 KB',
};

/** Milliseconds since the start of a process at each of its steps. */
function stepsOf(script: string, ...args: string[]): Readonly<Record<string, number>> {
  return JSON.parse(execFileSync(process.execPath, [script, ...args]).toString());
}
