import * as vscode from 'vscode';

/** Whether a folder is open that a library may be in; if none is, offers to open one. */
export function hasLibraryFolder(): boolean {
  const isOpen = (vscode.workspace.workspaceFolders ?? []).length > 0;
  if (!isOpen) {
    void offerFolder();
  }
  return isOpen;
}

/** Says that there is no folder to which something could be written, and offers to open one. */
export async function offerFolder(): Promise<void> {
  const open = vscode.l10n.t('Open Folder…');
  const answer = await vscode.window.showInformationMessage(
    vscode.l10n.t('Open a folder first: what you add is kept in its folder “cytonote”.'),
    open,
  );
  if (answer === open) {
    await vscode.commands.executeCommand('workbench.action.files.openFolder');
  }
}

/** The folder whose library something joins: that of a note, the only one, or the one that is picked. */
export async function libraryFolder(
  note?: vscode.Uri,
): Promise<vscode.WorkspaceFolder | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const own = note && vscode.workspace.getWorkspaceFolder(note);
  if (own || folders.length === 1) {
    return own ?? folders[0];
  }
  if (!hasLibraryFolder()) {
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
