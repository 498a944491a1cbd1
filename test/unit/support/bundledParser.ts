import { createRequire } from 'node:module';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { root } from '../../../src/build/projectFiles';
import type { ParseBibtex } from '../../../src/core/bibliography/bibtex/parsedBibtex';
import { once } from './once';

/** The parser of single BibTeX entries as it is shipped, bundled once for all tests. */
export const bundledParser = once((): ParseBibtex => {
  const file = join(root, 'src', 'core', 'bibliography', 'bibtex', 'parseBibtex.ts');
  return bundled<{ parseBibtexEntry: ParseBibtex }>(file).parseBibtexEntry;
});

/** The library that it uses, for whole files. */
export function bundledLibrary(): (bibtex: string) => unknown {
  return bundled<{ parse: (bibtex: string) => unknown }>('@retorquere/bibtex-parser').parse;
}

/**
 * Bundles a module with the ESM build of the library: its CommonJS build, which tests would otherwise load,
 * requires a module that has no CommonJS build.
 */
function bundled<T>(entryPoint: string): T {
  const { outputFiles } = buildSync({
    absWorkingDir: root,
    entryPoints: [entryPoint],
    bundle: true,
    write: false,
    format: 'cjs',
    target: 'es2022',
    platform: 'browser',
    conditions: ['worker', 'import', 'module'],
  });
  const module: { exports: unknown } = { exports: {} };
  const run = new Function('module', 'exports', 'require', outputFiles[0]?.text ?? '');
  run(module, module.exports, createRequire(__filename));
  return module.exports as T;
}
