import * as vscode from 'vscode';
import type { Range } from '../../core/text/range';
import type { NoteLiteratures } from '../bibliographies/noteLiteratures';
import type { BackgroundWork } from '../host/backgroundWork';
import { diagnosticAt } from '../host/diagnostics';
import { toRange } from '../host/positions';
import { affectsSetting, type Report, severityOf, type TextSetting } from '../host/settings';
import type { NoteAnalyses } from '../notes/noteAnalyses';
import { onNoteIdle } from '../notes/onNoteIdle';

/** How many dismissed sentences are remembered; the oldest ones are forgotten first. */
const REMEMBERED = 2000;

/** What distinguishes one sort of hints from another. */
interface HintSort {
  /** The code of the hints. */
  readonly code: string;
  /** The setting that turns them on. */
  readonly setting: Report;
  /** Further settings on which the hints depend. */
  readonly alsoBy?: readonly TextSetting[];
  /** The storage key of the sentences for which the user has dismissed the hint. */
  readonly dismissed: string;
}

/** What hints of every sort use from the app. */
export interface HintParts {
  readonly context: Pick<vscode.ExtensionContext, 'workspaceState'>;
  readonly analyses: NoteAnalyses;
  readonly background: BackgroundWork;
  readonly literatures: NoteLiteratures;
}

/**
 * Finds hints for a note; each list replaces the one before. Ends early if the note has changed in the meantime, since
 * the change starts another search.
 */
export type FindHints = (
  document: vscode.TextDocument,
  severity: vscode.DiagnosticSeverity,
) => AsyncGenerator<readonly vscode.Diagnostic[], void>;

/**
 * Hints of one sort at sentences of notes. Finds them once a note is idle, and again whenever a setting or the
 * literature changes. The user can dismiss each sentence for good.
 */
export class SentenceHints implements vscode.Disposable {
  private readonly shown: vscode.DiagnosticCollection;
  private readonly notes = onNoteIdle(
    (document) => this.check(document),
    (document) => this.shown.delete(document.uri),
  );
  private readonly listeners: vscode.Disposable;
  private readonly memory: vscode.Memento;

  constructor(
    { context, analyses, literatures }: HintParts,
    private readonly sort: HintSort,
    private readonly find: FindHints,
  ) {
    this.shown = vscode.languages.createDiagnosticCollection(`cytonote-${sort.code}`);
    this.memory = context.workspaceState;
    this.listeners = vscode.Disposable.from(
      this.notes,
      analyses.onDidChange(() => this.notes.checkAll()),
      literatures.onDidChange(() => this.notes.checkAll()),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if ([sort.setting, ...(sort.alsoBy ?? [])].some((name) => affectsSetting(event, name))) {
          this.notes.checkAll();
        }
      }),
    );
  }

  dispose(): void {
    this.listeners.dispose();
    this.shown.dispose();
  }

  /** The hints that a note shows now: these objects, not the copies that the editor hands out. */
  of(document: vscode.TextDocument): readonly vscode.Diagnostic[] {
    return this.shown.get(document.uri) ?? [];
  }

  /** Makes a hint of this sort; `range` is in UTF-16 units of the document. */
  hint(
    document: vscode.TextDocument,
    range: Range,
    message: string,
    severity: vscode.DiagnosticSeverity,
  ): vscode.Diagnostic {
    return diagnosticAt(toRange(document, range), message, severity, this.sort.code);
  }

  isDismissed(sentence: string): boolean {
    return this.dismissed().includes(sameForm(sentence));
  }

  /** Remembers that the user wants no hint at a sentence; does nothing without one. */
  async dismiss(sentence: string | undefined): Promise<void> {
    if (sentence) {
      const added = sameForm(sentence);
      const others = this.dismissed().filter((it) => it !== added);
      await this.memory.update(this.sort.dismissed, [...others, added].slice(-REMEMBERED));
      this.notes.checkAll();
    }
  }

  private async check(document: vscode.TextDocument): Promise<void> {
    const severity = severityOf(this.sort.setting, document);
    if (severity === undefined) {
      this.shown.delete(document.uri);
      return;
    }
    for await (const hints of this.find(document, severity)) {
      // The setting may have changed meanwhile, which has started another check.
      if (severityOf(this.sort.setting, document) === severity) {
        this.shown.set(document.uri, hints);
      }
    }
  }

  private dismissed(): readonly string[] {
    return this.memory.get<readonly string[]>(this.sort.dismissed, []);
  }
}

/** The form in which a sentence is remembered: its text, with line breaks as blanks. */
function sameForm(sentence: string): string {
  return sentence.replace(/\s+/g, ' ').trim();
}
