import { readFile, realpath, rename, stat, writeFile } from 'node:fs/promises';
import { dirname, relative, resolve, sep } from 'node:path';
import type { TextEdit } from '../core/text/edits';
import {
  type DecodedText,
  decodeText,
  editBytes,
  unwritableMessage,
} from '../core/text/fileEncoding';

/** The most bytes of a file that is read as a whole, as in the editor. */
const LARGEST_FILE = 64 * 2 ** 20;

/** The text of a file; undefined if there is no such file, or it cannot be read. */
export async function textOf(path: string): Promise<string | undefined> {
  return (await readWhole(path).catch(() => undefined))?.text;
}

/**
 * The text of a file in the encoding that it has, "-" for standard input.
 *
 * @throws Error that says why it cannot be read
 */
export async function readWhole(path: string): Promise<DecodedText> {
  const decoded = decodeText(await bytesOf(path));
  if (!decoded) {
    throw new Error('its encoding is unknown: it is not UTF-8, and names no other that fits');
  }
  return decoded;
}

/**
 * Makes edits in a file, in its encoding; all other bytes stay as they are.
 *
 * @param text that the file had when it was read
 * @throws Error if it has another one by now, or its encoding does not have all characters of the edits
 */
export async function editWhole(
  path: string,
  text: string,
  edits: readonly TextEdit[],
): Promise<void> {
  const bytes = await bytesOf(path);
  const decoded = decodeText(bytes);
  if (decoded?.text !== text) {
    throw new Error('it has just been changed');
  }
  const edited = editBytes(bytes, edits);
  if (!edited) {
    const added = edits.map((edit) => edit.text).join('');
    throw new Error(
      unwritableMessage(added, decoded.encoding) ?? 'its encoding does not allow the change',
    );
  }
  await writeWhole(path, edited);
}

async function bytesOf(path: string): Promise<Uint8Array> {
  if (path === '-') {
    return Buffer.concat(await process.stdin.toArray());
  }
  const found = await stat(path).catch(() => undefined);
  if (found && found.size > LARGEST_FILE) {
    throw new Error('it is larger than 64 MB');
  }
  return readFile(path).catch(() => {
    throw new Error('it cannot be read');
  });
}

/** Writes a file so that other programs never see it incomplete; if it is a link, the file that it leads to. */
export async function writeWhole(named: string, content: string | Uint8Array): Promise<void> {
  const path = await realpath(named).catch(() => named);
  const part = resolve(dirname(path), `.${process.pid}.cytonote.part`);
  await writeFile(part, content, { mode: (await stat(path).catch(() => ({ mode: 0o644 }))).mode });
  await rename(part, path);
}

/** A path as reports name it: with slashes, and relative to the folder if the file is in it. */
export function shownPath(path: string, folder: string): string {
  const from = relative(folder, resolve(path));
  return (from.startsWith('..') ? path : from).split(sep).join('/');
}
