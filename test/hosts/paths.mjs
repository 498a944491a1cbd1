import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const hostsFolder = dirname(fileURLToPath(import.meta.url));
export const projectFolder = join(hostsFolder, '../..');
export const desktopFolder = join(projectFolder, 'test/desktop');
export const sampleNotes = join(projectFolder, 'test/sample-notes');

/** Git ignores this folder. */
export const screenshotsFolder = join(projectFolder, 'test/screenshots');

/** VS Code's server as the `code-server` package carries it. */
export const vscodeServerFolder = join(hostsFolder, 'node_modules/code-server/lib/vscode');
/** Stryker, apart from the project's own lock file. */
export const mutationFolder = join(projectFolder, 'test/mutation');
