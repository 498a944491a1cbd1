import * as vscode from 'vscode';
import { SOURCES_FOLDER, USER_FOLDER } from '../../core/files/findUserFiles';
import { messageText } from '../../core/text/escape';
import { bytesOfNewFile } from '../host/fileTexts';
import { userFolderOf } from './userLibraryFiles';

/** Whether a folder is open that can hold a library; if not, offers to open one. */
export function hasLibraryFolder(): boolean {
  const isOpen = (vscode.workspace.workspaceFolders ?? []).length > 0;
  if (!isOpen) {
    void offerFolder();
  }
  return isOpen;
}

/** Says that no folder is open to write to, and offers to open one. */
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

/**
 * The folder whose library gets an addition: the folder of the note, the only folder, or the one that the user picks.
 */
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
    placeHolder: vscode.l10n.t('Which library should they be added to?'),
  });
}

/** Where a folder keeps its sources, one file each. */
export function sourcesFolder({ uri }: vscode.WorkspaceFolder): vscode.Uri {
  return vscode.Uri.joinPath(uri, USER_FOLDER, SOURCES_FOLDER);
}

/** The `cytonote/` folder that a document's additions to the library go to; undefined where no folder is open. */
export function userFolderFor(document: vscode.TextDocument | undefined): vscode.Uri | undefined {
  const own = document && vscode.workspace.getWorkspaceFolder(document.uri);
  const folder = own ?? vscode.workspace.workspaceFolders?.[0];
  return folder && userFolderOf(folder);
}

/** Opens a file; creates it with the text if there is none. */
export async function openOrCreate(uri: vscode.Uri, text: string): Promise<vscode.TextDocument> {
  try {
    // Opening it proves nothing: a deleted file may still be open.
    await vscode.workspace.fs.stat(uri);
  } catch {
    const edit = new vscode.WorkspaceEdit();
    edit.createFile(uri, { contents: bytesOfNewFile(uri, text), ignoreIfExists: true });
    await vscode.workspace.applyEdit(edit);
    return followsFile(await vscode.workspace.openTextDocument(uri), text);
  }
  return vscode.workspace.openTextDocument(uri);
}

/** Milliseconds in which the editor must show a file as it was written. */
const PATIENCE = 2000;

/**
 * Waits until the editor shows a new file with its text: for a moment, it may show the text of a deleted file of the
 * same name.
 */
function followsFile(document: vscode.TextDocument, text: string): Promise<vscode.TextDocument> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      listener.dispose();
      resolve(document);
    };
    const timer = setTimeout(end, PATIENCE);
    const listener = vscode.workspace.onDidChangeTextDocument((event) => {
      if (event.document === document && document.getText() === text) {
        end();
      }
    });
    if (document.getText() === text) {
      end();
    }
  });
}

/** Says that a file of the workspace library has errors, so that nothing can be added to it. */
export function explainClosedFile(document: vscode.TextDocument): void {
  void vscode.window.showWarningMessage(
    vscode.l10n.t(
      '{0} has errors. Fix them before adding to it.',
      messageText(vscode.workspace.asRelativePath(document.uri)),
    ),
  );
}
