import { createRequire } from 'node:module';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import type { ParseBibtex } from '../../src/core/bibliography/parsedBibtex';

/**
 * The parser of BibTeX as it is shipped: bundled from the library's ESM build. Its other build, which
 * the tests would otherwise load, requires a module that has none.
 */
export function bundledParser(): ParseBibtex {
  const { outputFiles } = buildSync({
    entryPoints: [join(__dirname, '../../src/core/bibliography/parseBibtex.ts')],
    bundle: true,
    write: false,
    format: 'cjs',
    target: 'es2022',
    platform: 'browser',
    conditions: ['worker', 'import', 'module'],
  });
  const [{ text } = { text: '' }] = outputFiles;
  const module: { exports: { parseBibtexEntry?: ParseBibtex } } = { exports: {} };
  new Function('module', 'exports', 'require', text)(
    module,
    module.exports,
    createRequire(__filename),
  );
  const { parseBibtexEntry } = module.exports;
  if (!parseBibtexEntry) {
    throw new Error('the bundle has no parseBibtexEntry');
  }
  return parseBibtexEntry;
}
