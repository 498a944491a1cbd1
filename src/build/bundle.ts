import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BuildOptions, Plugin } from 'esbuild';
import { root } from './projectFiles';

/**
 * How to bundle the extension: into one file for the Node and the web worker extension host.
 *
 * @param production minified, without a source map
 */
export function extensionBundle(production: boolean): BuildOptions {
  return {
    ...commonOptions(production),
    entryPoints: [join('src', 'extension.ts')],
    outfile: join('dist', 'extension.js'),
    platform: 'browser',
    // Without "worker", esbuild takes the build of a dependency of remark that needs a DOM.
    conditions: ['worker', 'import', 'module'],
    external: ['vscode'],
    plugins: [oneEditorApi],
  };
}

/**
 * Lets all files share one `vscode`. For each `import * as vscode`, esbuild would copy the 400 names of the editor's API
 * into an object of getters: in 155 files, that takes as long as all else that the bundle does while it loads.
 */
const oneEditorApi: Plugin = {
  name: 'one editor API',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^one-editor-api$/ }, ({ path }) => ({ path, namespace: path }));
    onLoad({ filter: /./, namespace: 'one-editor-api' }, () => ({
      contents: "export const vscode = require('vscode');",
    }));
    onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replace(
        "import * as vscode from 'vscode';",
        "import { vscode } from 'one-editor-api';",
      ),
      loader: 'ts',
    }));
  },
};

/** How to bundle the BibTeX parser: it is large, and only loaded for a note with a BibTeX bibliography. */
export function bibtexParserBundle(production: boolean): BuildOptions {
  return {
    ...extensionBundle(production),
    entryPoints: [join('src', 'core', 'bibliography', 'bibtex', 'parseBibtex.ts')],
    outfile: join('dist', 'bibtexParser.js'),
  };
}

/** How to bundle the script and the styles of the map page, for a webview. */
export function mapViewBundle(production: boolean): BuildOptions {
  return {
    ...commonOptions(production),
    entryPoints: [join('src', 'webview', 'mapView.ts'), join('src', 'webview', 'mapView.css')],
    outdir: 'dist',
    platform: 'browser',
    format: 'iife',
  };
}

/** How to bundle the script that marks rendered cells: a module that includes its styles, for notebooks. */
export function notebookMarksBundle(production: boolean): BuildOptions {
  return {
    ...commonOptions(production),
    entryPoints: [join('src', 'webview', 'notebookMarks.ts')],
    outdir: 'dist',
    platform: 'browser',
    format: 'esm',
    loader: { '.css': 'text' },
  };
}

/** How to bundle the command line: into one file for Node. */
export function commandLineBundle(production: boolean): BuildOptions {
  return {
    ...commonOptions(production),
    entryPoints: [join('src', 'cli', 'main.ts')],
    outfile: join('dist', 'cli.js'),
    platform: 'node',
    banner: { js: '#!/usr/bin/env node' },
  };
}

/** How to bundle the server for assistants: only `cytonote mcp` loads it. */
export function toolServerBundle(production: boolean): BuildOptions {
  return {
    ...commonOptions(production),
    entryPoints: [join('src', 'cli', 'toolServer.ts')],
    outfile: join('dist', 'toolServer.js'),
    platform: 'node',
  };
}

/** How to bundle what runs programs: the extension loads it where its host is Node. */
export function programsBundle(production: boolean): BuildOptions {
  return {
    ...commonOptions(production),
    entryPoints: [join('src', 'cli', 'programs.ts')],
    outfile: join('dist', 'programs.js'),
    platform: 'node',
  };
}

function commonOptions(production: boolean): BuildOptions {
  return {
    absWorkingDir: root,
    bundle: true,
    format: 'cjs',
    target: 'es2022',
    minify: production,
    sourcemap: !production,
    legalComments: 'none',
    logLevel: 'info',
  };
}
