import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { join, relative, resolve } from 'node:path';
import { projectFolder } from '../hosts/paths.mjs';

/**
 * @param {string} folder of bundles with their source maps
 * @returns {(places: string[]) => string[]} the files of `src/` in which places such as `extension.js:120`
 *   are, each once
 */
export function readBundledFiles(folder) {
  /** @type {Map<string, (offset: number) => string | undefined>} */
  const bundles = new Map();
  return (places) => {
    const files = places.map((place) => {
      const [bundle = '', offset] = place.split(':');
      const fileAt = bundles.get(bundle) ?? readBundle(folder, bundle);
      bundles.set(bundle, fileAt);
      return fileAt(Number(offset));
    });
    return [...new Set(files.filter((file) => file !== undefined))].sort();
  };
}

/**
 * @param {string} folder
 * @param {string} bundle
 * @returns {(offset: number) => string | undefined}
 */
function readBundle(folder, bundle) {
  const sourceMap = new SourceMap(JSON.parse(readFileSync(join(folder, `${bundle}.map`), 'utf8')));
  const lines = readFileSync(join(folder, bundle), 'utf8').split('\n');
  /** @type {number[]} */
  const starts = [];
  for (let line = 0, start = 0; line < lines.length; line++) {
    starts.push(start);
    start += (lines[line]?.length ?? 0) + 1;
  }
  return (offset) => {
    const line = starts.findLastIndex((start) => start <= offset);
    const entry = sourceMap.findEntry(line, offset - (starts[line] ?? 0));
    // What esbuild adds has no entry of its own.
    if (!('originalSource' in entry) || entry.generatedLine !== line) return undefined;
    const file = relative(projectFolder, resolve(folder, entry.originalSource));
    return /^src[\\/]/.test(file) ? file.replaceAll('\\', '/') : undefined;
  };
}
