// Runs the integration tests in desktop VS Code: the one at VSCODE_PATH, or one that is downloaded.
import { join } from 'node:path';
import { installDesktopRunner, installProject } from '../hosts/installDependencies.mjs';
import { messageOf } from '../hosts/messageOf.mjs';
import { desktopFolder, projectFolder, sampleNotes } from '../hosts/paths.mjs';
import { copyToTemporaryFolder, makeTemporaryFolder } from '../hosts/temporaryFolder.mjs';

await installProject();
await installDesktopRunner();
const { downloadAndUnzipVSCode, runTests } = await import('@vscode/test-electron');
const { bundleTests } = await import('../integration/bundleTests.mjs');
const { startLiteratureServer } = await import('../stand-ins/literatureServer.mjs');

const vscode = await provideDesktop();
if (vscode) await runIn(vscode);

/** @returns {Promise<string | undefined>} path of VS Code's program */
async function provideDesktop() {
  if (process.env.VSCODE_PATH) return process.env.VSCODE_PATH;
  try {
    return await downloadAndUnzipVSCode({ cachePath: join(desktopFolder, '.vscode-test') });
  } catch (error) {
    console.error(
      `The tests did not run: desktop VS Code could not be downloaded (${messageOf(error)}).\n` +
        'Set VSCODE_PATH to the path of an installed VS Code, or use "npm run test:integration",\n' +
        "which runs the same tests in VS Code's server and in VS Code for the Web.",
    );
    process.exitCode = 1;
  }
}

/** @param {string} vscodeExecutablePath */
async function runIn(vscodeExecutablePath) {
  const notes = copyToTemporaryFolder(sampleNotes);
  const data = makeTemporaryFolder('desktop');
  const literature = await startLiteratureServer();
  try {
    await runTests({
      vscodeExecutablePath,
      extensionDevelopmentPath: projectFolder,
      extensionTestsPath: await bundleTests(literature.address),
      launchArgs: [notes.path, '--disable-workspace-trust', `--user-data-dir=${data.path}`],
    });
  } catch (error) {
    console.error(messageOf(error));
    process.exitCode = 1;
  } finally {
    notes.remove();
    data.remove();
    await literature.stop();
  }
}
