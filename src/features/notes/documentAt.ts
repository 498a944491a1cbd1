import * as vscode from 'vscode';

/**
 * The document at an address, which is opened if it is not open.
 *
 * One that is open is not asked for again: the editor would keep it for minutes, and give the text of an
 * untitled note that its user has closed to the next one of that name.
 */
export async function documentAt(uri: vscode.Uri): Promise<vscode.TextDocument> {
  const name = uri.toString();
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === name);
  return open ?? (await vscode.workspace.openTextDocument(uri));
}
