import * as vscode from 'vscode';
import { noteSelector } from '../host/documents';

/** Milliseconds without a change before a note is looked at again. */
const PAUSE = 400;

/** Work on open notes that is done when they have not changed for a while. */
export interface RestingNotes extends vscode.Disposable {
  /** Looks at all open notes again. */
  checkAll(): void;
}

/**
 * Does something with each open note when it is opened, and when it has not changed for a while.
 *
 * @param forget is told of notes that are closed
 */
export function onNoteIdle(
  check: (document: vscode.TextDocument) => unknown,
  forget: (document: vscode.TextDocument) => void,
): RestingNotes {
  const pending = new Map<vscode.TextDocument, ReturnType<typeof setTimeout>>();
  const stop = (document: vscode.TextDocument) => {
    clearTimeout(pending.get(document));
    pending.delete(document);
  };
  const checkSoon = (document: vscode.TextDocument) => {
    if (vscode.languages.match(noteSelector, document) > 0) {
      stop(document);
      const timer = setTimeout(() => {
        pending.delete(document);
        check(document);
      }, PAUSE);
      pending.set(document, timer);
    }
  };
  const checkAll = () => vscode.workspace.textDocuments.forEach(checkSoon);
  const listeners = vscode.Disposable.from(
    vscode.workspace.onDidOpenTextDocument(checkSoon),
    vscode.workspace.onDidChangeTextDocument(({ document }) => checkSoon(document)),
    vscode.workspace.onDidCloseTextDocument((document) => {
      stop(document);
      forget(document);
    }),
  );
  checkAll();
  return {
    checkAll,
    dispose: () => {
      listeners.dispose();
      pending.forEach((timer) => clearTimeout(timer));
    },
  };
}
