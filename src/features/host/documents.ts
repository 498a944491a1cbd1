import * as vscode from 'vscode';
import { noteLanguages } from './conditionValues';

/**
 * The document at an address; opens it if it is not open.
 *
 * Does not open an open document again: the editor would then keep it for minutes, and give the text of an
 * untitled note that the user has closed to the next one of that name.
 */
export async function documentAt(uri: vscode.Uri): Promise<vscode.TextDocument> {
  const name = uri.toString();
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === name);
  return open ?? (await vscode.workspace.openTextDocument(uri));
}

/**
 * The column for a note that must not cover a page of the editor, such as the walkthrough: another group if
 * there is one. A walkthrough step that opens a note gets it there, and the page takes back the focus.
 */
export function columnBesidePage(): vscode.ViewColumn {
  const { activeTabGroup, all } = vscode.window.tabGroups;
  const group = showsPage(activeTabGroup) ? all.find((other) => !showsPage(other)) : activeTabGroup;
  return group?.viewColumn ?? vscode.ViewColumn.Active;
}

/** Whether a group shows a page of the editor: extensions see no input in the tab of such a page. */
function showsPage({ activeTab }: vscode.TabGroup): boolean {
  return activeTab !== undefined && activeTab.input === undefined;
}

/** The open notebook that a document is a cell of. */
export function notebookOf(cell: vscode.Uri): vscode.NotebookDocument | undefined {
  const name = cell.toString();
  return vscode.workspace.notebookDocuments.find((notebook) =>
    notebook.getCells().some(({ document }) => document.uri.toString() === name),
  );
}

/** The documents that are notes: Markdown from anywhere, including cells of notebooks, Quarto and R Markdown. */
export const noteSelector: readonly vscode.DocumentFilter[] = noteLanguages.map((language) => ({
  language,
}));

/** Whether a document is a note, by its language. */
export function isNote(document: vscode.TextDocument): boolean {
  return vscode.languages.match(noteSelector, document) > 0;
}
