import * as vscode from 'vscode';
import { isInside, pathNamed } from '../../core/text/paths';

/**
 * The file that a note or a setting names, from a folder.
 *
 * Where the workspace is trusted, it may be anywhere, as Pandoc has it: many keep one bibliography for
 * all they write. In Restricted Mode a note may come from anybody, and has no say in what is read
 * outside of its own folder and the workspace's. Settings have it even there: the editor leaves out
 * those of the workspace then, and what remains is the user's.
 *
 * @param allowed what a note may name in Restricted Mode: its own folder; those of the workspace are
 *   allowed anyway. Undefined for what a setting names.
 * @returns undefined for an address, and for what may not be read
 */
export function namedFile(
  folder: vscode.Uri,
  name: string,
  allowed: readonly vscode.Uri[] | undefined,
): vscode.Uri | undefined {
  const path = pathNamed(folder.path, name);
  if (path === undefined) {
    return undefined;
  }
  const file = folder.with({ path });
  const isAllowed =
    vscode.workspace.isTrusted ||
    allowed === undefined ||
    [...allowed, ...openFolders()].some((it) => contains(it, file));
  return isAllowed ? file : undefined;
}

/**
 * Whether a file is held back in Restricted Mode since it, or a folder on the way to it, is a link of
 * the file system: that leads wherever who made the workspace wants. Folders above those of the
 * workspace are the user's own.
 *
 * @param folder of the note, which may lie in none of the workspace's
 */
export async function isBlockedByTrust(file: vscode.Uri, folder?: vscode.Uri): Promise<boolean> {
  if (vscode.workspace.isTrusted) {
    return false;
  }
  const within = [...openFolders(), ...(folder ? [folder] : [])].find((it) => contains(it, file));
  const steps: vscode.Uri[] = [];
  for (let at = file; within && contains(within, at); at = vscode.Uri.joinPath(at, '..')) {
    steps.push(at);
  }
  return (await Promise.all(steps.map(isLink))).includes(true);
}

async function isLink(uri: vscode.Uri): Promise<boolean> {
  try {
    return ((await vscode.workspace.fs.stat(uri)).type & vscode.FileType.SymbolicLink) !== 0;
  } catch {
    return false;
  }
}

function openFolders(): vscode.Uri[] {
  return vscode.workspace.workspaceFolders?.map(({ uri }) => uri) ?? [];
}

function contains(folder: vscode.Uri, file: vscode.Uri): boolean {
  return (
    folder.scheme === file.scheme &&
    folder.authority === file.authority &&
    isInside(folder.path, file.path)
  );
}
