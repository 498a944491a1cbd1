import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { testLineMark } from '../hosts/testLine.mjs';

const integrationFolder = dirname(fileURLToPath(import.meta.url));
/** The folder of the bundles. */
export const outputFolder = join(integrationFolder, '../out');
/** Tests of the sample notes. */
export const mainSuite = join(integrationFolder, 'suite');
/** Tests of a workspace of their own. */
export const indexSuite = join(integrationFolder, 'indexSuite');
/** Tests in an editor that has the languages of Quarto and R. */
export const quartoSuite = join(integrationFolder, 'quartoSuite');
/** An extension with these languages. */
export const quartoLanguages = join(integrationFolder, 'languages/zz-quarto-and-r');
/** Tests in an editor in which a part of Cytonote fails. */
export const failureSuite = join(integrationFolder, 'failureSuite');
const mochaForBrowsers = createRequire(import.meta.url).resolve('mocha/mocha.js');

/**
 * Bundles the integration tests into one file that runs in every extension host: it needs only the
 * module `vscode`, and neither Node's built-in modules nor a DOM.
 *
 * @param {string} literature address of the stand-in for PubMed, Crossref and Zotero
 * @param {string} [suiteFolder]
 * @param {string} [outfile]
 * @param {string[]} [only] outermost titles of the tests to run; without it, all run
 * @returns {Promise<string>} path of the bundle
 */
export async function bundleTests(
  literature,
  suiteFolder = mainSuite,
  outfile = join(outputFolder, 'integration.js'),
  only = [],
) {
  const files = readdirSync(suiteFolder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts'))
    .sort();
  if (files.length === 0) throw new Error(`No *.test.ts in ${suiteFolder}.`);

  await build({
    stdin: { contents: entryPoint(files), resolveDir: suiteFolder },
    outfile,
    banner: { js: asScript(readFileSync(mochaForBrowsers, 'utf8')) },
    define: {
      TEST_LINE_MARK: JSON.stringify(testLineMark),
      LITERATURE_ADDRESS: JSON.stringify(literature),
      STAND_INS: JSON.stringify(join(integrationFolder, '../stand-ins')),
      ONLY: JSON.stringify(only),
    },
    inject: [join(integrationFolder, 'markedConsole.ts')],
    bundle: true,
    format: 'cjs',
    platform: 'browser',
    // The browser build of one of remark's dependencies needs a DOM; the build for workers does not.
    conditions: ['worker'],
    target: 'es2022',
    external: ['vscode'],
    sourcemap: true,
    logLevel: 'warning',
  });
  // VS Code for the Web loads only names that end in .js; this file keeps them CommonJS.
  writeFileSync(join(dirname(outfile), 'package.json'), '{ "type": "commonjs" }\n');
  return outfile;
}

/**
 * Imports run in order: mocha must define `describe` before a test file uses it.
 *
 * @param {string[]} files
 */
function entryPoint(files) {
  const mochaInEditor = JSON.stringify(join(integrationFolder, 'mochaInEditor.ts'));
  return [
    `export { run } from ${mochaInEditor};`,
    ...files.map((file) => `import ${JSON.stringify(`./${file.replaceAll('\\', '/')}`)};`),
  ].join('\n');
}

/**
 * Hides `module` from mocha's browser build. With it, the build would be a CommonJS module and replace what
 * the bundle exports; without it, the build defines the globals `Mocha` and `mocha`.
 *
 * @param {string} source
 */
function asScript(source) {
  return `(function (module, exports, define) {\n${source}\n})();`;
}
