import * as vscode from 'vscode';
import { OPEN_SAMPLE_NOTE } from '../host/commands';
import { columnBesidePage } from '../host/documents';
import { toRange } from '../host/positions';

/** Where the cursor goes: into the first name, so that everything can be tried at once. */
const FIRST_NAME = 'Tocilizumab';

/** The sample note that the extension ships, as a note that is in no file and needs no folder. */
export class SampleNote {
  private readonly file: vscode.Uri;
  private opened: vscode.TextDocument | undefined;

  constructor(extensionUri: vscode.Uri) {
    this.file = vscode.Uri.joinPath(extensionUri, 'media', 'sample-note.md');
  }

  /** Opens it, or shows it again with what was tried in it, for as long as it is open. */
  async show(): Promise<vscode.TextEditor> {
    const { opened } = this;
    const document = opened && !opened.isClosed ? opened : await this.open();
    this.opened = document;
    const editor = await vscode.window.showTextDocument(document, columnBesidePage());
    const start = document.getText().indexOf(FIRST_NAME);
    if (start >= 0) {
      const place = toRange(document, { start, end: start });
      editor.selection = new vscode.Selection(place.start, place.start);
      editor.revealRange(place);
    }
    return editor;
  }

  private async open(): Promise<vscode.TextDocument> {
    const content = new TextDecoder().decode(await vscode.workspace.fs.readFile(this.file));
    return vscode.workspace.openTextDocument({ language: 'markdown', content });
  }
}

export function registerSampleNote(sample: SampleNote): vscode.Disposable {
  return vscode.commands.registerCommand(OPEN_SAMPLE_NOTE, async () => {
    await sample.show();
  });
}
