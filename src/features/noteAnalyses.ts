import * as vscode from 'vscode';
import { IncrementalNote } from '../core/note/incrementalNote';
import type { NoteAnalysis } from '../core/note/noteAnalysis';
import type { TextChange } from '../core/note/textChange';
import type { Recogniser } from '../core/recognise/recogniser';
import { toTextChange } from './positions';

/** The documents that are notes: Markdown in any place, cells of notebooks among them. */
export const noteSelector: vscode.DocumentSelector = { language: 'markdown' };

/** UTF-16 units above which a note is first analysed in slices, so that nothing else has to wait. */
const LONG_NOTE = 50_000;
/** Changes above which the difference of the texts is quicker than one change after the other. */
const MANY_CHANGES = 16;

/** A note and what has become of its document since it was last asked for. */
interface OpenNote {
  readonly note: IncrementalNote;
  /** Of the document, with `changes` in it. */
  version: number;
  changes: TextChange[];
}

/** The analyses of open notes: one for each version of a document, shared by every feature. */
export class NoteAnalyses implements vscode.Disposable {
  private readonly open = new WeakMap<vscode.TextDocument, OpenNote>();
  private readonly opening = new WeakMap<vscode.TextDocument, Promise<void>>();
  private readonly listener = vscode.workspace.onDidChangeTextDocument((event) =>
    this.follow(event),
  );

  constructor(private readonly recogniser: Recogniser) {}

  dispose(): void {
    this.listener.dispose();
  }

  /** The analysis of the document as it is now. */
  of(document: vscode.TextDocument): NoteAnalysis {
    const open = this.open.get(document);
    if (!open) {
      const note = IncrementalNote.of(document.getText(), this.recogniser);
      this.open.set(document, { note, version: document.version, changes: [] });
      return note.analysis;
    }
    this.bringUpToDate(open, document);
    return open.note.analysis;
  }

  /** The same, but a long note that was not analysed before is analysed with pauses for other work. */
  async ready(document: vscode.TextDocument): Promise<NoteAnalysis> {
    if (!this.open.has(document) && document.getText().length > LONG_NOTE) {
      const opening = this.opening.get(document) ?? this.openInSlices(document);
      this.opening.set(document, opening);
      await opening;
      this.opening.delete(document);
    }
    return this.of(document);
  }

  private async openInSlices(document: vscode.TextDocument): Promise<void> {
    const { version } = document;
    const reading = IncrementalNote.inSlices(document.getText(), this.recogniser);
    for (let step = reading.next(); !this.open.has(document); step = reading.next()) {
      if (step.done) {
        this.open.set(document, { note: step.value, version, changes: [] });
        return;
      }
      await new Promise<void>((resolve) => setTimeout(resolve));
    }
  }

  private follow({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    const open = this.open.get(document);
    if (open?.version === document.version - 1) {
      open.changes.push(...contentChanges.map(toTextChange));
      open.version = document.version;
    }
  }

  private bringUpToDate(open: OpenNote, document: vscode.TextDocument): void {
    const { note, version, changes } = open;
    if (version === document.version && changes.length === 0) {
      return;
    }
    open.version = document.version;
    open.changes = [];
    if (version === document.version && changes.length <= MANY_CHANGES) {
      changes.forEach((change) => note.edit(change));
    }
    // What the editor holds is true, whatever changes were told.
    const text = document.getText();
    if (note.analysis.text !== text) {
      note.replace(text);
    }
  }
}
