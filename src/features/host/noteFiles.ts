import type * as vscode from 'vscode';

/** The extensions of Markdown files: those that the editor knows, and those of Quarto and R Markdown. */
const endings = 'md mkd mdwn mdown markdown markdn mdtxt mdtext qmd rmd Rmd'.split(' ');
const noteFile = new RegExp(`\\.(?:${endings.join('|')}|ipynb)$`, 'i');

/** Whether a file holds notes, judged by its name: Markdown or a notebook. */
export function isNoteFile({ path }: vscode.Uri): boolean {
  return noteFile.test(path);
}

/** Whether a file is a notebook, judged by its name. */
export function isNotebook({ path }: vscode.Uri): boolean {
  return /\.ipynb$/i.test(path);
}
