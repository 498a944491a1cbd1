import { readFile, rename, stat, writeFile } from 'node:fs/promises';
import { dirname, relative, resolve, sep } from 'node:path';

/** Bytes of a file that is read as a whole, at most, as in the editor. */
const LARGEST_FILE = 64 * 2 ** 20;

/** The text of a file; undefined where there is none, or it is too large. */
export async function textOf(path: string): Promise<string | undefined> {
  try {
    const { size } = await stat(path);
    return size > LARGEST_FILE ? undefined : new TextDecoder().decode(await readFile(path));
  } catch {
    return undefined;
  }
}

/** Writes a file so that no other program ever sees a part of it. */
export async function writeWhole(path: string, text: string): Promise<void> {
  const part = resolve(dirname(path), `.${process.pid}.cytonote.part`);
  await writeFile(part, text, { mode: (await stat(path).catch(() => ({ mode: 0o644 }))).mode });
  await rename(part, path);
}

/** A path as reports name it: with slashes, from a folder on if it lies in there. */
export function shownPath(path: string, folder: string): string {
  const from = relative(folder, resolve(path));
  return (from.startsWith('..') ? path : from).split(sep).join('/');
}
