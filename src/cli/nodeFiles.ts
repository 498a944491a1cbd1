import { readdir, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { FileHost, FileStat, FolderEntry } from '../core/files/fileHost';
import { isAddress } from '../core/text/paths';
import { textOf } from './wholeFiles';

/** The files that the command line can read, by their absolute paths. Follows links, as a shell does. */
export const nodeFiles: FileHost<string> = {
  entry: (folder, name) => join(folder, name),

  above: (folder) => (dirname(folder) === folder ? undefined : dirname(folder)),

  named: (folder: string, name: string) =>
    isAddress(name) ? undefined : resolve(folder, name.replaceAll('\\', '/')),

  async stat(file: string): Promise<FileStat | undefined> {
    const found = await stat(file).catch(() => undefined);
    return found?.isFile() ? { size: found.size } : undefined;
  },

  read: textOf,

  async list(folder: string): Promise<FolderEntry[]> {
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
    const list = entries.map(async (entry) => ({
      name: entry.name,
      isFile: entry.isSymbolicLink()
        ? (await nodeFiles.stat(join(folder, entry.name))) !== undefined
        : entry.isFile(),
    }));
    return Promise.all(list);
  },
};
