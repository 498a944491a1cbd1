import * as vscode from 'vscode';
import { isNote } from '../host/documents';

/** The note that the user reads or writes: a document, or the Markdown cells of a notebook. */
export class ActiveNote implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly listeners: vscode.Disposable;
  private shown: readonly vscode.TextDocument[] = [];

  /** Fires when another note becomes active, or none is, or the cells of the notebook change. */
  readonly onDidChange = this.changed.event;

  constructor() {
    const update = () => this.update();
    this.listeners = vscode.Disposable.from(
      this.changed,
      vscode.window.onDidChangeActiveTextEditor(update),
      vscode.window.onDidChangeActiveNotebookEditor(update),
      vscode.window.onDidChangeVisibleTextEditors(update),
      vscode.workspace.onDidOpenTextDocument(update),
      vscode.workspace.onDidCloseTextDocument(update),
      vscode.workspace.onDidChangeNotebookDocument(({ contentChanges }) => {
        if (contentChanges.length > 0) {
          update();
        }
      }),
    );
    this.update();
  }

  dispose(): void {
    this.listeners.dispose();
  }

  /** Its documents in order: several for a notebook, none if no note is active. */
  get documents(): readonly vscode.TextDocument[] {
    return this.shown;
  }

  private update(): void {
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
        .filter(isOpenNote);
    }
    if (activeTextEditor) {
      return isOpenNote(activeTextEditor.document) ? [activeTextEditor.document] : [];
    }
    // When a preview or a page gets the focus, the active note stays active while it is visible.
    const visible = visibleTextEditors.map(({ document }) => document).filter(isOpenNote);
    const [first] = this.shown.filter((it) => visible.includes(it));
    return [first ?? visible[0]].filter((it) => it !== undefined);
  }
}

function isOpenNote(document: vscode.TextDocument): boolean {
  return !document.isClosed && isNote(document);
}

/** Remembers the note whose editor last had the focus, for when a page or a map covers it. */
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

  /** Brings the note to the front, with the cursor where it was; does nothing if the note is closed. */
  async show(column?: vscode.ViewColumn): Promise<vscode.TextEditor | undefined> {
    return this.document && !this.document.isClosed
      ? vscode.window.showTextDocument(this.document, column)
      : undefined;
  }

  private remember(editor: vscode.TextEditor | undefined): void {
    if (editor && isNote(editor.document)) {
      this.document = editor.document;
    }
  }
}

/** The editor of the note that has the focus, or else of a visible note, such as one beside a source page. */
export function activeNote(): vscode.TextEditor | undefined {
  const { activeTextEditor, visibleTextEditors } = vscode.window;
  return [activeTextEditor, ...visibleTextEditors].find(
    (editor) => editor && isNote(editor.document),
  );
}
