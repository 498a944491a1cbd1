import * as vscode from 'vscode';
import { isInside, pathNamed } from '../../core/text/paths';

/**
 * The file that a note or a setting names, relative to a folder.
 *
 * In a trusted workspace, the file may be anywhere, as with Pandoc: many people keep one bibliography for everything
 * that they write. In Restricted Mode, the author of a note may be a stranger, so a note can only name files in its own
 * folder and in those of the workspace. Settings can name any file even then: the editor ignores the settings of the
 * workspace, and the others are the user's.
 *
 * @param allowed the folders from which a note may name files in Restricted Mode, in addition to those of the
 *   workspace: its own folder. Undefined for a file that a setting names.
 * @returns undefined for an address, and for a file that must not be read
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
 * Whether Restricted Mode blocks a file because the file, or a folder on its path, is a symbolic link: the
 * author of the workspace decides where the link leads. Folders above those of the workspace belong to the
 * user.
 *
 * @param folder of the note, which may be outside the workspace
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
