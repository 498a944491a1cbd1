import * as vscode from 'vscode';
import { noteSelector } from '../host/documents';
import { lengthOf } from '../host/positions';
import { LONG_NOTE } from './openNote';

/** Milliseconds without a change before a note is looked at again. */
const PAUSE = 400;
/** Milliseconds after a long note is opened: the marks on the screen come first. */
const PAUSE_AFTER_OPENING = 1500;

/** Work on open notes that is done when they have not changed for a while. */
interface RestingNotes extends vscode.Disposable {
  /** Looks at all open notes again. */
  checkAll(): void;
}

/**
 * Does something with each open note when it is opened, and when it has not changed for a while.
 *
 * @param forget is called for notes that are closed
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
  const checkAfter = (document: vscode.TextDocument, pause: number) => {
    stop(document);
    const timer = setTimeout(() => {
      pending.delete(document);
      check(document);
    }, pause);
    pending.set(document, timer);
  };
  const isNote = (document: vscode.TextDocument) =>
    vscode.languages.match(noteSelector, document) > 0;
  const checkOpened = (document: vscode.TextDocument) => {
    if (isNote(document)) {
      checkAfter(document, lengthOf(document) > LONG_NOTE ? PAUSE_AFTER_OPENING : PAUSE);
    }
  };
  const checkChanged = (document: vscode.TextDocument) => {
    if (isNote(document)) {
      checkAfter(document, PAUSE);
    }
  };
  const listeners = vscode.Disposable.from(
    vscode.workspace.onDidOpenTextDocument(checkOpened),
    vscode.workspace.onDidChangeTextDocument(({ document }) => checkChanged(document)),
    vscode.workspace.onDidCloseTextDocument((document) => {
      stop(document);
      forget(document);
    }),
  );
  vscode.workspace.textDocuments.forEach(checkOpened);
  return {
    // A check that is due already, as of a note that was just opened, is not put off or brought forward.
    checkAll: () =>
      vscode.workspace.textDocuments
        .filter((document) => !pending.has(document))
        .forEach(checkChanged),
    dispose: () => {
      listeners.dispose();
      pending.forEach((timer) => clearTimeout(timer));
    },
  };
}
