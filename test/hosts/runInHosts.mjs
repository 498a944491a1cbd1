import { startNodeEditorServer } from './nodeEditorServer.mjs';
import { runTestsInPage } from './runTestsInPage.mjs';
import { startWebEditorServer } from './webEditorServer.mjs';

/**
 * @typedef {object} HostedTests
 * @property {string} extension folder of the built extension
 * @property {string} tests CommonJS file in that folder that exports `run(): Promise<void>`
 * @property {string} folder folder of notes, which the tests may write to
 * @property {string} [workspace] file in that folder that says which folders are open instead
 * @property {import('./runTestsInPage.mjs').Visit[]} [visits]
 * @property {number} [timeoutSeconds]
 */

/**
 * Runs tests in the newest VS Code, where extensions run in Node.
 *
 * @param {HostedTests} hosted
 * @returns {Promise<number>} exit code
 */
export async function runInNodeHost({ timeoutSeconds, visits, ...window }) {
  const server = await startNodeEditorServer({ forTests: true });
  try {
    const { tests } = window;
    const address = server.address(window);
    return await runTestsInPage(address, { host: 'node', tests, timeoutSeconds, visits });
  } finally {
    await server.stop();
  }
}

/**
 * Runs tests in VS Code for the Web, where extensions run in a web worker.
 *
 * @param {HostedTests} hosted
 * @returns {Promise<number>} exit code
 */
export async function runInWebHost({ timeoutSeconds, visits, ...window }) {
  const server = await startWebEditorServer(window);
  try {
    const { tests } = window;
    const { address } = server;
    return await runTestsInPage(address, { host: 'web', tests, timeoutSeconds, visits });
  } finally {
    await server.stop();
  }
}
