import * as vscode from 'vscode';
import type { FileHost, FileStat, FolderEntry, NamedBy } from '../../core/files/fileHost';
import { notebookOf } from './documents';
import { decodeFile } from './fileTexts';
import { isBlockedByTrust, namedFile } from './trust';

/** The files of the workspace, without those that Restricted Mode blocks. Reads what is saved. */
export const editorFiles: FileHost<vscode.Uri> = {
  entry: (folder, name) => vscode.Uri.joinPath(folder, name),

  above(folder: vscode.Uri): vscode.Uri | undefined {
    const above = vscode.Uri.joinPath(folder, '..');
    return above.path === folder.path ? undefined : above;
  },

  named: (folder: vscode.Uri, name: string, by: NamedBy) =>
    namedFile(folder, name, by === 'note' ? [folder] : undefined),

  async stat(file: vscode.Uri, folder?: vscode.Uri): Promise<FileStat | undefined> {
    try {
      const { type, size } = await vscode.workspace.fs.stat(file);
      const isFile = (type & vscode.FileType.File) !== 0;
      return isFile && !(await isBlockedByTrust(file, folder)) ? { size } : undefined;
    } catch {
      return undefined;
    }
  },

  async read(file: vscode.Uri): Promise<string | undefined> {
    try {
      return decodeFile(file, await vscode.workspace.fs.readFile(file))?.text;
    } catch {
      return undefined;
    }
  },

  async list(folder: vscode.Uri): Promise<FolderEntry[]> {
    const hasLinks = vscode.workspace.isTrusted;
    try {
      const entries = (await isBlockedByTrust(folder))
        ? []
        : await vscode.workspace.fs.readDirectory(folder);
      return entries
        .filter(([, type]) => hasLinks || (type & vscode.FileType.SymbolicLink) === 0)
        .map(([name, type]) => ({ name, isFile: (type & vscode.FileType.File) !== 0 }));
    } catch {
      return [];
    }
  },
};

/** The folders in which files of a note are looked for: its own folder first, then that of the workspace. */
export function foldersOf(note: vscode.Uri): vscode.Uri[] {
  const uri = notebookOf(note)?.uri ?? note;
  const own = uri.scheme === 'untitled' ? [] : [vscode.Uri.joinPath(uri, '..')];
  const workspace =
    vscode.workspace.getWorkspaceFolder(uri) ?? vscode.workspace.workspaceFolders?.[0];
  return [...own, ...(workspace ? [workspace.uri] : [])];
}
