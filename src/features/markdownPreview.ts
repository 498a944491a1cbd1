import type { MarkdownIt } from 'markdown-it';
import * as vscode from 'vscode';
import type { NoteReferences } from '../core/cite/noteReferences';
import type { Library } from '../core/library/library';
import type { NoteAnalysis } from '../core/note/noteAnalysis';
import { writeCitations } from '../core/preview/citationWriter';
import { mentionMarks } from '../core/preview/mentionMark';
import { extendWithMarks, type ShownNote } from '../core/preview/previewPlugin';
import { shownCitations } from '../core/preview/shownCitations';
import { type NoteAnalyses, noteSelector } from './noteAnalyses';
import type { NoteCitables } from './noteCitables';
import { isPage } from './pageDocuments';
import type { PreviewStyles } from './previewStyles';
import { affectsSetting, isSettingOn } from './settings';
import type { WorkspaceLibrary } from './workspaceLibrary';

/** Milliseconds without news before previews are drawn again. */
const PAUSE = 150;
const settings = [
  'preview.enable',
  'markMentions',
  'citation.style',
  'citation.locale',
  'silenceTerms',
] as const;

/**
 * Marks mentions and writes citations in VS Code's own preview of Markdown.
 *
 * Rendering waits for nothing: it shows what is known, asks for the rest, and draws again when that comes.
 */
export class MarkdownPreview implements vscode.Disposable {
  private readonly references = new WeakMap<vscode.TextDocument, NoteReferences>();
  private marks: { readonly library: Library; readonly markOf: ReturnType<typeof mentionMarks> };
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** Whether there was anything to draw, so that there may be something to draw again. */
  private hasRendered = false;
  private readonly listeners: vscode.Disposable;

  constructor(
    private readonly current: WorkspaceLibrary,
    private readonly analyses: NoteAnalyses,
    private readonly citables: NoteCitables,
    private readonly styles: PreviewStyles,
  ) {
    this.marks = { library: current.library, markOf: mentionMarks(current.library) };
    const drawAgain = () => this.drawAgain();
    this.listeners = vscode.Disposable.from(
      analyses.onDidChange(drawAgain),
      citables.onDidChange(drawAgain),
      styles.onDidChange(drawAgain),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (settings.some((name) => affectsSetting(event, name))) {
          this.drawAgain();
        }
      }),
    );
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.listeners.dispose();
  }

  /** What VS Code calls with the engine of its preview. */
  readonly extendMarkdownIt = (md: MarkdownIt): MarkdownIt =>
    extendWithMarks(md, (text, env) => this.noteOf(text, env));

  private noteOf(text: string, env: unknown): ShownNote | undefined {
    const document = documentIn(env);
    if (!document || isPage(document.uri) || !isSettingOn('preview.enable', document)) {
      return undefined;
    }
    this.hasRendered = true;
    const analysis = this.analyses.whole(document);
    if (!analysis) {
      // Long notes tell by an event when all of them has been read.
      void this.analyses
        .around(document, 0)
        .then(() => this.analyses.whole(document) && this.drawAgain());
      return undefined;
    }
    if (analysis.text !== text || analysis.frontMatter?.options.isOff) {
      return undefined;
    }
    const markOf = isSettingOn('markMentions', document) ? this.markOf() : () => undefined;
    const { instead, appendix } = this.citationsOf(document, analysis);
    return {
      analysis,
      writer: {
        mention: ({ entity }) => markOf(entity),
        citation: ({ start }) => instead.get(start),
      },
      appendix,
    };
  }

  private markOf() {
    const { library } = this.current;
    if (this.marks.library !== library) {
      this.marks = { library, markOf: mentionMarks(library) };
    }
    return this.marks.markOf;
  }

  private citationsOf(document: vscode.TextDocument, analysis: NoteAnalysis) {
    const none: ReturnType<typeof writeCitations> = { instead: new Map(), appendix: '' };
    if (!/[@\\{]/.test(analysis.text)) {
      return none;
    }
    void this.lookUp(document);
    const references = this.references.get(document);
    if (!references) {
      return none;
    }
    const shown = shownCitations(analysis, references);
    const styled = this.styles.of(document, analysis, shown, references);
    return writeCitations(analysis, shown, references, styled);
  }

  private async lookUp(document: vscode.TextDocument): Promise<void> {
    const { references } = await this.citables.of(document);
    if (references !== this.references.get(document)) {
      this.references.set(document, references);
      this.drawAgain();
    }
  }

  private drawAgain(): void {
    if (!this.hasRendered) {
      return;
    }
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      vscode.commands.executeCommand('markdown.preview.refresh').then(undefined, () => undefined);
    }, PAUSE);
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
