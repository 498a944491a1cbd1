// `npm run report:gestures`: how many files of `src/` each of four gestures enters, in the Node extension
// host. A file is entered when one of its functions is called.
//
//     node test/report/gestures.mjs [--list]
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { installEditorsAndBrowser, installProject } from '../hosts/installDependencies.mjs';
import { projectFolder, sampleNotes } from '../hosts/paths.mjs';
import { npmCommand, runCommandOrThrow } from '../hosts/runCommand.mjs';
import { copyToTemporaryFolder } from '../hosts/temporaryFolder.mjs';
import { readBundledFiles } from './bundledFiles.mjs';

const { values } = parseArgs({ options: { list: { type: 'boolean', default: false } } });
await installProject();
await installEditorsAndBrowser();
await runCommandOrThrow(...npmCommand(['run', 'build']), { cwd: projectFolder });
const { bundleTests } = await import('../integration/bundleTests.mjs');
const { runInNodeHost } = await import('../hosts/runInHosts.mjs');

const notes = copyToTemporaryFolder(sampleNotes);
const suite = join(projectFolder, 'test/report/gestureSuite');
// No gesture sends requests.
const tests = await bundleTests('', suite, join(projectFolder, 'test/out/gestures.js'));
const exitCode = await runInNodeHost({
  extension: projectFolder,
  tests,
  folder: notes.path,
  visits: [1, 2].map((number) => () => visit(number)),
});
const report = join(notes.path, 'gestures.json');
if (exitCode === 0 && existsSync(report)) print(JSON.parse(readFileSync(report, 'utf8')));
else process.exitCode = 1;
notes.remove();

/** @param {number} number */
function visit(number) {
  writeFileSync(join(notes.path, 'visit.json'), JSON.stringify({ visit: number }));
  // Something to read again: a note that changed while the editor was closed.
  if (number === 2) writeFileSync(join(notes.path, 'new.md'), 'IL-6 rises [@emilie1998].\n');
}

/** @param {{ gesture: string, functions: string[] }[]} gestures */
function print(gestures) {
  const filesOf = readBundledFiles(join(projectFolder, 'dist'));
  const rows = gestures.map(({ gesture, functions }) => ({ gesture, files: filesOf(functions) }));
  console.log('\ngesture     files entered');
  for (const { gesture, files } of rows) console.log(`${gesture.padEnd(12)}${files.length}`);
  if (!values.list) return;
  for (const { gesture, files } of rows) {
    console.log(`\n${gesture}`);
    for (const file of files) console.log(`  ${file}`);
  }
}
