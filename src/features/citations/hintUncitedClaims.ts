import * as vscode from 'vscode';
import { type UncitedClaim, uncitedClaimsIn } from '../../core/cite/uncitedClaims';
import { DISMISS_CLAIM } from '../host/commands';
import { noteSelector } from '../host/documents';
import { toRange } from '../host/positions';
import { affectsSetting, severityOf } from '../host/settings';
import type { WorkspaceLibrary } from '../library/workspaceLibrary';
import type { NoteAnalyses } from '../notes/noteAnalyses';
import { onNoteIdle } from '../notes/onNoteIdle';

const SOURCE = 'Cytonote';
/** The code of these hints. */
const UNCITED_CLAIM = 'uncitedClaim';
/** The storage key of the sentences that need no source. */
const DISMISSED = 'cytonote.dismissedClaims';
/** How many sentences are remembered; the oldest ones are forgotten first. */
const REMEMBERED = 2000;

/** Adds hints to sentences that state something about an entity and cite nothing. */
export function registerClaimHints(
  library: WorkspaceLibrary,
  analyses: NoteAnalyses,
  memory: vscode.Memento,
): vscode.Disposable {
  const hints = new ClaimHints(library, analyses, memory);
  return vscode.Disposable.from(
    hints,
    vscode.commands.registerCommand(DISMISS_CLAIM, (sentence?: string) => hints.dismiss(sentence)),
    vscode.languages.registerCodeActionsProvider(noteSelector, hints, {
      providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
    }),
  );
}

class ClaimHints implements vscode.CodeActionProvider, vscode.Disposable {
  private readonly shown = vscode.languages.createDiagnosticCollection('cytonote-claims');
  private readonly notes = onNoteIdle(
    (document) => this.check(document),
    (document) => this.shown.delete(document.uri),
  );
  private readonly listeners: vscode.Disposable;

  constructor(
    private readonly library: WorkspaceLibrary,
    private readonly analyses: NoteAnalyses,
    private readonly memory: vscode.Memento,
  ) {
    this.listeners = vscode.Disposable.from(
      this.notes,
      analyses.onDidChange(() => this.notes.checkAll()),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (affectsSetting(event, 'hintUncitedClaims')) {
          this.notes.checkAll();
        }
      }),
    );
  }

  dispose(): void {
    this.listeners.dispose();
    this.shown.dispose();
  }

  /** Remembers that a sentence needs no source. */
  async dismiss(sentence: string | undefined): Promise<void> {
    if (sentence) {
      const others = this.dismissed().filter((it) => it !== sentence);
      await this.memory.update(DISMISSED, [...others, sentence].slice(-REMEMBERED));
      this.notes.checkAll();
    }
  }

  provideCodeActions(
    document: vscode.TextDocument,
    _: vscode.Range,
    { diagnostics }: vscode.CodeActionContext,
  ): vscode.CodeAction[] {
    return diagnostics.filter(isClaimHint).map((diagnostic) => {
      const title = vscode.l10n.t('This sentence needs no source');
      const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
      const sentence = known(document.getText(diagnostic.range));
      // Not marked as a fix of the diagnostic, so that the action that cites, which is one, comes first in
      // the menu.
      action.command = { command: DISMISS_CLAIM, title, arguments: [sentence] };
      return action;
    });
  }

  private async check(document: vscode.TextDocument): Promise<void> {
    const severity = severityOf('hintUncitedClaims', document);
    if (severity === undefined) {
      this.shown.delete(document.uri);
      return;
    }
    await this.analyses.around(document, 0);
    const analysis = this.analyses.whole(document);
    if (!analysis || document.isClosed) {
      return;
    }
    const dismissed = new Set(this.dismissed());
    const isOff = analysis.frontMatter?.options.claims === false;
    const claims = isOff ? [] : uncitedClaimsIn(this.library.latest, analysis);
    this.shown.set(
      document.uri,
      claims
        .filter(({ start, end }) => !dismissed.has(known(analysis.text.slice(start, end))))
        .map((claim) => this.diagnosticOf(document, claim, severity)),
    );
  }

  private diagnosticOf(
    document: vscode.TextDocument,
    claim: UncitedClaim,
    severity: vscode.DiagnosticSeverity,
  ): vscode.Diagnostic {
    const label = this.library.latest.entity(claim.entity)?.label ?? claim.entity;
    const diagnostic = new vscode.Diagnostic(
      toRange(document, claim),
      vscode.l10n.t('This says something about {0} and cites no source.', label),
      severity,
    );
    diagnostic.source = SOURCE;
    diagnostic.code = UNCITED_CLAIM;
    return diagnostic;
  }

  private dismissed(): readonly string[] {
    return this.memory.get<readonly string[]>(DISMISSED, []);
  }
}

/** The form in which a sentence is remembered: its source text with all line breaks as blanks. */
function known(sentence: string): string {
  return sentence.replace(/\s+/g, ' ').trim();
}

/** Whether a diagnostic is a hint about a claim without a source, which citing fixes. */
export function isClaimHint({ source, code }: vscode.Diagnostic): boolean {
  return source === SOURCE && code === UNCITED_CLAIM;
}
