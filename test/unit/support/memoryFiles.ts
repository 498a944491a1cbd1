import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';
import type { FileHost, NamedBy } from '../../../src/core/files/fileHost';

/** A host of files in memory, by their paths. Only settings can name files in `/secret`. */
export function hostOf(files: Record<string, string>): FileHost<string> {
  const named = (folder: string, name: string, by: NamedBy) => {
    const path = posix.resolve(folder, name);
    return by === 'note' && path.startsWith('/secret/') ? undefined : path;
  };
  return {
    entry: posix.join,
    above: (folder) => (folder === '/' ? undefined : posix.dirname(folder)),
    named,
    stat: async (file) => (file in files ? { size: files[file]?.length ?? 0 } : undefined),
    read: async (file) => files[file],
    list: async (folder) => {
      const inside = Object.keys(files).filter((it) => it.startsWith(`${folder}/`));
      const names = inside.map((it) => it.slice(folder.length + 1).split('/'));
      return names.map(([name = '', ...rest]) => ({ name, isFile: rest.length === 0 }));
    },
  };
}

/** The files below a folder of `test/fixtures`, by their paths below a root. */
export function fixtureFiles(folder: string, root: string): Record<string, string> {
  const path = join(__dirname, '../../fixtures', folder);
  const names = readdirSync(path, { recursive: true, encoding: 'utf8' });
  return Object.fromEntries(
    names
      .filter((name) => statSync(join(path, name)).isFile())
      .map((name) => [
        posix.join(root, name.replaceAll('\\', '/')),
        readFileSync(join(path, name), 'utf8'),
      ]),
  );
}
