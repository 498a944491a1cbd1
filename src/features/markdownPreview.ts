import type { MarkdownIt } from 'markdown-it';
import * as vscode from 'vscode';
import { extendWithMarks, type ShownNote } from '../core/preview/previewPlugin';
import { noteSelector } from './noteAnalyses';
import { isPage } from './pageDocuments';
import type { ShownNotes } from './shownNotes';

/** Marks mentions and writes citations in VS Code's own preview of Markdown. */
export class MarkdownPreview implements vscode.Disposable {
  /** Whether there was anything to draw, so that there may be something to draw again. */
  private hasRendered = false;
  private readonly listener: vscode.Disposable;

  constructor(private readonly shown: ShownNotes) {
    this.listener = shown.onDidChange(() => this.drawAgain());
  }

  dispose(): void {
    this.listener.dispose();
  }

  /** What VS Code calls with the engine of its preview. */
  readonly extendMarkdownIt = (md: MarkdownIt): MarkdownIt =>
    extendWithMarks(md, (text, env) => this.noteOf(text, env));

  private noteOf(text: string, env: unknown): ShownNote | undefined {
    const document = documentIn(env);
    if (!document || isPage(document.uri)) {
      return undefined;
    }
    this.hasRendered = true;
    const note = this.shown.of(document);
    return document.getText() === text ? note : undefined;
  }

  private drawAgain(): void {
    if (this.hasRendered) {
      vscode.commands.executeCommand('markdown.preview.refresh').then(undefined, () => undefined);
    }
  }
}

/** The open note that VS Code says it renders; undefined for mere text, such as release notes. */
function documentIn(env: unknown): vscode.TextDocument | undefined {
  const uri: unknown =
    typeof env === 'object' && env !== null ? Reflect.get(env, 'currentDocument') : undefined;
  const name = uri === undefined ? undefined : String(uri);
  const document = vscode.workspace.textDocuments.find((it) => it.uri.toString() === name);
  return document && vscode.languages.match(noteSelector, document) > 0 ? document : undefined;
}
