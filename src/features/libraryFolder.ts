import * as vscode from 'vscode';

/** The folder whose library something joins: that of a note, the only one, or the one that is picked. */
export async function libraryFolder(
  note?: vscode.Uri,
): Promise<vscode.WorkspaceFolder | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const own = note && vscode.workspace.getWorkspaceFolder(note);
  if (own || folders.length === 1) {
    return own ?? folders[0];
  }
  if (folders.length === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Open a folder first: sources are kept in its folder “cytonote”.'),
    );
    return undefined;
  }
  return vscode.window.showWorkspaceFolderPick({
    placeHolder: vscode.l10n.t('Whose library shall they join?'),
  });
}

/** Where a folder keeps its sources, one file each. */
export function sourcesFolder({ uri }: vscode.WorkspaceFolder): vscode.Uri {
  return vscode.Uri.joinPath(uri, 'cytonote', 'sources');
}
