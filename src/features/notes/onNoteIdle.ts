import * as vscode from 'vscode';
import { delayedForEach } from '../host/delayed';
import { isNote } from '../host/documents';
import { lengthOf } from '../host/positions';
import { LONG_NOTE } from './openNote';

/** Milliseconds without a change before a note is checked again. */
const PAUSE = 400;
/** Milliseconds after a long note is opened: the marks on the screen come first. */
const PAUSE_AFTER_OPENING = 1500;

/** Checks of open notes that run after a pause in the changes. */
interface IdleChecks extends vscode.Disposable {
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
): IdleChecks {
  const checks = delayedForEach(check, PAUSE);
  const checkOpened = (document: vscode.TextDocument) => {
    if (isNote(document)) {
      checks.soon(document, lengthOf(document) > LONG_NOTE ? PAUSE_AFTER_OPENING : PAUSE);
    }
  };
  const checkChanged = (document: vscode.TextDocument) => {
    if (isNote(document)) {
      checks.soon(document);
    }
  };
  const listeners = vscode.Disposable.from(
    vscode.workspace.onDidOpenTextDocument(checkOpened),
    vscode.workspace.onDidChangeTextDocument(({ document }) => checkChanged(document)),
    vscode.workspace.onDidCloseTextDocument((document) => {
      checks.cancel(document);
      forget(document);
    }),
  );
  vscode.workspace.textDocuments.forEach(checkOpened);
  return {
    // Do not delay a check that is due already, such as that of a note that was just opened.
    checkAll: () =>
      vscode.workspace.textDocuments
        .filter((document) => !checks.isDue(document))
        .forEach(checkChanged),
    dispose: () => {
      listeners.dispose();
      checks.dispose();
    },
  };
}
