/** `npm run package`: builds the .vsix, without network or repository. */
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

/** The root of the repository. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '../..');

/** @param {string} file where to write the .vsix */
export function packageExtension(file) {
  mkdirSync(dirname(file), { recursive: true });
  const vsce = join(root, 'node_modules', '@vscode', 'vsce', 'vsce');
  const options = [
    '--no-dependencies',
    '--allow-missing-repository',
    '--no-rewrite-relative-links',
    '--out',
    file,
  ];
  const { status } = spawnSync(process.execPath, [vsce, 'package', ...options], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) {
    throw new Error(`vsce package ended with ${status}`);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  packageExtension(process.argv[2] ?? join(root, 'dist', 'cytonote.vsix'));
}
