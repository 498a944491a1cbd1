import { join } from 'node:path';
import { findFreePort } from './findFreePort.mjs';
import { startNodeEditorServer } from './nodeEditorServer.mjs';
import { runTestsInPage } from './runTestsInPage.mjs';
import { makeTemporaryFolder } from './temporaryFolder.mjs';
import { startWebEditorServer } from './webEditorServer.mjs';

/**
 * @typedef {object} HostedTests
 * @property {string} extension folder of the built extension
 * @property {string} [languages] folder of an extension with languages, to load, too
 * @property {string} tests CommonJS file in that folder that exports `run(): Promise<void>`
 * @property {string} folder folder of notes, in which tests may write
 * @property {string} [workspace] file in that folder that names the folders to open instead
 * @property {import('./runTestsInPage.mjs').Visit[]} [visits]
 * @property {(line: string) => void} [onLine] gets each line that the tests print
 */

/**
 * Runs tests in the newest VS Code, where extensions run in Node. Between two visits the server of the editor
 * also ends, and with it all processes of extensions.
 *
 * @param {HostedTests} hosted
 * @returns {Promise<number>} exit code
 */
export async function runInNodeHost({ visits, languages, onLine, ...hosted }) {
  const data = makeTemporaryFolder('server');
  const home = { port: await findFreePort(), path: data.path };
  // The editor loads only one extension under development, so the other one is installed, and loads first.
  const window = { ...hosted, extension: languages ?? hosted.extension };
  const installed = languages && hosted.extension;
  const start = () => startNodeEditorServer({ forTests: true, home, installed });
  let server = await start();
  const comeBack = async () => {
    await server.stop();
    server = await start();
  };
  try {
    const { tests } = window;
    const address = server.address(window);
    const kept = join(home.path, 'data/User/workspaceStorage');
    const visiting = { visits, comeBack, kept, onLine };
    return await runTestsInPage(address, { host: 'node', tests, ...visiting });
  } finally {
    await server.stop();
    data.remove();
  }
}

/**
 * Runs tests in VS Code for the Web, where extensions run in a web worker.
 *
 * @param {HostedTests} hosted
 * @returns {Promise<number>} exit code
 */
export async function runInWebHost({ visits, onLine, ...window }) {
  const server = await startWebEditorServer(window);
  try {
    const { tests } = window;
    const { address } = server;
    return await runTestsInPage(address, { host: 'web', tests, visits, onLine });
  } finally {
    await server.stop();
  }
}
