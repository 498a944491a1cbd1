/** Converts UTF-16 offsets of the core to positions of the editor, and back. No other file does. */

import * as vscode from 'vscode';
import type { TextChange, TextEdit } from '../../core/text/edits';
import { lineAt, lineStartsOf } from '../../core/text/lines';
import type { Range } from '../../core/text/range';

/** The editor's range for a range of offsets. */
export function toRange(document: vscode.TextDocument, { start, end }: Range): vscode.Range {
  return new vscode.Range(document.positionAt(start), document.positionAt(end));
}

/** The length of a document in UTF-16 units. Cheaper than `getText().length`, which joins all lines. */
export function lengthOf(document: vscode.TextDocument): number {
  return document.offsetAt(document.lineAt(document.lineCount - 1).range.end);
}

/** The offsets of a range of the editor. */
export function toOffsets(document: vscode.TextDocument, { start, end }: vscode.Range): Range {
  return { start: document.offsetAt(start), end: document.offsetAt(end) };
}

/** The offset of a position of the editor. */
export function toOffset(document: vscode.TextDocument, position: vscode.Position): number {
  return document.offsetAt(position);
}

/** A workspace edit that consists of some edits of one document. */
export function toWorkspaceEdit(
  document: vscode.TextDocument,
  ...edits: readonly TextEdit[]
): vscode.WorkspaceEdit {
  const workspaceEdit = new vscode.WorkspaceEdit();
  addEdits(workspaceEdit, document, edits);
  return workspaceEdit;
}

/** Adds edits of a document to a workspace edit. */
export function addEdits(
  workspaceEdit: vscode.WorkspaceEdit,
  document: vscode.TextDocument,
  edits: readonly TextEdit[],
): void {
  for (const edit of edits) {
    workspaceEdit.replace(document.uri, toRange(document, edit), edit.text);
  }
}

/** A change event of the editor as a change in offsets of the text before it. */
export function toTextChange(change: vscode.TextDocumentContentChangeEvent): TextChange {
  const { rangeOffset: from, rangeLength, text } = change;
  return { from, to: from + rangeLength, text };
}

/** Converts ranges in the text of a file that is not open. Finds the line starts once, on the first call. */
export function rangesIn(text: string): (range: Range) => vscode.Range {
  let toRange: ((range: Range) => vscode.Range) | undefined;
  return (range) => {
    toRange ??= rangesBetween(lineStartsOf(text));
    return toRange(range);
  };
}

/** Converts ranges in a text, given only the offsets at which its lines begin. */
export function rangesBetween(lineStarts: readonly number[]): (range: Range) => vscode.Range {
  const positionOf = (offset: number) => {
    const line = lineAt(lineStarts, offset);
    return new vscode.Position(line, offset - (lineStarts[line] as number));
  };
  return ({ start, end }) => new vscode.Range(positionOf(start), positionOf(end));
}
