import * as vscode from 'vscode';
import { isNote } from '../host/documents';
import { NOTEBOOK_RENDERER } from '../host/viewIds';
import type { NotePreviews } from './notePreviews';

/**
 * Answers the script in the page of a notebook (`webview/notebookMarks.ts`), which renders Markdown cells.
 * The script identifies a cell by its text, since it knows neither documents nor their addresses.
 */
export function registerNotebookMarks(shown: NotePreviews): vscode.Disposable {
  const messaging = vscode.notebooks.createRendererMessaging(NOTEBOOK_RENDERER);
  return vscode.Disposable.from(
    messaging.onDidReceiveMessage(({ editor, message }) => {
      const text: unknown = message?.text;
      if (typeof text !== 'string') {
        return;
      }
      const cell = cellWith(text, editor.notebook);
      const note = cell && shown.of(cell, listName(cell.uri));
      void messaging.postMessage({ does: 'show', text, note }, editor);
    }),
    shown.onDidChange(() => void messaging.postMessage({ does: 'askAgain' })),
  );
}

/** The first Markdown cell with a text; cells with the same text look the same. */
function cellWith(text: string, notebook: vscode.NotebookDocument) {
  const wanted = withPlainLineEnds(text);
  return notebook
    .getCells()
    .filter(({ kind }) => kind === vscode.NotebookCellKind.Markup)
    .map(({ document }) => document)
    .filter((it) => !it.isClosed && isNote(it))
    .find((it) => withPlainLineEnds(it.getText()) === wanted);
}

/** The page and the editor may end lines in different ways. */
function withPlainLineEnds(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}

/** A name that only this cell of the notebook has: each cell has its own reference list, as a note has. */
function listName({ fragment }: vscode.Uri): string {
  return fragment.replace(/[^\dA-Za-z]/g, '');
}
