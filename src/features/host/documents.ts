import * as vscode from 'vscode';
import { markdownFile, notebookFile } from '../../core/files/noteFiles';
import { noteLanguages } from './conditionValues';

/**
 * The document at an address; opens it if it is not open.
 *
 * Does not open an open document again: the editor would then keep it for minutes, and give the text of an
 * untitled note that the user has closed to the next one of that name.
 */
export async function documentAt(uri: vscode.Uri): Promise<vscode.TextDocument> {
  return openDocument(uri) ?? (await vscode.workspace.openTextDocument(uri));
}

/** The document at an address, if the editor has it open. */
export function openDocument(uri: vscode.Uri): vscode.TextDocument | undefined {
  const name = uri.toString();
  return vscode.workspace.textDocuments.find((document) => document.uri.toString() === name);
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

/** A function that says whether a document still has the text that it has now, and a request was not cancelled. */
export function unchanged(
  document: vscode.TextDocument,
  token?: vscode.CancellationToken,
): () => boolean {
  const { version } = document;
  return () =>
    document.version === version && !document.isClosed && !token?.isCancellationRequested;
}

/** Whether a file holds notes, judged by its name: Markdown or a notebook. */
export function isNoteFile({ path }: vscode.Uri): boolean {
  return markdownFile.test(path) || notebookFile.test(path);
}

/** Whether a file is a notebook, judged by its name. */
export function isNotebook({ path }: vscode.Uri): boolean {
  return notebookFile.test(path);
}
