import * as vscode from 'vscode';

/** Defined by `bundleTests.mjs`. */
declare const LITERATURE_ADDRESS: string;

/** The address of the stand-in for PubMed, Crossref and Zotero. */
export const literature = LITERATURE_ADDRESS;

/** The first folder of the workspace, in whose library tests write. */
export function folder(): vscode.WorkspaceFolder {
  const [first] = vscode.workspace.workspaceFolders ?? [];
  if (!first) throw new Error('No folder is open.');
  return first;
}

export function uriOf(...path: readonly string[]): vscode.Uri {
  return vscode.Uri.joinPath(folder().uri, ...path);
}

export async function write(uri: vscode.Uri, text: string): Promise<void> {
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
}

/** The text of a source's file; empty if there is no file. */
export async function sourceFile(key: string): Promise<string> {
  try {
    const file = uriOf('cytonote', 'sources', `${key}.source.yaml`);
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
  } catch {
    return '';
  }
}

/** The names of the files of sources. */
export function sourceFiles(): Promise<string[]> {
  return filesIn(uriOf('cytonote', 'sources'));
}

/** The names of the entries of a folder; empty if there is no folder. */
export async function filesIn(folder: vscode.Uri): Promise<string[]> {
  try {
    const entries = await vscode.workspace.fs.readDirectory(folder);
    return entries.map(([name]) => name).sort();
  } catch {
    return [];
  }
}

/** Deletes the library of the folder. */
export function emptyLibrary(): Promise<void> {
  return remove(uriOf('cytonote'));
}

/** Deletes a file or a folder if it exists. */
export async function remove(uri: vscode.Uri): Promise<void> {
  try {
    await vscode.workspace.fs.delete(uri, { recursive: true });
  } catch (error) {
    if (!(error instanceof vscode.FileSystemError && error.code === 'FileNotFound')) throw error;
  }
}

/** The requests that the stand-in received so far. */
export async function requests(): Promise<readonly { path: string; body: string }[]> {
  const answer = await fetch(`${literature}/requests`);
  return (await answer.json()) as { path: string; body: string }[];
}
