// Runs the integration tests in both kinds of extension host that VS Code has, side by side, or in the one that is
// named: `node test/integration/run.mjs [node|web]`
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installEditors, installProject } from '../hosts/installDependencies.mjs';
import { projectFolder, sampleNotes } from '../hosts/paths.mjs';
import { runCommand } from '../hosts/runCommand.mjs';
import { copyToTemporaryFolder } from '../hosts/temporaryFolder.mjs';

await installProject();
await installEditors();
const { startLiteratureServer } = await import('../stand-ins/literatureServer.mjs');
const { runInNodeHost, runInWebHost } = await import('../hosts/runInHosts.mjs');
const { bundleTests, failureSuite, indexSuite, mainSuite, outputFolder } = await import(
  './bundleTests.mjs'
);
const { makeIndexedWorkspace, workspaceFile } = await import('./indexedWorkspace.mjs');

const hosts = new Map([
  ['node', runInNodeHost],
  ['web', runInWebHost],
]);
const [name] = process.argv.slice(2);
const isGood = name === undefined ? await runSideBySide() : await runHost(name);
process.exitCode = isGood ? 0 : 1;

/** The first host prints while it runs, the others when they have ended: lines of two would mix. */
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
  /** @param {string} suite @param {string} file */
  const bundle = (suite, file) =>
    bundleTests(literature.address, suite, join(outputFolder, `${file}-${host}.js`));
  const extension = projectFolder;
  const exitCodes = [];

  const notes = copyToTemporaryFolder(sampleNotes);
  for (const [suite, file] of /** @type {const} */ ([
    [mainSuite, 'integration'],
    [failureSuite, 'failureIntegration'],
  ])) {
    const tests = await bundle(suite, file);
    exitCodes.push(await runInHost({ extension, tests, folder: notes.path }));
  }
  notes.remove();

  const { path: folder, visits, remove } = makeIndexedWorkspace();
  const tests = await bundle(indexSuite, 'indexIntegration');
  exitCodes.push(await runInHost({ extension, tests, folder, workspace: workspaceFile, visits }));
  remove();
  await literature.stop();
  return exitCodes.every((code) => code === 0);
}
