import * as vscode from 'vscode';
import { noteSelector } from './noteAnalyses';

/** Remembers the note that was last written in, for when a page or a map covers it. */
export class LastNote implements vscode.Disposable {
  private document: vscode.TextDocument | undefined;
  private readonly listener = vscode.window.onDidChangeActiveTextEditor((editor) =>
    this.remember(editor),
  );

  constructor() {
    this.remember(vscode.window.activeTextEditor);
  }

  dispose(): void {
    this.listener.dispose();
  }

  /** Brings the note to the front, with the cursor where it was left; nothing if it has been closed. */
  async show(column?: vscode.ViewColumn): Promise<vscode.TextEditor | undefined> {
    return this.document && !this.document.isClosed
      ? vscode.window.showTextDocument(this.document, column)
      : undefined;
  }

  private remember(editor: vscode.TextEditor | undefined): void {
    if (editor && vscode.languages.match(noteSelector, editor.document) > 0) {
      this.document = editor.document;
    }
  }
}
