import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Metafile } from 'esbuild';

/**
 * Collects the licences of the packages whose code is in a bundle, as most of them ask for.
 *
 * @param root the folder that the paths of the metafile are relative to
 */
export function thirdPartyNotices({ outputs }: Metafile, root: string): string {
  const bundled = Object.values(outputs)
    .flatMap(({ inputs }) => Object.entries(inputs))
    .flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? path : []));
  const folders = bundled.flatMap(
    (path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? [],
  );
  const notices = [...new Set(folders)].sort().map((folder) => notice(join(root, folder)));
  return `Cytonote contains code of these packages.\n\n${[...new Set(notices)].join('\n')}`;
}

function notice(folder: string): string {
  const { name, version, license } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  ) as { readonly name: string; readonly version: string; readonly license: string };
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file === undefined ? '' : readFileSync(join(folder, file), 'utf8').trim();
  return `--- ${name} ${version} (${license})\n\n${text}\n`;
}
