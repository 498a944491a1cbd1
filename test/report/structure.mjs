// `npm run report:structure`: how `src/` is cut into files and folders, and which way imports go.
//
//     node test/report/structure.mjs [--list] [folder of a checkout]
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { cruise } from 'dependency-cruiser';
import { projectFolder } from '../hosts/paths.mjs';
import { arrowsBetween, findCircles, folderIn, upwardArrows } from './folderArrows.mjs';

/**
 * @typedef {object} SourceFile
 * @property {string} path
 * @property {number} lines
 * @property {string[]} imports paths in `src/`
 */

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { list: { type: 'boolean', default: false } },
});
const root = resolve(positionals[0] ?? projectFolder);
const files = await readFiles();

const rows = [
  ['files in src', String(files.length)],
  ['lines, mean of a file', (linesOf(files) / files.length).toFixed(1)],
  ['imports of src/extension.ts', String(importsOf('src/extension.ts'))],
  ...reportFolders('src/core'),
  ...reportFolders('src/features'),
];
const width = Math.max(...rows.map(([name]) => name.length));
for (const [name, figure] of rows) console.log(`${name.padEnd(width)}  ${figure}`);

/**
 * All TypeScript files of `src/` with all that they import, types too.
 *
 * @returns {Promise<SourceFile[]>}
 */
async function readFiles() {
  const { output } = await cruise(['src'], {
    baseDir: root,
    includeOnly: '^src/',
    parser: 'swc',
    enhancedResolveOptions: { extensions: ['.ts'] },
  });
  if (typeof output === 'string') throw new Error('dependency-cruiser returned a text.');
  return output.modules
    .filter(({ source }) => source.endsWith('.ts'))
    .map(({ source, dependencies }) => ({
      path: source,
      lines: readFileSync(join(root, source), 'utf8').split('\n').length - 1,
      imports: [...new Set(dependencies.map(({ resolved }) => resolved))],
    }));
}

/** @param {SourceFile[]} some */
function linesOf(some) {
  return some.reduce((sum, { lines }) => sum + lines, 0);
}

/** @param {string} path its statements, also those that import packages */
function importsOf(path) {
  const code = readFileSync(join(root, path), 'utf8');
  return [...code.matchAll(/^import\b/gm)].length;
}

/**
 * @param {string} parent
 * @returns {[string, string][]}
 */
function reportFolders(parent) {
  const arrows = arrowsBetween(files, parent);
  const folders = [...arrows.keys()];
  const circles = findCircles(arrows);
  const inCircles = new Set(circles.flat());
  const upward = upwardArrows(arrows);
  const upwardImports = upward.reduce((sum, { imports }) => sum + imports, 0);
  const inParent = files.filter(({ path }) => path.startsWith(`${parent}/`));
  const linesInCircles = linesOf(
    inParent.filter(({ path }) => inCircles.has(folderIn(parent, path))),
  );
  if (values.list) {
    for (const circle of circles) console.log(`circle in ${parent}: ${circle.join(', ')}`);
    for (const { from, to, imports } of upward) {
      console.log(`upward in ${parent}: ${from} → ${to}, imports: ${imports}`);
    }
  }
  return [
    [`folders of ${parent} in circles`, `${inCircles.size} of ${folders.length}`],
    [`lines of ${parent} in circles`, `${linesInCircles} of ${linesOf(inParent)}`],
    [`upward arrows between folders of ${parent}`, `${upward.length}, imports: ${upwardImports}`],
  ];
}
