import { readFile, rename, stat, writeFile } from 'node:fs/promises';
import { dirname, relative, resolve, sep } from 'node:path';

/** The most bytes of a file that is read as a whole, as in the editor. */
const LARGEST_FILE = 64 * 2 ** 20;

/** The text of a file, "-" for standard input; undefined if there is no such file, or it is too large. */
export async function textOf(path: string): Promise<string | undefined> {
  const bytes = await bytesOf(path);
  return bytes && new TextDecoder().decode(bytes);
}

async function bytesOf(path: string): Promise<Uint8Array | undefined> {
  try {
    if (path === '-') {
      return Buffer.concat(await process.stdin.toArray());
    }
    const { size } = await stat(path);
    return size > LARGEST_FILE ? undefined : await readFile(path);
  } catch {
    return undefined;
  }
}

/** Writes a file so that other programs never see it incomplete. */
export async function writeWhole(path: string, text: string): Promise<void> {
  const part = resolve(dirname(path), `.${process.pid}.cytonote.part`);
  await writeFile(part, text, { mode: (await stat(path).catch(() => ({ mode: 0o644 }))).mode });
  await rename(part, path);
}

/** A path as reports name it: with slashes, and relative to the folder if the file is in it. */
export function shownPath(path: string, folder: string): string {
  const from = relative(folder, resolve(path));
  return (from.startsWith('..') ? path : from).split(sep).join('/');
}
