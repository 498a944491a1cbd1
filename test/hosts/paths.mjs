import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const hostsFolder = dirname(fileURLToPath(import.meta.url));
export const projectFolder = join(hostsFolder, '../..');
export const desktopFolder = join(projectFolder, 'test/desktop');
export const sampleNotes = join(projectFolder, 'test/sample-notes');

/** Git ignores this folder. */
export const screenshotsFolder = join(projectFolder, 'test/screenshots');

/** VS Code's server in the package `code-server`. */
export const vscodeServerFolder = join(hostsFolder, 'node_modules/code-server/lib/vscode');
/** Stryker, with a lock file of its own. */
export const mutationFolder = join(projectFolder, 'test/mutation');
