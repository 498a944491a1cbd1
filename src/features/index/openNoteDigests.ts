import * as vscode from 'vscode';
import type { RecordedNote } from '../../core/noteIndex/fileRecords';
import { digestInSlices } from '../../core/noteIndex/noteDigest';
import type { BackgroundWork } from '../host/backgroundWork';
import { delayedForEach } from '../host/delayed';
import { isNote } from '../host/documents';
import type { WorkspaceLibrary } from '../library/workspaceLibrary';
import type { NoteAnalyses } from '../notes/noteAnalyses';
import { onNoteIdle } from '../notes/onNoteIdle';
import { noteFile } from './readNoteFile';

/** Milliseconds without a change before a notebook is looked at. */
const PAUSE = 400;

/** The functions that this module calls for open notes of the index. */
interface OpenNoteActions {
  readonly isIndexed: (file: vscode.Uri) => boolean;
  /** Replaces the notes of a file in the index by those in the editor. */
  readonly overlay: (file: vscode.Uri, notes: readonly RecordedNote[]) => void;
  /** Reads the file again: it was saved or closed, or the editor shows its saved text again. */
  readonly check: (file: vscode.Uri) => void;
}

/** Updates the index while notes are edited, from the analyses that all features share. */
export function followOpenNotes(
  library: WorkspaceLibrary,
  analyses: NoteAnalyses,
  background: BackgroundWork,
  { isIndexed, overlay, check }: OpenNoteActions,
): vscode.Disposable {
  const digest = async (document: vscode.TextDocument, cell?: number): Promise<RecordedNote[]> => {
    await analyses.around(document, 0);
    const whole = analyses.whole(document);
    const file = cell === undefined ? noteFile(document.uri, library) : undefined;
    const digested = whole && (await background.run(digestInSlices(whole, file)));
    return digested ? [{ ...(cell === undefined ? {} : { cell }), digest: digested }] : [];
  };
  const follow = async (document: vscode.TextDocument) => {
    const { uri } = document;
    if (!document.isDirty || !isIndexed(uri)) {
      return;
    }
    await analyses.around(document, 0);
    // A long note is analysed as a whole later; then all notes are checked again.
    if (analyses.whole(document)) {
      const notes = await digest(document);
      if (document.isDirty && !document.isClosed) {
        overlay(uri, notes);
      }
    }
  };
  const followNotebook = async (notebook: vscode.NotebookDocument) => {
    if (!notebook.isDirty || notebook.isClosed || !isIndexed(notebook.uri)) {
      return;
    }
    const cells = notebook.getCells().filter(({ document }) => isNote(document));
    const notes = await Promise.all(cells.map((cell) => digest(cell.document, cell.index)));
    if (notebook.isDirty && !notebook.isClosed) {
      overlay(notebook.uri, notes.flat());
    }
  };
  const checkIndexed = ({ uri }: { readonly uri: vscode.Uri }) => {
    if (isIndexed(uri)) {
      check(uri);
    }
  };
  const resting = onNoteIdle(
    (document) => (document.isDirty ? follow(document) : checkIndexed(document)),
    checkIndexed,
  );
  const notebooks = delayedForEach(
    (notebook: vscode.NotebookDocument) =>
      notebook.isDirty ? followNotebook(notebook) : checkIndexed(notebook),
    PAUSE,
  );
  return vscode.Disposable.from(
    resting,
    analyses.onDidChange(() => {
      resting.checkAll();
      vscode.workspace.notebookDocuments.forEach((notebook) => notebooks.soon(notebook));
    }),
    vscode.workspace.onDidSaveTextDocument(checkIndexed),
    vscode.workspace.onDidChangeNotebookDocument(({ notebook }) => notebooks.soon(notebook)),
    vscode.workspace.onDidSaveNotebookDocument(checkIndexed),
    vscode.workspace.onDidCloseNotebookDocument(checkIndexed),
    // When the user discards changes with a tab, the document may stay open, and the editor reports no event for it.
    vscode.window.tabGroups.onDidChangeTabs(({ changed, closed }) => {
      for (const { input } of [...changed, ...closed]) {
        if (input instanceof vscode.TabInputText || input instanceof vscode.TabInputNotebook) {
          checkIndexed(input);
        }
      }
    }),
    notebooks,
  );
}
