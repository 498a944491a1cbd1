import { cpSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { cleanUpAtExit } from './cleanUp.mjs';

/**
 * @typedef {object} TemporaryFolder
 * @property {string} path
 * @property {() => void} remove
 */

/**
 * @param {string} purpose a word for the folder's name
 * @returns {TemporaryFolder}
 */
export function makeTemporaryFolder(purpose) {
  const path = mkdtempSync(join(realpathSync(tmpdir()), `cytonote-${purpose}-`));
  const remove = cleanUpAtExit(() =>
    // A server that was just killed may still write files, so this retries.
    rmSync(path, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }),
  );
  return { path, remove };
}

/**
 * The copy keeps the folder's name, since the editor shows it.
 *
 * @param {string} folder
 * @returns {TemporaryFolder}
 */
export function copyToTemporaryFolder(folder) {
  const parent = makeTemporaryFolder('notes');
  const path = join(parent.path, basename(folder));
  cpSync(folder, path, { recursive: true });
  return { path, remove: parent.remove };
}
