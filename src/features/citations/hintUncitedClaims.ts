import * as vscode from 'vscode';
import { BestForClaims, type ClaimLiterature } from '../../core/cite/bestForClaims';
import { type UncitedClaim, uncitedClaimsIn } from '../../core/cite/uncitedClaims';
import { titledReference } from '../../core/literature/formatReference';
import { originName } from '../../core/literature/origin';
import type { Publication } from '../../core/literature/publication';
import type { NoteAnalysis } from '../../core/note/noteAnalysis';
import type { LiteratureIndexes } from '../bibliographies/literatureIndexes';
import type { NoteLiteratures } from '../bibliographies/noteLiteratures';
import { DISMISS_CLAIM } from '../host/commands';
import { noteSelector } from '../host/documents';
import { toRange } from '../host/positions';
import { runCooperatively } from '../host/runCooperatively';
import { affectsSetting, rankPreference, severityOf } from '../host/settings';
import type { WorkspaceLibrary } from '../library/workspaceLibrary';
import type { NoteAnalyses } from '../notes/noteAnalyses';
import { onNoteIdle } from '../notes/onNoteIdle';
import { citingStyle } from './citing';
import { DismissedSentences } from './dismissedSentences';

const SOURCE = 'Cytonote';
/** The code of these hints. */
const UNCITED_CLAIM = 'uncitedClaim';
/** The storage key of the sentences that need no source. */
const DISMISSED = 'cytonote.dismissedClaims';

/** Milliseconds that hints wait for bibliographies that are not read yet, and again for what they say. */
const WAIT = 200;

/** What the hints use from the app. */
interface App {
  readonly context: Pick<vscode.ExtensionContext, 'workspaceState'>;
  readonly library: WorkspaceLibrary;
  readonly analyses: NoteAnalyses;
  readonly literatures: NoteLiteratures;
  readonly indexes: LiteratureIndexes;
}

/** Adds hints to sentences that state something about an entity and cite nothing. */
export function registerClaimHints(app: App): vscode.Disposable {
  const hints = new ClaimHints(app);
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

  private readonly best = new WeakMap<vscode.TextDocument, BestForClaims>();
  private readonly dismissed: DismissedSentences;

  constructor(private readonly app: App) {
    this.dismissed = new DismissedSentences(app.context.workspaceState, DISMISSED);
    this.listeners = vscode.Disposable.from(
      this.notes,
      app.analyses.onDidChange(() => this.notes.checkAll()),
      app.literatures.onDidChange(() => this.notes.checkAll()),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (affectsSetting(event, 'hintUncitedClaims') || affectsSetting(event, 'rank.prefer')) {
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
      await this.dismissed.add(sentence);
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
      const sentence = document.getText(diagnostic.range);
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
    const { analyses, library, literatures, indexes } = this.app;
    await analyses.around(document, 0);
    const { literature } = await literatures.soon(document, WAIT);
    const index = await indexes.soon(literature, WAIT);
    const { version } = document;
    const analysis = analyses.whole(document);
    if (!analysis || document.isClosed) {
      return;
    }
    const isOff = analysis.frontMatter?.options.claims === false;
    const claims = isOff
      ? []
      : this.wanted(uncitedClaimsIn(library.latest, analysis, index), analysis);
    const best =
      (index && (await this.bestFor(document, claims, analysis, { literature, index }))) ?? [];
    // A change during the ranking starts another check.
    if (document.version !== version || document.isClosed) {
      return;
    }
    const diagnostics = claims.map((claim, at) =>
      this.diagnosticOf(document, claim, severity, best[at]),
    );
    this.shown.set(document.uri, diagnostics);
    if (!index) {
      await this.checkWhenRead(document);
    }
  }

  /** Checks a note again once all that it can cite has been read. */
  private async checkWhenRead(document: vscode.TextDocument): Promise<void> {
    const { literature } = await this.app.literatures.of(document);
    const index = await this.app.indexes.of(literature);
    if (index && !document.isClosed) {
      await this.check(document);
    }
  }

  /** Those that the user has not dismissed. */
  private wanted(claims: readonly UncitedClaim[], { text }: NoteAnalysis): UncitedClaim[] {
    return claims.filter(({ start, end }) => !this.dismissed.has(text.slice(start, end)));
  }

  private bestFor(
    document: vscode.TextDocument,
    claims: readonly UncitedClaim[],
    analysis: NoteAnalysis,
    indexed: Pick<ClaimLiterature, 'literature' | 'index'>,
  ): Promise<readonly (Publication | undefined)[] | undefined> {
    const { library } = this.app;
    const best = this.best.get(document) ?? new BestForClaims();
    this.best.set(document, best);
    const { version } = document;
    return runCooperatively(
      best.find(claims, analysis, {
        ...indexed,
        prefer: rankPreference(document),
        library: library.latest,
        syntax: citingStyle(document, analysis, indexed.literature).syntax,
      }),
      () => document.version === version && !document.isClosed,
    );
  }

  private diagnosticOf(
    document: vscode.TextDocument,
    claim: UncitedClaim,
    severity: vscode.DiagnosticSeverity,
    best: Publication | undefined,
  ): vscode.Diagnostic {
    const label = this.app.library.latest.entity(claim.entity)?.label ?? claim.entity;
    const message = best
      ? vscode.l10n.t(
          'This says something about {0} and cites no source. {1} fits best.',
          label,
          this.nameOf(best),
        )
      : vscode.l10n.t('This says something about {0} and cites no source.', label);
    const diagnostic = new vscode.Diagnostic(toRange(document, claim), message, severity);
    diagnostic.source = SOURCE;
    diagnostic.code = UNCITED_CLAIM;
    return diagnostic;
  }

  /** "Okafor & Lind 2017 (refs.bib)" */
  private nameOf(publication: Publication): string {
    const { library } = this.app;
    const origin = originName(publication, library.latest);
    const short = titledReference(publication.summary);
    return origin ? `${short} (${origin})` : short;
  }
}

/** Whether a diagnostic is a hint about a claim without a source, which citing fixes. */
export function isClaimHint({ source, code }: vscode.Diagnostic): boolean {
  return source === SOURCE && code === UNCITED_CLAIM;
}
