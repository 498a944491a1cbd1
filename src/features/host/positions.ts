/** The one place where UTF-16 offsets of the core become positions of the editor, and back. */

import * as vscode from 'vscode';
import type { TextChange, TextEdit } from '../../core/text/edits';
import { lineStartsOf } from '../../core/text/lines';
import type { Range } from '../../core/text/range';

export function toRange(document: vscode.TextDocument, { start, end }: Range): vscode.Range {
  return new vscode.Range(document.positionAt(start), document.positionAt(end));
}

/** UTF-16 units of a document: the same as of its text, without putting that together. */
export function lengthOf(document: vscode.TextDocument): number {
  return document.offsetAt(document.lineAt(document.lineCount - 1).range.end);
}

export function toOffsets(document: vscode.TextDocument, { start, end }: vscode.Range): Range {
  return { start: document.offsetAt(start), end: document.offsetAt(end) };
}

export function toOffset(document: vscode.TextDocument, position: vscode.Position): number {
  return document.offsetAt(position);
}

export function toWorkspaceEdit(
  document: vscode.TextDocument,
  ...edits: readonly TextEdit[]
): vscode.WorkspaceEdit {
  const workspaceEdit = new vscode.WorkspaceEdit();
  addEdits(workspaceEdit, document, edits);
  return workspaceEdit;
}

/** Adds edits of a document to an edit that may have others. */
export function addEdits(
  workspaceEdit: vscode.WorkspaceEdit,
  document: vscode.TextDocument,
  edits: readonly TextEdit[],
): void {
  for (const edit of edits) {
    workspaceEdit.replace(document.uri, toRange(document, edit), edit.text);
  }
}

export function toTextChange(change: vscode.TextDocumentContentChangeEvent): TextChange {
  const { rangeOffset: from, rangeLength, text } = change;
  return { from, to: from + rangeLength, text };
}

/** Ranges in a text that no document holds: of a file that is not open. Its lines are counted once, when needed. */
export function rangesIn(text: string): (range: Range) => vscode.Range {
  let toRange: ((range: Range) => vscode.Range) | undefined;
  return (range) => {
    toRange ??= rangesBetween(lineStartsOf(text));
    return toRange(range);
  };
}

/** Ranges in a text of which only the offsets are known at which its lines begin. */
export function rangesBetween(lineStarts: readonly number[]): (range: Range) => vscode.Range {
  const positionOf = (offset: number) => {
    let [low, high] = [0, lineStarts.length];
    while (low + 1 < high) {
      const middle = (low + high) >>> 1;
      [low, high] = (lineStarts[middle] as number) <= offset ? [middle, high] : [low, middle];
    }
    return new vscode.Position(low, offset - (lineStarts[low] as number));
  };
  return ({ start, end }) => new vscode.Range(positionOf(start), positionOf(end));
}
