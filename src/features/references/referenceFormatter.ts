import * as vscode from 'vscode';
import type { Cite } from '../../core/csl/citationEngine';
import { StyleError } from '../../core/csl/citationProcessor';
import type { CitationStyle, StyleProblem } from '../../core/csl/citationStyle';
import type { FormattedReference } from '../../core/csl/engineOutput';
import type { FormattedText } from '../../core/csl/formattedText';
import { toMarkdown } from '../../core/csl/formattedTextForms';
import type { Reference } from '../../core/literature/reference';
import type { NoteAnalysis } from '../../core/note/noteAnalysis';
import { readNoteStyle } from '../../core/note/noteStyle';
import { runCooperatively } from '../host/runCooperatively';
import type { CitationTools, CitationToolsLoader } from './loadCitationProcessor';
import type { ChosenStyle, NoteStyles } from './noteStyles';

/** A note for which references are formatted. */
export interface FormattedNote {
  readonly uri: vscode.Uri;
  readonly analysis: Pick<NoteAnalysis, 'text' | 'frontMatter'>;
}

/** References in the order of a style, and the style. */
interface FormattedList {
  readonly style: CitationStyle;
  readonly references: readonly FormattedReference[];
}

interface ReadyStyle {
  readonly tools: CitationTools;
  readonly style: CitationStyle;
}

/** Formats references in the style that is chosen for a note. */
export class ReferenceFormatter implements vscode.Disposable {
  /** Styles whose engine is ready, by the ids of the choices; undefined while the engine is being made. */
  private readonly ready = new Map<string, ReadyStyle | undefined>();
  private readonly loaded = new vscode.EventEmitter<void>();
  private readonly listener: vscode.Disposable;

  /** Fires when a style becomes available without waiting. */
  readonly onDidLoad = this.loaded.event;

  constructor(
    private readonly tools: CitationToolsLoader,
    private readonly styles: NoteStyles,
  ) {
    this.listener = styles.onDidChange(() => this.ready.clear());
  }

  dispose(): void {
    this.listener.dispose();
    this.loaded.dispose();
  }

  /** Whether a style is chosen; without one, references have Cytonote's own form. */
  hasStyle(note: FormattedNote | undefined): boolean {
    return this.chosenFor(note).name !== undefined;
  }

  /** Formats references in the chosen style, or in the default style. */
  async list(
    references: readonly Reference[],
    note: FormattedNote | undefined,
  ): Promise<FormattedList | StyleProblem> {
    const chosen = this.chosenFor(note);
    const style = await this.styles.read(chosen);
    if ('message' in style) {
      return style;
    }
    try {
      const { processor } = await this.tools.load();
      await processor.prepare(style, chosen.locale);
      const steps = processor.listInSteps(references, style, chosen.locale);
      return { style, references: await runCooperatively(steps) };
    } catch (error) {
      if (error instanceof StyleError) {
        return error.problem;
      }
      throw error;
    }
  }

  /** Identifies the chosen style and language; undefined if none is chosen. */
  styleId(note: FormattedNote): string | undefined {
    const { id, name } = this.chosenFor(note);
    return name === undefined ? undefined : id;
  }

  /**
   * Formats all citations of a note, and the references that they name, in the chosen style.
   *
   * @param notes the number of the note that each citation is in
   */
  async citeAll(
    citations: readonly (readonly Cite[])[],
    references: readonly Reference[],
    note: FormattedNote,
    notes: readonly number[],
  ): Promise<(FormattedList & { readonly citations: readonly FormattedText[] }) | StyleProblem> {
    const chosen = this.chosenFor(note);
    const style = await this.styles.read(chosen);
    if ('message' in style) {
      return style;
    }
    const { processor } = await this.tools.load();
    await processor.prepare(style, chosen.locale);
    try {
      const steps = processor.citeAllInSteps(citations, references, style, chosen.locale, notes);
      return { style, ...(await runCooperatively(steps)) };
    } catch (error) {
      if (error instanceof StyleError) {
        return error.problem;
      }
      throw error;
    }
  }

  /**
   * A reference as Markdown in the chosen style if the style is ready; otherwise, prepares the style for the
   * next call. For hovers, which must not wait.
   */
  markdownNow(reference: Reference, note: FormattedNote | undefined): string | undefined {
    const chosen = this.chosenFor(note);
    if (chosen.name === undefined) {
      return undefined;
    }
    const ready = this.ready.get(chosen.id);
    if (!ready) {
      void this.prepare(chosen, reference, note);
      return undefined;
    }
    const { tools, style } = ready;
    try {
      const [formatted] = tools.processor.list([reference], style, chosen.locale);
      return formatted && toMarkdown(formatted.text);
    } catch {
      // The commands show the reason.
      return undefined;
    }
  }

  private async prepare(
    { id }: ChosenStyle,
    reference: Reference,
    note: FormattedNote | undefined,
  ): Promise<void> {
    if (this.ready.has(id)) {
      return;
    }
    this.ready.set(id, undefined);
    const list = await this.list([reference], note);
    if ('style' in list) {
      this.ready.set(id, { tools: await this.tools.load(), style: list.style });
      this.loaded.fire();
    }
  }

  private chosenFor(note: FormattedNote | undefined): ChosenStyle {
    return this.styles.chosenFor(note?.uri, note ? readNoteStyle(note.analysis) : {});
  }
}
