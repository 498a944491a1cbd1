import * as vscode from 'vscode';
import { messageText } from '../../core/card/messageText';
import { ownFolderOf } from './ownLibraryFiles';

/** The `cytonote/` folder that a document's additions to the library go to; undefined where no folder is open. */
export function ownFolderFor(document: vscode.TextDocument | undefined): vscode.Uri | undefined {
  const own = document && vscode.workspace.getWorkspaceFolder(document.uri);
  const folder = own ?? vscode.workspace.workspaceFolders?.[0];
  return folder && ownFolderOf(folder);
}

/** Opens a file, which is made with some text where there is none. */
export async function openOrCreate(uri: vscode.Uri, text: string): Promise<vscode.TextDocument> {
  try {
    // Not by opening it: a file that has been deleted may still be open.
    await vscode.workspace.fs.stat(uri);
  } catch {
    const edit = new vscode.WorkspaceEdit();
    edit.createFile(uri, { contents: new TextEncoder().encode(text), ignoreIfExists: true });
    await vscode.workspace.applyEdit(edit);
  }
  return vscode.workspace.openTextDocument(uri);
}

/** Says that a file of the workspace library is open where nothing can be added to it. */
export function explainClosedFile(document: vscode.TextDocument): void {
  void vscode.window.showWarningMessage(
    vscode.l10n.t(
      'Nothing can be added to {0} as it is written: mend it first.',
      messageText(vscode.workspace.asRelativePath(document.uri)),
    ),
  );
}
