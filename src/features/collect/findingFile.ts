/** The file of a publication in the workspace. Findings are added to it, and the user can reword them there. */
import * as vscode from 'vscode';
import type { AddedReference } from '../../core/importing/importTargets';
import type { Publication } from '../../core/literature/publication';
import type { TextEdit } from '../../core/text/edits';
import type { Range } from '../../core/text/range';
import { decodeFile, explainRefusal, refusalOfEdit } from '../host/fileTexts';
import { toRange, toWorkspaceEdit } from '../host/positions';
import type { RunningTasks } from '../host/runningTasks';
import { libraryFolder, sourcesFolder } from '../library/libraryFolders';
import type { WorkspaceLibrary } from '../library/workspaceLibrary';
import { activeNote } from '../notes/activeNote';
import type { SourceFiles } from './sourceFiles';
import { fileOfSource } from './writeFinding';

/**
 * Opens the file of a publication in the workspace; creates it if there is none.
 * @param rewrite changes the text of a file that is created, so that one undo removes the file with its content
 */
export async function openFileOf(
  publication: Publication,
  library: WorkspaceLibrary,
  files: SourceFiles,
  tasks: RunningTasks,
  rewrite: (text: string) => string,
): Promise<vscode.TextDocument | undefined> {
  const { source, reference } = publication;
  if (source) {
    return fileOfSource(source, library, rewrite);
  }
  const folder = await libraryFolder(activeNote()?.document.uri);
  if (!folder) {
    return undefined;
  }
  const what = vscode.l10n.t('Saving the finding…');
  const prepared = await tasks.run(what, (task) =>
    files.prepare(folder, [reference], task, rewrite),
  );
  const edit = new vscode.WorkspaceEdit();
  prepared.addTo(edit);
  await vscode.workspace.applyEdit(edit);
  await prepared.followEdit();
  const [added] = prepared.added;
  return added && openAdded(added.result, sourcesFolder(folder), library, rewrite);
}

/** Opens the file of a reference that was added to the library, or says why there is none. */
async function openAdded(
  result: AddedReference,
  folder: vscode.Uri,
  library: WorkspaceLibrary,
  rewrite: (text: string) => string,
): Promise<vscode.TextDocument | undefined> {
  const open = (name: string) =>
    vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, name));
  switch (result.outcome) {
    case 'untitled':
      void vscode.window.showWarningMessage(
        vscode.l10n.t('A publication without a title cannot be added to the library.'),
      );
      return undefined;
    case 'broken':
      explainRefusal(vscode.Uri.joinPath(folder, result.name), result.message);
      return undefined;
    case 'bundled': {
      const bundled = library.latest.source(result.key);
      return bundled && fileOfSource(bundled, library, rewrite);
    }
    case 'same':
      return open(result.name);
    default:
      return open(result.file.name);
  }
}

/**
 * Shows the file of a source, and makes an edit in it.
 * @param makeEdit gives the edit of a text; undefined if the text needs no change
 * @returns the editor; undefined, after a message, if nothing can be added to the file
 */
export async function addFindings(
  document: vscode.TextDocument,
  makeEdit: (file: string) => TextEdit | undefined,
  library: WorkspaceLibrary,
): Promise<vscode.TextEditor | undefined> {
  const editor = await vscode.window.showTextDocument(document);
  await readAgain(document);
  const isSaved = !document.isDirty;
  const planned = makeEdit(document.getText());
  const refusal = planned && (await refusalOfEdit(document, planned.text));
  if (refusal !== undefined) {
    explainRefusal(document.uri, refusal);
    return undefined;
  }
  // The text may have changed since.
  const edit = makeEdit(document.getText());
  if (edit) {
    await vscode.workspace.applyEdit(toWorkspaceEdit(document, edit));
  }
  library.follows(document.uri);
  // Whether to save other changes is for the user to decide.
  if (edit && isSaved) {
    await document.save();
  }
  return editor;
}

/** Selects the text of a finding, with the cursor at its beginning, so that a long one is not scrolled out of view. */
export function selectFinding(editor: vscode.TextEditor, place: Range): void {
  const range = toRange(editor.document, place);
  editor.selection = new vscode.Selection(range.end, range.start);
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

/** Waits until the editor shows a file that was just written: it may still hold the old text. */
async function readAgain(document: vscode.TextDocument): Promise<void> {
  const { uri } = document;
  const file = decodeFile(uri, await vscode.workspace.fs.readFile(uri));
  if (file && !document.isDirty && file.text !== document.getText()) {
    await vscode.commands.executeCommand('workbench.action.files.revert');
  }
}
