/**
 * Runs all benches, or the one that is named; prints their results as tables and keeps those of all in
 * results.json. Needs `dist/` as it is built.
 *
 * `npm run bench` bundles it first, as the extension is: unbundled, modules reach for each constant of
 * another one, which makes the tightest loops ten times slower.
 */
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { root } from '../../src/build/projectFiles';
import { Recogniser } from '../../src/core/recognise/recogniser';
import { smallLibrary } from '../unit/smallLibrary';
import { readLibrary } from '../unit/testLibrary';
import { benchActivation } from './activate';
import { benchAdversarialTexts } from './adversarial';
import { benchAnalysis } from './analyseNotes';
import { benchKeystrokes } from './editNotes';
import { measureMemory } from './memory';
import { benchOpening } from './openNotes';
import { benchRecogniser } from './recogniseProse';
import { benchScanning } from './scanNames';

const benches: Readonly<Record<string, () => readonly object[] | Promise<readonly object[]>>> = {
  memory: measureMemory,
  activation: benchActivation,
  scan: benchScanning,
  recogniser: () => benchRecogniser(readLibrary()),
  adversarial: () => benchAdversarialTexts(readLibrary()),
  analysis: () => benchAnalysis(new Recogniser(smallLibrary())),
  opening: () => benchOpening(new Recogniser(smallLibrary())),
  keystroke: () => benchKeystrokes(new Recogniser(smallLibrary())),
};

async function run(only: string | undefined): Promise<void> {
  const results: Record<string, readonly object[]> = {};
  for (const [name, bench] of Object.entries(benches)) {
    if (!only || name === only) {
      results[name] = await bench();
      console.log(name);
      console.table(results[name]);
    }
  }
  if (!only) {
    const machine = `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`;
    const file = join(root, 'test', 'bench', 'results.json');
    writeFileSync(file, `${JSON.stringify({ machine, ...results }, undefined, 2)}\n`);
  }
}

run(process.argv[2]).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
