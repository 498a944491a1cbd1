import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DatasetProblem, DatasetText } from '../core/dataset/datasetFile';
import type { SourceText } from './generateL10nBundle';

/** The root of the repository. */
export const root = join(__dirname, '../..');

/** Reads the files of the dataset in `data/`, in the order of their paths. */
export function readDataFiles(): DatasetText[] {
  return readFiles('data', /\.(?:entities|source|topics|names)\.(?:yaml|json)$/);
}

/** The text of the manifest, `package.json`. */
export function readManifest(): string {
  return readFileSync(join(root, 'package.json'), 'utf8');
}

/** Reads the source files of the extension, without the code that only builds it. */
export function readSourceFiles(): SourceText[] {
  return readFiles('src', /^src\/(?!build\/).*\.ts$/);
}

function readFiles(folder: string, pattern: RegExp): { path: string; text: string }[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .filter((path) => pattern.test(path))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

/** A problem as a line that terminals and editors turn into a link: `path:line:column: message`. */
export function formatProblem({ path, line, column, message }: DatasetProblem): string {
  return `${path}:${line}:${column}: ${message}`;
}
