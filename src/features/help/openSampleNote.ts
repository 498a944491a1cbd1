import * as vscode from 'vscode';
import { OPEN_SAMPLE_NOTE } from '../host/commands';
import { columnBesidePage } from '../host/documents';
import { toRange } from '../host/positions';

/** Where the cursor starts: in the first name, so that the user can try everything at once. */
const FIRST_NAME = 'Tocilizumab';

/** The sample note that the extension ships, as an untitled note that needs no folder. */
export class SampleNote {
  private readonly file: vscode.Uri;
  private opened: vscode.TextDocument | undefined;

  constructor(extensionUri: vscode.Uri) {
    this.file = vscode.Uri.joinPath(extensionUri, 'media', 'sample-note.md');
  }

  /** Opens the note; while it is open, shows it again with the user's changes. */
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

/** Registers the command that opens the sample note. */
export function registerSampleNote(sample: SampleNote): vscode.Disposable {
  return vscode.commands.registerCommand(OPEN_SAMPLE_NOTE, async () => {
    await sample.show();
  });
}
