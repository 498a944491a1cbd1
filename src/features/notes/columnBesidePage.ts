import * as vscode from 'vscode';

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
