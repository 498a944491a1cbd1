import type * as vscode from 'vscode';

/** Endings of the names of Markdown files: those of the editor, and of Quarto and R Markdown. */
const endings = 'md mkd mdwn mdown markdown markdn mdtxt mdtext qmd rmd Rmd'.split(' ');
const noteFile = new RegExp(`\\.(?:${endings.join('|')}|ipynb)$`, 'i');

/** Whether a file holds notes, by its name: Markdown or a notebook. */
export function isNoteFile({ path }: vscode.Uri): boolean {
  return noteFile.test(path);
}

/** Whether a file is a notebook, by its name. */
export function isNotebook({ path }: vscode.Uri): boolean {
  return /\.ipynb$/i.test(path);
}
