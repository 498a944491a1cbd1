import * as vscode from 'vscode';
import type { PageDocuments } from './pageDocuments';

/** Tells the editor's menus what page is in the active tab, since a preview runs no commands itself. */
export function registerPageContext(pages: PageDocuments): vscode.Disposable {
  const tell = () => {
    const sort = pages.active?.sort;
    void vscode.commands.executeCommand('setContext', 'cytonote.showsEntity', sort === 'entities');
    void vscode.commands.executeCommand('setContext', 'cytonote.showsSource', sort === 'sources');
  };
  tell();
  return vscode.Disposable.from(
    pages.onDidWrite(tell),
    vscode.window.tabGroups.onDidChangeTabs(tell),
    vscode.window.tabGroups.onDidChangeTabGroups(tell),
  );
}
