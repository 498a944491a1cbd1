import * as vscode from 'vscode';
import { notebookOf } from '../host/documents';
import { bibliographyFiles } from '../host/settings';
import { isBlockedByTrust, namedFile } from '../host/trust';

/** The bibliography files of a note, and how they were found. */
export interface FoundBibliographies {
  readonly files: readonly vscode.Uri[];
  readonly by: 'note' | 'setting' | 'convention';
  /** Names that the note has and that lead to no file. */
  readonly missing: readonly string[];
}

/** Names by which a bibliography is known where neither note nor settings name one, best first. */
const usualNames =
  /^(?:references|bibliography|library|refs|literature)\.(?:bib|json|ya?ml|ris|nbib)$/i;

/**
 * Finds the bibliography files of a note: those that it names, beside it or in its workspace folder;
 * else those of the settings; else one with a usual name, or the only `.bib` beside it.
 *
 * Only files are looked for: an address that a note names is never fetched.
 *
 * @param note the address of its document or cell, open or not
 */
export async function findBibliographies(
  note: vscode.Uri,
  named: readonly string[],
): Promise<FoundBibliographies> {
  const folders = foldersOf(note);
  if (named.length > 0) {
    const found = await Promise.all(named.map((name) => firstFile(folders, name, folders)));
    return {
      files: found.filter((uri) => uri !== undefined),
      by: 'note',
      missing: named.filter((_, index) => !found[index]),
    };
  }
  const set = await Promise.all(
    bibliographyFiles(note).map((name) => firstFile([...folders].reverse(), name, undefined)),
  );
  const files = set.filter((uri) => uri !== undefined);
  if (files.length > 0) {
    return { files, by: 'setting', missing: [] };
  }
  return { files: await usualFile(folders), by: 'convention', missing: [] };
}

/** The folders in which files of a note are looked for, first its own and then that of the workspace. */
export function foldersOf(note: vscode.Uri): vscode.Uri[] {
  const uri = notebookOf(note)?.uri ?? note;
  const own = uri.scheme === 'untitled' ? [] : [vscode.Uri.joinPath(uri, '..')];
  const workspace =
    vscode.workspace.getWorkspaceFolder(uri) ?? vscode.workspace.workspaceFolders?.[0];
  return [...own, ...(workspace ? [workspace.uri] : [])];
}

async function firstFile(
  folders: readonly vscode.Uri[],
  name: string,
  allowed: readonly vscode.Uri[] | undefined,
): Promise<vscode.Uri | undefined> {
  for (const folder of folders) {
    const uri = namedFile(folder, name, allowed);
    if (uri && (await isFile(uri)) && !(await isBlockedByTrust(uri, folder))) {
      return uri;
    }
  }
  return undefined;
}

async function isFile(uri: vscode.Uri): Promise<boolean> {
  try {
    return ((await vscode.workspace.fs.stat(uri)).type & vscode.FileType.File) !== 0;
  } catch {
    return false;
  }
}

async function usualFile(folders: readonly vscode.Uri[]): Promise<vscode.Uri[]> {
  for (const folder of folders) {
    const names = await fileNames(folder);
    const bibs = names.filter((name) => name.toLowerCase().endsWith('.bib'));
    const name =
      names.find((it) => usualNames.test(it)) ?? (bibs.length === 1 ? bibs[0] : undefined);
    const uri = name === undefined ? undefined : vscode.Uri.joinPath(folder, name);
    if (uri && !(await isBlockedByTrust(uri, folder))) {
      return [uri];
    }
  }
  return [];
}

async function fileNames(folder: vscode.Uri): Promise<string[]> {
  try {
    const entries = await vscode.workspace.fs.readDirectory(folder);
    return entries.flatMap(([name, type]) => (type & vscode.FileType.File ? [name] : [])).sort();
  } catch {
    return [];
  }
}
