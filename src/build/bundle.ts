import { join } from 'node:path';
import type { BuildOptions } from 'esbuild';
import { root } from './projectFiles';

/**
 * How the extension is bundled: into one file for the Node and the web worker extension host.
 *
 * @param production minified, without a source map
 */
export function bundleOptions(production: boolean): BuildOptions {
  return {
    absWorkingDir: root,
    entryPoints: [join('src', 'extension.ts')],
    outfile: join('dist', 'extension.js'),
    bundle: true,
    format: 'cjs',
    target: 'es2022',
    platform: 'browser',
    // Without "worker", a dependency of remark comes in a build that needs a DOM.
    conditions: ['worker', 'import', 'module'],
    external: ['vscode'],
    minify: production,
    sourcemap: !production,
    legalComments: 'none',
    logLevel: 'info',
  };
}
