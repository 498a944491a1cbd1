// Runs the integration tests in both kinds of extension host that VS Code has, side by side, or in the one that is
// named: `node test/integration/run.mjs [node|web]`
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installEditorsAndBrowser, installProject } from '../hosts/installDependencies.mjs';
import { projectFolder, sampleNotes } from '../hosts/paths.mjs';
import { runCommand } from '../hosts/runCommand.mjs';
import { copyToTemporaryFolder } from '../hosts/temporaryFolder.mjs';

await installProject();
await installEditorsAndBrowser();
const { startLiteratureServer } = await import('../stand-ins/literatureServer.mjs');
const { runInNodeHost, runInWebHost } = await import('../hosts/runInHosts.mjs');
const {
  bundleTests,
  failureSuite,
  indexSuite,
  mainSuite,
  outputFolder,
  quartoLanguages,
  quartoSuite,
} = await import('./bundleTests.mjs');
const { makeIndexedWorkspace, workspaceFile } = await import('./indexedWorkspace.mjs');

const hosts = new Map([
  ['node', runInNodeHost],
  ['web', runInWebHost],
]);
const [name] = process.argv.slice(2);
const isGood = name === undefined ? await runSideBySide() : await runHost(name);
process.exitCode = isGood ? 0 : 1;

/** The first host prints while it runs, the others when they have ended, so that their lines do not mix. */
async function runSideBySide() {
  const script = fileURLToPath(import.meta.url);
  const runs = [...hosts.keys()].map(async (host, at) => {
    const isFirst = at === 0;
    const { exitCode, output } = await runCommand(process.execPath, [script, host], {
      show: isFirst,
    });
    return { exitCode, later: isFirst ? '' : output };
  });
  const results = await Promise.all(runs);
  for (const { later } of results) process.stdout.write(later);
  return results.every(({ exitCode }) => exitCode === 0);
}

/**
 * Runs all suites in one host. The bundles and the server that stands in for others are its own.
 *
 * @param {string} host
 */
async function runHost(host) {
  const runInHost = hosts.get(host);
  if (!runInHost)
    throw new Error(`There is no host "${host}". The hosts: ${[...hosts.keys()].join(' ')}`);
  const literature = await startLiteratureServer();
  /** @param {string} suite @param {string} file @param {string[]} [only] */
  const bundle = (suite, file, only) =>
    bundleTests(literature.address, suite, join(outputFolder, `${file}-${host}.js`), only);

  const exitCodes = [
    await runTwiceIfNeeded(runInHost, (only) => bundle(mainSuite, 'integration', only), openNotes),
    await runTwiceIfNeeded(runInHost, () => bundle(quartoSuite, 'quartoIntegration'), openQuarto),
    await runTwiceIfNeeded(runInHost, () => bundle(failureSuite, 'failureIntegration'), openNotes),
    // A visit needs the state that the visits before it left, so all of them run again.
    await runTwiceIfNeeded(runInHost, () => bundle(indexSuite, 'indexIntegration'), openIndexed),
  ];
  await literature.stop();
  return exitCodes.every((code) => code === 0);
}

/** What an editor opens: `remove` deletes it. */
function openNotes() {
  const { path, remove } = copyToTemporaryFolder(sampleNotes);
  return { window: { folder: path }, remove };
}

function openQuarto() {
  const { window, remove } = openNotes();
  return { window: { ...window, languages: quartoLanguages }, remove };
}

function openIndexed() {
  const { path, visits, remove } = makeIndexedWorkspace();
  return { window: { folder: path, workspace: workspaceFile, visits }, remove };
}

/**
 * Runs a suite, and what failed of it once more in a new editor with new notes: on a machine that is busy
 * with other work an editor may miss a click or an event, and keep the consequences. The output says both.
 *
 * @param {(hosted: import('../hosts/runInHosts.mjs').HostedTests) => Promise<number>} runInHost
 * @param {(only?: string[]) => Promise<string>} bundle makes the file of the tests, or of some of them
 * @param {typeof openNotes | typeof openQuarto | typeof openIndexed} open
 * @returns {Promise<number>} exit code
 */
async function runTwiceIfNeeded(runInHost, bundle, open) {
  /** @type {Set<string>} */
  const failed = new Set();
  const onLine = (/** @type {string} */ line) => {
    const [, title] = /^Failed in: (.+)$/.exec(line) ?? [];
    if (title) failed.add(title);
  };
  /** @param {string[]} [only] */
  const run = async (only) => {
    const tests = await bundle(only);
    const { window, remove } = open();
    try {
      return await runInHost({ extension: projectFolder, tests, ...window, onLine });
    } finally {
      remove();
    }
  };
  const exitCode = await run();
  if (exitCode === 0) return exitCode;
  const titles = [...failed];
  console.log(
    `Second try in a new editor: ${titles.join(', ') || 'all tests, since none was named'}`,
  );
  return await run(titles);
}
