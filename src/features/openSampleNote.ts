import * as vscode from 'vscode';
import { toRange } from './positions';

/** Where the cursor goes: into the first name, so that everything can be tried at once. */
const FIRST_NAME = 'Tocilizumab';

/** Opens the sample note that the extension ships, as a note that is in no file and needs no folder. */
export function registerSampleNote(extensionUri: vscode.Uri): vscode.Disposable {
  const file = vscode.Uri.joinPath(extensionUri, 'media', 'sample-note.md');
  let opened: vscode.TextDocument | undefined;
  const open = async () => {
    const content = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
    return vscode.workspace.openTextDocument({ language: 'markdown', content });
  };
  return vscode.commands.registerCommand('cytonote.openSampleNote', async () => {
    // The same one again, with what was tried in it, for as long as it is open.
    const document = opened && !opened.isClosed ? opened : await open();
    opened = document;
    const editor = await vscode.window.showTextDocument(document);
    const start = document.getText().indexOf(FIRST_NAME);
    if (start >= 0) {
      const place = toRange(document, { start, end: start });
      editor.selection = new vscode.Selection(place.start, place.start);
      editor.revealRange(place);
    }
  });
}
