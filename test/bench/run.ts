/** Runs all benches, prints their results as a table and keeps them in results.json. */
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { Recogniser } from '../../src/core/recognise/recogniser';
import { smallLibrary } from '../unit/smallLibrary';
import { readLibrary } from '../unit/testLibrary';
import { benchAdversarialTexts } from './adversarial';
import { benchAnalysis } from './analyseNotes';
import { benchKeystrokes } from './editNotes';
import { benchOpening } from './openNotes';
import { benchRecogniser } from './recogniseProse';
import type { Result } from './rounds';
import { benchScanning } from './scanNames';

const recogniser = new Recogniser(smallLibrary());
const benches: Readonly<Record<string, () => Result[]>> = {
  scan: benchScanning,
  recogniser: () => benchRecogniser(readLibrary()),
  adversarial: () => benchAdversarialTexts(readLibrary()),
  analysis: () => benchAnalysis(recogniser),
  opening: () => benchOpening(recogniser),
  keystroke: () => benchKeystrokes(recogniser),
};

const [only] = process.argv.slice(2);
const results = Object.entries(benches)
  .filter(([name]) => !only || name === only)
  .flatMap(([, run]) => run());
console.table(results);
if (!only) {
  const machine = `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`;
  const file = join(__dirname, 'results.json');
  writeFileSync(file, `${JSON.stringify({ machine, results }, undefined, 2)}\n`);
}
