import * as vscode from 'vscode';
import { isInside, pathNamed } from '../core/note/namedPath';

/**
 * The file that a note or a setting names, from a folder.
 *
 * Where the workspace is trusted, it may be anywhere, as Pandoc has it: many keep one bibliography for
 * all they write. In Restricted Mode a note may come from anybody, and has no say in what is read
 * outside of its own folder and the workspace's.
 *
 * @param allowed the folder of the note; those of the workspace are allowed anyway
 * @returns undefined for an address, and for what may not be read
 */
export function namedFile(
  folder: vscode.Uri,
  name: string,
  allowed: readonly vscode.Uri[],
): vscode.Uri | undefined {
  const path = pathNamed(folder.path, name);
  if (path === undefined) {
    return undefined;
  }
  const open = vscode.workspace.workspaceFolders?.map(({ uri }) => uri) ?? [];
  const isAllowed = [...allowed, ...open].some(
    (it) =>
      it.scheme === folder.scheme && it.authority === folder.authority && isInside(it.path, path),
  );
  return vscode.workspace.isTrusted || isAllowed ? folder.with({ path }) : undefined;
}
