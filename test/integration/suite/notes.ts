import * as vscode from 'vscode';

/** Opens one of the sample notes in an editor. */
export async function openSampleNote(name: string): Promise<vscode.TextEditor> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (!folder) throw new Error('No folder of sample notes is open.');
  return vscode.window.showTextDocument(vscode.Uri.joinPath(folder.uri, name));
}

/** Opens a note that is only in memory. */
export async function openNote(content: string): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument({ language: 'markdown', content });
  return vscode.window.showTextDocument(document);
}

/** The position of a text in a document, `into` UTF-16 units behind its beginning. */
export function positionOf(document: vscode.TextDocument, text: string, into = 1): vscode.Position {
  const offset = document.getText().indexOf(text);
  if (offset === -1) throw new Error(`“${text}” is not in the note.`);
  return document.positionAt(offset + into);
}

/** Closes all editors and forgets what was changed in them. */
export async function closeAll(): Promise<void> {
  const editors = vscode.window.visibleTextEditors.map(({ document }) => document);
  const changed = editors.filter(({ isDirty }) => isDirty);
  for (const document of changed) {
    await revertAndClose(document);
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  if (changed.some(({ isUntitled }) => isUntitled)) {
    await untilForgotten();
  }
}

/**
 * The editor keeps a backup of a note that is in no file. For a moment after the note was closed it would
 * give that to the next one, which has its name.
 */
async function untilForgotten(): Promise<void> {
  const content = 'A new note.';
  await eventually('a new note without the text of the last one', async () => {
    const document = await vscode.workspace.openTextDocument({ content });
    const isNew = document.getText() === content;
    await revertAndClose(document);
    return isNew;
  });
}

async function revertAndClose(document: vscode.TextDocument): Promise<void> {
  await vscode.window.showTextDocument(document);
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
}

/** Waits until something holds, and fails with a name for it when it does not. */
export async function eventually<T>(
  what: string,
  attempt: () => T | undefined | false | Thenable<T | undefined | false>,
): Promise<T> {
  for (let tries = 0; tries < 100; tries++) {
    const found = await attempt();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${what}: did not happen`);
}
