import * as vscode from 'vscode';
import { eventually } from '../waiting';
import { uriOf } from './library';

/** Waits until Cytonote is active; before that, nothing answers requests about a note. */
export async function activate(): Promise<void> {
  await vscode.extensions.getExtension('cytonote.cytonote')?.activate();
}

/** Opens one of the sample notes in an editor. */
export async function openSampleNote(name: string): Promise<vscode.TextEditor> {
  await activate();
  return vscode.window.showTextDocument(uriOf(name));
}

/**
 * Opens a note that is only in memory.
 *
 * The editor keeps a backup of such a note. For a moment after the note is closed, the next note would get the
 * backup, since it has the same name.
 */
export async function openNote(content: string): Promise<vscode.TextEditor> {
  await activate();
  return eventually('a note without the text of the last one', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'markdown', content });
    if (document.getText() === content) {
      return vscode.window.showTextDocument(document);
    }
    await revertAndClose(document);
    return undefined;
  });
}

/** The position of a text in a document, `into` UTF-16 units after its beginning. */
export function positionOf(document: vscode.TextDocument, text: string, into = 1): vscode.Position {
  const offset = document.getText().indexOf(text);
  if (offset === -1) throw new Error(`“${text}” is not in the note.`);
  return document.positionAt(offset + into);
}

/**
 * Puts the cursor at a position, or selects up to another one, and waits until the editor has done so: an
 * earlier report of the editor about the selection would otherwise revert it here.
 */
export async function select(
  editor: vscode.TextEditor,
  start: vscode.Position,
  end = start,
): Promise<void> {
  const wanted = new vscode.Selection(start, end);
  await eventually('the selection', async () => {
    editor.selection = wanted;
    await editorHasAnswered();
    return editor.selection.isEqual(wanted);
  });
}

/** Sends a request to the editor, which answers only after it has handled earlier ones. */
async function editorHasAnswered(): Promise<void> {
  await vscode.commands.getCommands(true);
}

/** Closes all editors, drops their unsaved changes, and waits until they are closed. */
export async function closeAll(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
  for (const document of vscode.workspace.textDocuments.filter(isChanged)) {
    await revertAndClose(document);
  }
  await eventually(
    () => `no editor where there are ${openEditors().join(', ')}`,
    async () => {
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      return openEditors().length === 0;
    },
  );
}

/** The names of the editors in tabs, without those in panels, such as the output. */
function openEditors(): string[] {
  const { tabGroups, visibleTextEditors } = vscode.window;
  return [
    ...tabGroups.all.flatMap(({ tabs }) => tabs).map(({ label }) => label),
    ...visibleTextEditors
      .filter(({ viewColumn }) => viewColumn !== undefined)
      .map(({ document }) => document.uri.toString()),
  ];
}

/** Whether a document has changes to drop. Those of a cell are dropped with its notebook. */
function isChanged({ isDirty, uri }: vscode.TextDocument): boolean {
  return isDirty && uri.scheme !== 'vscode-notebook-cell';
}

async function revertAndClose(document: vscode.TextDocument): Promise<void> {
  await vscode.window.showTextDocument(document);
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
}
