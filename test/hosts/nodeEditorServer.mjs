import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { findFreePort } from './findFreePort.mjs';
import { findServerNode } from './findServerNode.mjs';
import { hostsFolder, vscodeServerFolder } from './paths.mjs';
import { runCommandOrThrow } from './runCommand.mjs';
import { startServer } from './startServer.mjs';
import { makeTemporaryFolder } from './temporaryFolder.mjs';

/** @typedef {Record<string, unknown>} Settings settings of VS Code by their names */

/** Turns off features of the editor that have nothing to do with notes or this extension. */
const quietSettings = {
  'chat.disableAIFeatures': true,
  'extensions.ignoreRecommendations': true,
  'git.enabled': false,
  'npm.autoDetect': 'off',
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

/** No marketplace, so that the editor sends no requests. */
const offline = { EXTENSIONS_GALLERY: '{}' };

/**
 * What an editor window opens. All paths are absolute.
 *
 * @typedef {object} EditorWindow
 * @property {string} [folder] folder of notes; without it, no folder is open
 * @property {string} [workspace] file in that folder that names the folders to open instead
 * @property {string} [file] a note to open
 * @property {string} [extension] folder of an extension to load as one under development
 * @property {string} [tests] CommonJS file that exports `run(): Promise<void>`
 */

/**
 * The state to which an editor returns. The port is a part of it, since an editor also knows a workspace by the
 * address of its server.
 *
 * @typedef {object} Home
 * @property {number} port
 * @property {string} path folder of its settings and of the data of extensions; remains when the server stops
 */

/**
 * @typedef {object} NodeEditorServerOptions
 * @property {string} [installed] folder of an extension to load as an installed one, or its .vsix, which the
 * editor installs
 * @property {readonly string[]} [beside] folders of further extensions; only if `installed` is a folder
 * @property {boolean} [restrictedMode] the user does not trust the folder yet
 * @property {Settings} [settings]
 * @property {Home} [home] the home of an earlier server, to continue with its state; without it, a new home
 * @property {boolean} [forTests] supports `extension` and `tests` of its windows, but shows no notifications
 */

/**
 * @typedef {object} EditorAccess
 * @property {(window: EditorWindow) => string} address the address to open in a browser
 * @property {(settings: Settings) => void} writeSettings replaces all settings
 *
 * @typedef {import('./startServer.mjs').Server & EditorAccess} NodeEditorServer
 */

/**
 * Starts the newest available VS Code as a server for browsers. Extensions run in a Node
 * process beside the server, as in desktop VS Code.
 *
 * @param {NodeEditorServerOptions} [options]
 * @returns {Promise<NodeEditorServer>}
 */
export async function startNodeEditorServer({
  installed,
  beside = [],
  restrictedMode = false,
  settings = {},
  forTests = false,
  home,
} = {}) {
  const port = home?.port ?? (await findFreePort());
  const data = home ? { path: home.path, remove: () => {} } : makeTemporaryFolder('server');
  const extensionsFolder = join(data.path, 'extensions');
  if (installed?.endsWith('.vsix')) await installPackage(installed, data.path, extensionsFolder);
  else if (installed) install([installed, ...beside], extensionsFolder);
  const writeSettings = settingsWriter(join(data.path, 'data/Machine'));
  writeSettings(settings);

  const server = await startServer({
    name: "VS Code's server",
    node: findServerNode(),
    script: join(hostsFolder, 'nodeEditorProcess.mjs'),
    args: [
      ...['--host', '127.0.0.1', '--port', String(port), '--without-connection-token'],
      ...['--server-data-dir', data.path, '--extensions-dir', extensionsFolder],
      ...['--accept-server-license-terms', '--disable-telemetry'],
      ...(restrictedMode ? [] : ['--disable-workspace-trust']),
      ...(forTests ? ['--enable-smoke-test-driver'] : []),
    ],
    env: offline,
    readyLine: 'Web UI available',
    afterwards: data.remove,
  });
  return { address: (window) => addressOf(port, window), writeSettings, ...server };
}

/**
 * Makes links, so that the editor has the extensions as the next build writes them.
 *
 * @param {readonly string[]} extensions
 * @param {string} extensionsFolder
 */
function install(extensions, extensionsFolder) {
  mkdirSync(extensionsFolder);
  for (const [at, extension] of extensions.entries()) {
    symlinkSync(extension, join(extensionsFolder, `extension${at}`), 'junction');
  }
}

/**
 * Installs a .vsix as `code --install-extension` does.
 *
 * @param {string} file
 * @param {string} dataFolder
 * @param {string} extensionsFolder
 */
async function installPackage(file, dataFolder, extensionsFolder) {
  await runCommandOrThrow(
    findServerNode(),
    [
      join(vscodeServerFolder, 'out/server-main.js'),
      ...['--server-data-dir', dataFolder, '--extensions-dir', extensionsFolder],
      ...['--accept-server-license-terms', '--install-extension', file],
    ],
    { env: offline },
  );
}

/**
 * @param {string} settingsFolder
 * @returns {NodeEditorServer['writeSettings']}
 */
function settingsWriter(settingsFolder) {
  mkdirSync(settingsFolder, { recursive: true });
  const file = join(settingsFolder, 'settings.json');
  return (settings) => writeFileSync(file, JSON.stringify({ ...quietSettings, ...settings }));
}

/**
 * @param {number} port
 * @param {EditorWindow} window
 */
function addressOf(port, { folder, workspace, file, extension, tests }) {
  const authority = `127.0.0.1:${port}`;
  /** @param {string} path */
  const remote = (path) => `vscode-remote://${authority}${pathToFileURL(path).pathname}`;

  const payload = [['skipWelcome', 'true']];
  if (file) payload.push(['openFile', remote(file)]);
  if (extension) payload.push(['extensionDevelopmentPath', remote(extension)]);
  if (tests) payload.push(['extensionTestsPath', remote(tests)]);

  const address = new URL(`http://${authority}/`);
  if (folder) {
    const opened = workspace ? join(folder, workspace) : folder;
    const path = decodeURIComponent(pathToFileURL(opened).pathname);
    address.searchParams.set(workspace ? 'workspace' : 'folder', path);
  } else {
    address.searchParams.set('ew', 'true');
  }
  address.searchParams.set('payload', JSON.stringify(payload));
  return address.href;
}
