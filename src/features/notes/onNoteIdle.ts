import * as vscode from 'vscode';
import { noteSelector } from '../host/documents';
import { lengthOf } from '../host/positions';
import { LONG_NOTE } from './openNote';

/** Milliseconds without a change before a note is checked again. */
const PAUSE = 400;
/** Milliseconds after a long note is opened: the marks on the screen come first. */
const PAUSE_AFTER_OPENING = 1500;

/** Checks of open notes that run after a pause in the changes. */
interface RestingNotes extends vscode.Disposable {
  /** Checks all open notes again. */
  checkAll(): void;
}

/**
 * Checks each note after it is opened, and after each pause in its changes.
 *
 * @param forget is called for each note that is closed
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
    // Do not delay a check that is due already, such as that of a note that was just opened.
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
