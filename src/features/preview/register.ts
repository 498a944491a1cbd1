import type * as vscode from 'vscode';
import { registerNotebookMarks } from './notebookMarks';
import type { NotePreviews } from './notePreviews';

/** What these features use from the app. */
interface App {
  readonly previews: NotePreviews;
}

/**
 * Registers the rendering of notebook cells. VS Code's own preview needs no registration: it calls
 * `extendMarkdownIt`, which `activate` returns.
 */
export function register({ previews }: App): vscode.Disposable {
  return registerNotebookMarks(previews);
}
