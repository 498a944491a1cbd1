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

/**
 * Where a note opens that is not to cover a page of the editor's own, such as the walkthrough, if another
 * group is there. The step of a walkthrough that asks for one gets it, and loses the focus to the page.
 */
export function columnBesidePage(): vscode.ViewColumn {
  const { activeTabGroup, all } = vscode.window.tabGroups;
  const group = showsPage(activeTabGroup) ? all.find((other) => !showsPage(other)) : activeTabGroup;
  return group?.viewColumn ?? vscode.ViewColumn.Active;
}

/** Of its own pages the editor tells extensions no more than that there is a tab. */
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

/** The documents that are notes: Markdown in any place, cells of notebooks among them. */
export const noteSelector: vscode.DocumentSelector = { language: 'markdown' };
