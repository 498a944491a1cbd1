import type * as vscode from 'vscode';
import { markdownFile, notebookFile } from '../../core/files/noteFiles';

/** Whether a file holds notes, judged by its name: Markdown or a notebook. */
export function isNoteFile({ path }: vscode.Uri): boolean {
  return markdownFile.test(path) || notebookFile.test(path);
}

/** Whether a file is a notebook, judged by its name. */
export function isNotebook({ path }: vscode.Uri): boolean {
  return notebookFile.test(path);
}
