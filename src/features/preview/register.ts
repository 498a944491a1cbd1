import type * as vscode from 'vscode';
import { registerNotebookMarks } from './notebookMarks';
import type { NotePreviews } from './notePreviews';

/** What these features need of the app. */
interface App {
  readonly previews: NotePreviews;
}

/**
 * How notes look where their Markdown is rendered. VS Code's own preview is not registered: it calls
 * `extendMarkdownIt`, which `activate` returns.
 */
export function register({ previews }: App): vscode.Disposable {
  return registerNotebookMarks(previews);
}
