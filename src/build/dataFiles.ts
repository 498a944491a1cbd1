import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DatasetProblem, DatasetText } from '../core/library/datasetFile';

/** The root of the repository. */
export const root = join(__dirname, '../..');

/** Reads the files of the dataset in `data/`, in the order of their paths. */
export function readDataFiles(): DatasetText[] {
  return readdirSync(join(root, 'data'), { recursive: true, encoding: 'utf8' })
    .map((name) => `data/${name.replaceAll('\\', '/')}`)
    .filter((path) => /\.(?:entities|source|topics)\.(?:yaml|json)$/.test(path))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

/** A problem as a line that terminals and editors make a link of: `path:line:column: message`. */
export function formatProblem({ path, line, column, message }: DatasetProblem): string {
  return `${path}:${line}:${column}: ${message}`;
}
