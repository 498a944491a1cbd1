/**
 * Runs all benches, or those whose name begins so; prints their results as tables and keeps those of all in
 * results.json, and what `workflow/README.md` says of them. Needs `dist/` as it is built.
 *
 * `npm run bench` bundles it first, as the extension is: unbundled, modules reach for each constant of
 * another one, which makes the tightest loops ten times slower.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { root } from '../../src/build/projectFiles';
import { Recogniser } from '../../src/core/recognise/recogniser';
import { smallLibrary } from '../unit/support/smallLibrary';
import { readLibrary } from '../unit/support/testLibrary';
import { benchActivation } from './activate';
import { benchAdversarialTexts } from './adversarial';
import { benchAnalysis } from './analyseNotes';
import { benchCorpus } from './annotateCorpus';
import { benchBrowsing } from './browseSources';
import { benchCompletion } from './completeKeys';
import { withCorpusTable } from './corpusTable';
import { benchKeystrokes } from './editNotes';
import { benchIndex } from './indexNotes';
import { benchLightBulb } from './lightBulb';
import { benchLiterature } from './literature';
import { measureMemory } from './memory';
import { benchOpening } from './openNotes';
import { benchBibliographies } from './readBibliographies';
import { benchRecogniser } from './recogniseProse';
import { benchRendering } from './renderNotes';
import { benchScanning } from './scanNames';
import { benchCards } from './showCards';
import { benchUserLibrary } from './userLibrary';

const benches: Readonly<Record<string, () => readonly object[] | Promise<readonly object[]>>> = {
  memory: measureMemory,
  activation: benchActivation,
  scan1000: () => benchScanning(1_000),
  scan10000: () => benchScanning(10_000),
  scan100000: () => benchScanning(100_000),
  recogniser: () => benchRecogniser(readLibrary()),
  adversarial: () => benchAdversarialTexts(readLibrary()),
  analysis: () => benchAnalysis(new Recogniser(smallLibrary())),
  opening: () => benchOpening(new Recogniser(smallLibrary())),
  rendering: () => benchRendering(),
  keystroke: () => benchKeystrokes(new Recogniser(smallLibrary())),
  completion: () => benchCompletion(readLibrary()),
  cards: benchCards,
  lightBulb: () => benchLightBulb(readLibrary()),
  literature: () => benchLiterature(readLibrary()),
  bibliographies: () => benchBibliographies(readLibrary()),
  userLibrary: () => benchUserLibrary(readLibrary(), new Recogniser(readLibrary())),
  browsing: () => benchBrowsing(readLibrary()),
  corpus: benchCorpus,
  index: () => benchIndex(readLibrary()),
};

/** Runs a bench in this process, and passes its results on in a file. */
async function runHere(name: string, file: string): Promise<void> {
  writeFileSync(file, JSON.stringify(await benches[name]?.()));
}

/** Runs benches, each in a process of its own, so that none is affected by the heap and compiled code of another. */
function runAll(only: string | undefined): void {
  const results: Record<string, readonly object[]> = {};
  const file = join(root, 'test', 'out', 'bench.json');
  for (const name of Object.keys(benches)) {
    if (!only || name.startsWith(only)) {
      execFileSync(process.execPath, ['--expose-gc', __filename, name, file], { stdio: 'inherit' });
      results[name] = JSON.parse(readFileSync(file, 'utf8'));
      console.log(name);
      console.table(results[name]);
    }
  }
  if (!only) {
    const machine = `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`;
    const kept = join(root, 'test', 'bench', 'results.json');
    const text = `${JSON.stringify({ machine, ...results }, undefined, 2)}\n`;
    writeFileSync(kept, text);
    const page = join(root, 'workflow', 'README.md');
    writeFileSync(page, withCorpusTable(readFileSync(page, 'utf8'), JSON.parse(text)));
  }
}

const [name, file] = process.argv.slice(2);
if (name && file) {
  runHere(name, file).catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  });
} else {
  runAll(name);
}
