import * as vscode from 'vscode';
import { noteSelector } from './noteAnalyses';

/** The note that is being read or written: a document, or the Markdown cells of a notebook. */
export class ActiveNote implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly listeners: vscode.Disposable;
  private shown: readonly vscode.TextDocument[] = [];

  /** Fires when another note is active, or none, or a notebook has other cells. */
  readonly onDidChange = this.changed.event;

  constructor() {
    const look = () => this.look();
    this.listeners = vscode.Disposable.from(
      this.changed,
      vscode.window.onDidChangeActiveTextEditor(look),
      vscode.window.onDidChangeActiveNotebookEditor(look),
      vscode.window.onDidChangeVisibleTextEditors(look),
      vscode.workspace.onDidOpenTextDocument(look),
      vscode.workspace.onDidCloseTextDocument(look),
      vscode.workspace.onDidChangeNotebookDocument(({ contentChanges }) => {
        if (contentChanges.length > 0) {
          look();
        }
      }),
    );
    this.look();
  }

  dispose(): void {
    this.listeners.dispose();
  }

  /** Its documents in their order: several for a notebook; none where no note is active. */
  get documents(): readonly vscode.TextDocument[] {
    return this.shown;
  }

  private look(): void {
    const next = this.find();
    if (next.length !== this.shown.length || next.some((it, at) => it !== this.shown[at])) {
      this.shown = next;
      this.changed.fire();
    }
  }

  private find(): readonly vscode.TextDocument[] {
    const { activeTextEditor, activeNotebookEditor, visibleTextEditors } = vscode.window;
    if (activeNotebookEditor) {
      return activeNotebookEditor.notebook
        .getCells()
        .map(({ document }) => document)
        .filter(isNote);
    }
    if (activeTextEditor) {
      return isNote(activeTextEditor.document) ? [activeTextEditor.document] : [];
    }
    // Beside a preview or a page, the note that was active stays so while it can be seen.
    const visible = visibleTextEditors.map(({ document }) => document).filter(isNote);
    const [first] = this.shown.filter((it) => visible.includes(it));
    return [first ?? visible[0]].filter((it) => it !== undefined);
  }
}

function isNote(document: vscode.TextDocument): boolean {
  return !document.isClosed && vscode.languages.match(noteSelector, document) > 0;
}
