/**
 * `npm run bench:editor [-- rounds]`: how long one waits in the real editor, with the extension in its Node
 * host. Prints a table and keeps it in editorResults.json. Needs `dist/` as it is built.
 *
 * Each round opens windows of their own: nothing that one window has read is there for the next.
 */
import { writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { installEditorsAndBrowser, installProject } from '../../hosts/installDependencies.mjs';
import { projectFolder } from '../../hosts/paths.mjs';
import { makeTemporaryFolder } from '../../hosts/temporaryFolder.mjs';
import { quantile } from '../rounds.ts';
import { writeNoteFolder } from './noteFolder.ts';

await installProject();
await installEditorsAndBrowser();
const { measureWindow, yardstick } = await import('./measureWindow.mjs');

const kilobyte = 1000;
const manyEntries = 15_000;
/** A light bulb with many entries is compared to one with few. */
const fewEntries = 100;
/** Without a number of entries: the extension for comparison, whose answers take no time. */
const windows = [
  { note: 10 },
  { note: 100 },
  { note: 1000 },
  { note: 10, entries: 0 },
  { note: 10, entries: fewEntries },
  { note: 10, entries: manyEntries },
  { note: 100, entries: 0 },
  { note: 100, entries: manyEntries },
  { note: 1000, entries: 0 },
  { note: 1000, entries: manyEntries },
];

const rounds = Number(process.argv[2] ?? 3);
const folders = windows.map(({ note, entries }) => {
  const { path } = makeTemporaryFolder('bench');
  writeNoteFolder(path, note * kilobyte, entries ?? 0);
  return path;
});

/** @type {Record<string, number>[][]} the rounds of each window */
const times = windows.map(() => []);
for (let round = 1; round <= rounds; round++) {
  for (const [index, folder] of folders.entries()) {
    const extension = windows[index].entries === undefined ? yardstick : undefined;
    times[index].push(await measureWindow(folder, extension));
    console.log(`round ${round}: ${nameOf(windows[index])}`, times[index].at(-1));
  }
}

const results = windows.map((window, index) => ({
  note: nameOf(window),
  ...mediansOf(times[index]),
}));
console.table(Object.fromEntries(results.map(({ note, ...medians }) => [note, medians])));
const load = loadavg()[1]?.toFixed(1);
const machine = `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model}, load ${load}`;
writeFileSync(
  join(projectFolder, 'test/bench/editorResults.json'),
  `${JSON.stringify({ machine, rounds, milliseconds: results }, undefined, 2)}\n`,
);

/** @param {{ note: number, entries?: number }} window */
function nameOf({ note, entries }) {
  return `${note} KB, ${entries === undefined ? 'yardstick' : `${entries} entries`}`;
}

/** @param {Record<string, number>[]} rows */
function mediansOf(rows) {
  const [first = {}] = rows;
  return Object.fromEntries(
    Object.keys(first).map((what) => [
      what,
      Math.round(
        quantile(
          rows.map((row) => row[what]),
          0.5,
        ),
      ),
    ]),
  );
}
