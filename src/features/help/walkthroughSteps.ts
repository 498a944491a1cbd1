import * as vscode from 'vscode';
import { CHOOSE_SOURCES, TRY_CITING, TRY_REFERENCES, UPDATE_REFERENCES } from '../host/commands';
import { columnBesidePage } from '../host/documents';
import { toOffset } from '../host/positions';
import { wait } from '../host/waiting';
import { activeNote, LastNote } from '../notes/activeNote';
import type { SampleNote } from './openSampleNote';

/**
 * Milliseconds until the walkthrough no longer takes the focus. It does so 250 ms after the user chooses a
 * step, which closes any input that is open by then.
 */
const SETTLING = 300;

/** Runs walkthrough steps in a note: in the one that is open, or else in the sample note. */
export function registerWalkthroughSteps(sample: SampleNote): vscode.Disposable {
  const lastNote = new LastNote();
  const showNote = async () => {
    await wait(SETTLING);
    const open = activeNote();
    return open
      ? vscode.window.showTextDocument(open.document, open.viewColumn)
      : ((await lastNote.show(columnBesidePage())) ?? sample.show());
  };

  const tryCiting = async () => {
    const { document, selection } = await showNote();
    const cursor = toOffset(document, selection.active);
    await vscode.commands.executeCommand(CHOOSE_SOURCES, document.uri, cursor);
  };

  const tryReferences = async () => {
    const editor = await showNote();
    const { uri } = editor.document;
    const list = await vscode.commands.executeCommand<vscode.Range>(UPDATE_REFERENCES, uri);
    if (list) {
      editor.revealRange(list, vscode.TextEditorRevealType.InCenter);
    }
  };

  return vscode.Disposable.from(
    lastNote,
    vscode.commands.registerCommand(TRY_CITING, tryCiting),
    vscode.commands.registerCommand(TRY_REFERENCES, tryReferences),
  );
}
