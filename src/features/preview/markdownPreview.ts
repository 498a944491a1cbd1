import type { MarkdownIt } from 'markdown-it';
import * as vscode from 'vscode';
import { extendWithMarks, type NotePreview } from '../../core/preview/previewPlugin';
import { delayed } from '../host/delayed';
import { isNote } from '../host/documents';
import { isPage } from '../pages/pageDocuments';
import type { NotePreviews } from './notePreviews';

/** Milliseconds after which a preview that has not drawn again is refreshed once more. */
const ONCE_MORE = [500, 1000, 2000, 4000, 8000];

/** Marks mentions and renders citations in VS Code's own Markdown preview. */
export class MarkdownPreview implements vscode.Disposable {
  /** How often the preview drew a note: if never, there is nothing to refresh. */
  private drawn = 0;
  /** The value of `drawn` at the last refresh. */
  private drawnBefore = 0;
  // While the preview loads, or waits to check for a change of the text, it ignores a refresh, and may then find no
  // change. A hidden preview does not draw, so the number of refreshes is limited.
  private readonly refreshes = ONCE_MORE.map((pause, at) =>
    delayed(() => this.refreshAgain(at + 1), pause),
  );
  private readonly listener: vscode.Disposable;

  constructor(private readonly shown: NotePreviews) {
    this.listener = shown.onDidChange(() => this.drawAgain());
  }

  dispose(): void {
    this.cancelRefreshes();
    this.listener.dispose();
  }

  /** VS Code calls this with the Markdown engine of its preview. */
  readonly extendMarkdownIt = (md: MarkdownIt): MarkdownIt =>
    extendWithMarks(md, (text, env) => this.noteOf(text, env));

  private noteOf(text: string, env: unknown): NotePreview | undefined {
    const document = documentIn(env);
    if (!document || isPage(document.uri)) {
      return undefined;
    }
    this.drawn++;
    const note = this.shown.of(document);
    return document.getText() === text ? note : undefined;
  }

  private drawAgain(): void {
    if (this.drawn === 0) {
      return;
    }
    this.drawnBefore = this.drawn;
    refreshPreviews();
    this.cancelRefreshes();
    this.refreshes[0]?.soon();
  }

  private refreshAgain(next: number): void {
    if (this.drawn === this.drawnBefore) {
      refreshPreviews();
      this.refreshes[next]?.soon();
    }
  }

  private cancelRefreshes(): void {
    for (const it of this.refreshes) {
      it.cancel();
    }
  }
}

function refreshPreviews(): void {
  vscode.commands.executeCommand('markdown.preview.refresh').then(undefined, () => undefined);
}

/** The open note that VS Code says it renders; undefined for text without a document, such as release notes. */
function documentIn(env: unknown): vscode.TextDocument | undefined {
  const uri: unknown =
    typeof env === 'object' && env !== null ? Reflect.get(env, 'currentDocument') : undefined;
  const name = uri === undefined ? undefined : String(uri);
  const document = vscode.workspace.textDocuments.find((it) => it.uri.toString() === name);
  return document && isNote(document) ? document : undefined;
}
