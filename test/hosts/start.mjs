// `npm start`: builds Cytonote and opens it on the sample notes, or on a given folder.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { findOnPath } from './findOnPath.mjs';
import { installEditors, installProject } from './installDependencies.mjs';
import { messageOf } from './messageOf.mjs';
import { projectFolder, sampleNotes } from './paths.mjs';
import { npmCommand, runCommand, runCommandOrThrow } from './runCommand.mjs';

const usage = `Usage: npm start [-- [--browser] [folder]]

Opens VS Code with Cytonote on a folder of notes (by default test/sample-notes): desktop VS Code if
the command "code" is there, otherwise a VS Code that runs in your browser.

  --browser  in the browser even if desktop VS Code is there`;

try {
  await start();
} catch (error) {
  console.error(messageOf(error));
  process.exitCode = 1;
}

async function start() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { browser: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help) return console.log(usage);

  const folder = folderOfNotes(positionals[0]);
  await installProject();
  console.log('Building Cytonote …');
  await runCommandOrThrow(...npmCommand(['run', 'build']), { cwd: projectFolder });

  const desktop = values.browser ? undefined : findOnPath('code');
  if (desktop && (await openDesktop(desktop, folder))) return;
  await openBrowserEditor(folder);
}

/** @param {string | undefined} given */
function folderOfNotes(given) {
  if (given === undefined) return sampleNotes;
  // npm changes to the project's folder; INIT_CWD is the folder of the user.
  const folder = resolve(process.env.INIT_CWD ?? process.cwd(), given);
  if (!existsSync(folder) || !statSync(folder).isDirectory()) {
    throw new Error(`There is no folder "${folder}".`);
  }
  return folder;
}

/**
 * @param {string} code path of the command `code`
 * @param {string} folder
 * @returns {Promise<boolean>} whether it could be opened
 */
async function openDesktop(code, folder) {
  console.log(`Opening VS Code on ${folder} …`);
  const note = firstNote(folder);
  const { exitCode, output } = await runCommand(code, [
    `--extensionDevelopmentPath=${projectFolder}`,
    folder,
    ...(note ? [note] : []),
  ]);
  if (exitCode === 0) return true;
  console.log(`Desktop VS Code could not be opened:\n${output.trimEnd()}`);
  return false;
}

/** @param {string} folder */
async function openBrowserEditor(folder) {
  await installEditors();
  const { startNodeEditorServer } = await import('./nodeEditorServer.mjs');
  console.log("Starting VS Code's server …");
  const server = await startNodeEditorServer({ installed: projectFolder });
  console.log(`
VS Code with Cytonote is ready on ${folder}. Open this address in a browser on this machine:

  ${server.address({ folder, file: firstNote(folder) })}

Press Ctrl-C to stop.`);
  await server.ended;
  throw new Error("VS Code's server has ended.");
}

/**
 * @param {string} folder
 * @returns {string | undefined}
 */
function firstNote(folder) {
  const [note] = readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .sort();
  return note && join(folder, note);
}
