import type * as vscode from 'vscode';
import { analyseNote, type NoteAnalysis } from '../core/note/analyseNote';
import type { Recogniser } from '../core/recognise/recogniser';

/** The documents that are notes: Markdown in any place, cells of notebooks among them. */
export const noteSelector: vscode.DocumentSelector = { language: 'markdown' };

/** The analyses of open notes: one for each version of a document, shared by every feature. */
export class NoteAnalyses {
  private readonly latest = new WeakMap<
    vscode.TextDocument,
    { readonly version: number; readonly analysis: NoteAnalysis }
  >();

  constructor(private readonly recogniser: Recogniser) {}

  /** The analysis of the document as it is now. */
  of(document: vscode.TextDocument): NoteAnalysis {
    const known = this.latest.get(document);
    if (known?.version === document.version) {
      return known.analysis;
    }
    const analysis = analyseNote(document.getText(), this.recogniser);
    this.latest.set(document, { version: document.version, analysis });
    return analysis;
  }
}
