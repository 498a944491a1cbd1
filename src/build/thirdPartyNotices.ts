import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Metafile } from 'esbuild';
import { root } from './projectFiles';

/**
 * Collects the licences of the packages whose code is in bundles, as most of these licences require.
 *
 * @param metafiles with paths relative to the root of the repository
 * @throws Error if a package has no licence text to distribute
 */
export function thirdPartyNotices(metafiles: readonly Metafile[]): string {
  const folders = metafiles.flatMap(bundledPackages);
  const notices = [...new Set(folders)].sort().map((folder) => notice(join(root, folder)));
  return `Cytonote contains code of these packages.\n\n${[...new Set(notices)].join('\n')}`;
}

/** The folders of the packages whose code is in a bundle, such as `node_modules/saxes`. */
export function bundledPackages({ outputs }: Metafile): string[] {
  const bundled = Object.values(outputs)
    .flatMap(({ inputs }) => Object.entries(inputs))
    .flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? path : []));
  const folders = bundled.flatMap(
    (path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? [],
  );
  return [...new Set(folders)];
}

interface PackageManifest {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly author?: string | { readonly name: string };
  readonly repository?: string | { readonly url: string };
}

function notice(folder: string): string {
  const manifest = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  ) as PackageManifest;
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file && readFileSync(join(folder, file), 'utf8').trim();
  const { name, version, license } = manifest;
  return `--- ${name} ${version} (${license})\n\n${text || statedLicence(manifest)}\n`;
}

/** For a package without a licence text: the licence that its manifest states, and the text of that licence. */
function statedLicence({ name, license, author, repository }: PackageManifest): string {
  const file = join(root, 'data', 'licences', `${license}.txt`);
  const holder = typeof author === 'object' ? author.name : author;
  if (!existsSync(file) || !holder) {
    throw new Error(
      `${name} has neither the text of its licence nor an author and a known licence`,
    );
  }
  const address = typeof repository === 'object' ? repository.url : repository;
  return `Copyright (c) ${holder}, ${address}, by its package.json.\n\n${readFileSync(file, 'utf8').trim()}`;
}
