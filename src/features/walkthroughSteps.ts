import * as vscode from 'vscode';
import { activeNote, CHOOSE_SOURCES } from './citations/insertCitation';
import { columnBesidePage } from './notes/columnBesidePage';
import { LastNote } from './notes/lastNote';
import { toOffset } from './notes/positions';
import type { SampleNote } from './openSampleNote';
import { UPDATE_REFERENCES } from './references/updateReferences';

/**
 * Milliseconds until the walkthrough leaves the focus alone: 250 after a step was chosen it takes it, and
 * whatever is asked by then is closed at once.
 */
const SETTLING = 300;

/** What steps of the walkthrough do in a note: the one that is open, else the sample note. */
export function registerWalkthroughSteps(sample: SampleNote): vscode.Disposable {
  const lastNote = new LastNote();
  const showNote = async () => {
    await new Promise<void>((resolve) => setTimeout(resolve, SETTLING));
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
    vscode.commands.registerCommand('cytonote.tryCiting', tryCiting),
    vscode.commands.registerCommand('cytonote.tryReferences', tryReferences),
  );
}
