import * as vscode from 'vscode';
import { Library, type LibraryData } from '../core/library/library';

/** Loads the library that the build compiled from `data/`; works in both extension hosts. */
export async function loadLibrary(extensionUri: vscode.Uri): Promise<Library> {
  const file = vscode.Uri.joinPath(extensionUri, 'dist', 'library.json');
  const content = await vscode.workspace.fs.readFile(file);
  return new Library(JSON.parse(new TextDecoder().decode(content)) as LibraryData);
}
