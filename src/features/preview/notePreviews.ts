import * as vscode from 'vscode';
import type { NoteLiterature } from '../../core/cite/noteLiterature';
import type { Library } from '../../core/library/library';
import type { NoteAnalysis } from '../../core/note/noteAnalysis';
import { writeCitations } from '../../core/preview/citationWriter';
import { markedBlocks, mentionMarks } from '../../core/preview/noteMarks';
import type { NotePreview } from '../../core/preview/previewPlugin';
import { renderedCitations } from '../../core/preview/renderedCitations';
import type { NoteLiteratures } from '../bibliographies/noteLiteratures';
import { delayed } from '../host/delayed';
import { affectsSetting, isSettingOn } from '../host/settings';
import type { WorkspaceLibrary } from '../library/workspaceLibrary';
import type { NoteAnalyses } from '../notes/noteAnalyses';
import type { PreviewStyles } from './previewStyles';

/** Milliseconds without a change before {@link NotePreviews} fires its event. */
const PAUSE = 150;
const settings = [
  'preview.enable',
  'markMentions',
  'citation.style',
  'citation.locale',
  'silenceTerms',
] as const;

/**
 * How open notes look where their Markdown is rendered.
 *
 * Requests never wait: they return what is known, and start to read the rest; an event follows when that is ready.
 */
export class NotePreviews implements vscode.Disposable {
  /** What could be cited in each note when it was last rendered. */
  private readonly rendered = new WeakMap<vscode.TextDocument, NoteLiterature | undefined>();
  private marks: { readonly library: Library; readonly markOf: ReturnType<typeof mentionMarks> };
  private readonly firing = delayed(() => this.changed.fire(), PAUSE);
  /** Whether a feature has requested a note: without a request, there is nothing to render again. */
  private isAsked = false;
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly listeners: vscode.Disposable;

  /** Fires when notes may look different without an edit; joins changes that come close together. */
  readonly onDidChange = this.changed.event;

  constructor(
    private readonly library: WorkspaceLibrary,
    private readonly analyses: NoteAnalyses,
    private readonly literatures: NoteLiteratures,
    private readonly styles: PreviewStyles,
  ) {
    this.marks = { library: library.latest, markOf: mentionMarks(library.latest) };
    const fire = () => this.fireSoon();
    this.listeners = vscode.Disposable.from(
      this.changed,
      analyses.onDidChange(fire),
      literatures.onDidChange(fire),
      styles.onDidChange(fire),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (settings.some((name) => affectsSetting(event, name))) {
          this.fireSoon();
        }
      }),
    );
  }

  dispose(): void {
    this.firing.dispose();
    this.listeners.dispose();
  }

  /**
   * How the current text of a note is rendered; undefined for a note without marks, or not read yet.
   *
   * @param list names the note's reference list on a page that has several
   */
  of(document: vscode.TextDocument, list?: string): NotePreview | undefined {
    this.isAsked = true;
    if (!isSettingOn('preview.enable', document)) {
      return undefined;
    }
    const analysis = this.analyses.whole(document);
    if (!analysis) {
      // For a long note, an event of the analyses follows when the whole note has been read.
      void this.analyses
        .around(document, 0)
        .then(() => this.analyses.whole(document) && this.fireSoon());
      return undefined;
    }
    if (analysis.frontMatter?.options.isOff) {
      return undefined;
    }
    const markOf = isSettingOn('markMentions', document) ? this.markOf() : () => undefined;
    const { instead, appendix } = this.citationsOf(document, analysis, list);
    const blocks = markedBlocks(analysis, {
      mention: markOf,
      citation: ({ start }) => instead.get(start),
    });
    return { blocks, appendix };
  }

  private markOf() {
    const library = this.library.latest;
    if (this.marks.library !== library) {
      this.marks = { library, markOf: mentionMarks(library) };
    }
    return this.marks.markOf;
  }

  private citationsOf(document: vscode.TextDocument, analysis: NoteAnalysis, list?: string) {
    const none: ReturnType<typeof writeCitations> = { instead: new Map(), appendix: '' };
    if (!/[@\\{]/.test(analysis.text)) {
      return none;
    }
    const literature = this.literatures.latest(document);
    this.rendered.set(document, literature);
    void this.lookUp(document);
    if (!literature) {
      return none;
    }
    const shown = renderedCitations(analysis, literature);
    const styled = this.styles.of(document, analysis, shown, literature);
    return writeCitations(analysis, shown, literature, styled, list);
  }

  private async lookUp(document: vscode.TextDocument): Promise<void> {
    const { literature } = await this.literatures.of(document);
    if (literature !== this.rendered.get(document)) {
      this.fireSoon();
    }
  }

  private fireSoon(): void {
    if (this.isAsked) {
      this.firing.soon();
    }
  }
}
