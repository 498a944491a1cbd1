// Runs the integration tests in both kinds of extension host that VS Code has.
import { installEditors, installProject } from '../hosts/installDependencies.mjs';
import { projectFolder, sampleNotes } from '../hosts/paths.mjs';
import { copyToTemporaryFolder } from '../hosts/temporaryFolder.mjs';

await installProject();
await installEditors();
const { startLiteratureServer } = await import('../stand-ins/literatureServer.mjs');
const { runInNodeHost, runInWebHost } = await import('../hosts/runInHosts.mjs');

const { bundleTests, indexSuite, indexBundle, failureSuite, failureBundle } = await import(
  './bundleTests.mjs'
);
const { makeIndexedWorkspace, workspaceFile } = await import('./indexedWorkspace.mjs');

const literature = await startLiteratureServer();
const tests = await bundleTests(literature.address);
const indexTests = await bundleTests(literature.address, indexSuite, indexBundle);
const failureTests = await bundleTests(literature.address, failureSuite, failureBundle);
const exitCodes = [];
for (const runInHost of [runInNodeHost, runInWebHost]) {
  const notes = copyToTemporaryFolder(sampleNotes);
  for (const suite of [tests, failureTests]) {
    exitCodes.push(await runInHost({ extension: projectFolder, tests: suite, folder: notes.path }));
  }
  notes.remove();
  const { path: folder, visits, remove } = makeIndexedWorkspace();
  const extension = projectFolder;
  const window = { extension, tests: indexTests, folder, workspace: workspaceFile, visits };
  exitCodes.push(await runInHost(window));
  remove();
}
await literature.stop();
process.exitCode = exitCodes.every((code) => code === 0) ? 0 : 1;
