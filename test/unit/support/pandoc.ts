import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { once } from './once';

/** Loads Pandoc on first use: it is large and takes a second to start. */
const load = once(() => import('pandoc-wasm'));

export const pandocVersion = readFileSync(
  join(__dirname, '../../../node_modules/pandoc-wasm/pandoc-version.txt'),
  'utf8',
).trim();

/**
 * Runs Pandoc as WebAssembly, so that all machines have the same version.
 *
 * @param options those of its defaults files: `from`, `to`, `citeproc`
 * @param files by the names that options have for them
 */
export async function pandoc(
  options: Readonly<Record<string, unknown>>,
  input: string,
  files: Readonly<Record<string, string>> = {},
): Promise<{ readonly stdout: string; readonly stderr: string }> {
  const { convert } = await load();
  return convert(options, input, files);
}
