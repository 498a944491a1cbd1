/** `npm run package [-- FILE [REPOSITORY TAG]]`: builds the .vsix, without network or repository. */
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

/** The root of the repository. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '../..');

/**
 * @param {string} file where to write the .vsix
 * @param {{ address: string, version: string }} [repository] where links and pictures of the README lead to:
 *   on its own a .vsix has neither docs nor pictures
 */
export function packageExtension(file, repository) {
  mkdirSync(dirname(file), { recursive: true });
  const vsce = join(root, 'node_modules', '@vscode', 'vsce', 'vsce');
  const options = [
    '--no-dependencies',
    '--allow-missing-repository',
    ...(repository
      ? [
          ...['--baseContentUrl', `${repository.address}/blob/${repository.version}`],
          ...['--baseImagesUrl', `${repository.address}/raw/${repository.version}`],
        ]
      : ['--no-rewrite-relative-links']),
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
  const [file = join(root, 'dist', 'cytonote.vsix'), address, version] = process.argv.slice(2);
  packageExtension(file, address && version ? { address, version } : undefined);
}
