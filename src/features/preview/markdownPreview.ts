import type { MarkdownIt } from 'markdown-it';
import * as vscode from 'vscode';
import { extendWithMarks, type NotePreview } from '../../core/preview/previewPlugin';
import { noteSelector } from '../host/documents';
import { isPage } from '../pages/pageDocuments';
import type { NotePreviews } from './notePreviews';

/** Milliseconds after which a preview that was not drawn again is asked to once more. */
const ONCE_MORE = 500;

/** Marks mentions and writes citations in VS Code's own preview of Markdown. */
export class MarkdownPreview implements vscode.Disposable {
  /** How often a note was drawn: if never, there is nothing to draw again. */
  private drawn = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly listener: vscode.Disposable;

  constructor(private readonly shown: NotePreviews) {
    this.listener = shown.onDidChange(() => this.drawAgain());
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.listener.dispose();
  }

  /** What VS Code calls with the engine of its preview. */
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
    const before = this.drawn;
    refreshPreviews();
    clearTimeout(this.timer);
    // The preview drops what it is asked while it waits to look for a change of the text, and then may find none.
    this.timer = setTimeout(() => {
      if (this.drawn === before) {
        refreshPreviews();
      }
    }, ONCE_MORE);
  }
}

function refreshPreviews(): void {
  vscode.commands.executeCommand('markdown.preview.refresh').then(undefined, () => undefined);
}

/** The open note that VS Code says it renders; undefined for mere text, such as release notes. */
function documentIn(env: unknown): vscode.TextDocument | undefined {
  const uri: unknown =
    typeof env === 'object' && env !== null ? Reflect.get(env, 'currentDocument') : undefined;
  const name = uri === undefined ? undefined : String(uri);
  const document = vscode.workspace.textDocuments.find((it) => it.uri.toString() === name);
  return document && vscode.languages.match(noteSelector, document) > 0 ? document : undefined;
}
