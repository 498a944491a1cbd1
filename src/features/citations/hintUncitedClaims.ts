import * as vscode from 'vscode';
import { BestForClaims, type ClaimLiterature } from '../../core/cite/bestForClaims';
import { findUncitedClaims, type UncitedClaim } from '../../core/cite/uncitedClaims';
import { titledReference } from '../../core/literature/formatReference';
import { originName } from '../../core/literature/origin';
import type { Publication } from '../../core/literature/publication';
import type { NoteAnalysis } from '../../core/note/noteAnalysis';
import type { LiteratureIndexes } from '../bibliographies/literatureIndexes';
import { DISMISS_CLAIM } from '../host/commands';
import { isOurs } from '../host/diagnostics';
import { noteSelector } from '../host/documents';
import { rankPreference } from '../host/settings';
import type { WorkspaceLibrary } from '../library/workspaceLibrary';
import { citingStyle } from './citing';
import { type HintParts, SentenceHints } from './sentenceHints';

/** The code of these hints. */
const UNCITED_CLAIM = 'uncitedClaim';

/**
 * Milliseconds that hints wait for bibliographies that are still being read, and again for the index of their contents.
 */
const WAIT = 200;

/** What the hints use from the app. */
interface App extends HintParts {
  readonly library: WorkspaceLibrary;
  readonly indexes: LiteratureIndexes;
}

/** Adds hints to sentences that state something about an entity and cite nothing. */
export function registerClaimHints(app: App): vscode.Disposable {
  const provider = new ClaimHints(app);
  const { hints } = provider;
  return vscode.Disposable.from(
    hints,
    vscode.commands.registerCommand(DISMISS_CLAIM, (sentence?: string) => hints.dismiss(sentence)),
    vscode.languages.registerCodeActionsProvider(noteSelector, provider, {
      providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
    }),
  );
}

/** Whether a diagnostic is a hint about a claim without a source, which citing fixes. */
export function isClaimHint(diagnostic: vscode.Diagnostic): boolean {
  return isOurs(diagnostic, UNCITED_CLAIM);
}

class ClaimHints implements vscode.CodeActionProvider {
  readonly hints: SentenceHints;
  private readonly best = new WeakMap<vscode.TextDocument, BestForClaims>();

  constructor(private readonly app: App) {
    const sort = {
      code: UNCITED_CLAIM,
      setting: 'hintUncitedClaims',
      alsoBy: ['rank.prefer'],
      dismissed: 'cytonote.dismissedClaims',
    } as const;
    this.hints = new SentenceHints(app, sort, (document, severity) =>
      this.find(document, severity),
    );
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
      // Not marked as a fix of the diagnostic, so that the menu lists the action that cites, which is a fix, first.
      action.command = { command: DISMISS_CLAIM, title, arguments: [sentence] };
      return action;
    });
  }

  /** The hints that are known soon; then the hints again, once everything that the note can cite has been read. */
  private async *find(document: vscode.TextDocument, severity: vscode.DiagnosticSeverity) {
    const { analyses, literatures, indexes } = this.app;
    await analyses.around(document, 0);
    const { literature } = await literatures.soon(document, WAIT);
    const index = await indexes.soon(literature, WAIT);
    const found = await this.hintsBy(document, severity, { literature, index });
    if (!found) {
      return;
    }
    yield found;
    // The index that is there soon may be that of the library alone, while a bibliography is read, or that from before
    // the last change.
    const whole = await literatures.of(document);
    const last = await indexes.of(whole.literature);
    if (last && last !== index) {
      const complete = await this.hintsBy(document, severity, {
        literature: whole.literature,
        index: last,
      });
      if (complete) {
        yield complete;
      }
    }
  }

  /**
   * The hints for the current text; undefined if the note is not analysed yet: its next change starts another search.
   */
  private async hintsBy(
    document: vscode.TextDocument,
    severity: vscode.DiagnosticSeverity,
    {
      literature,
      index,
    }: Pick<ClaimLiterature, 'literature'> & { index: ClaimLiterature['index'] | undefined },
  ): Promise<readonly vscode.Diagnostic[] | undefined> {
    const { version } = document;
    const analysis = this.app.analyses.whole(document);
    if (!analysis || document.isClosed) {
      return undefined;
    }
    const claims = await this.claimsIn(analysis, index);
    const best =
      (index && (await this.bestFor(document, claims, analysis, { literature, index }))) ?? [];
    if (document.version !== version || document.isClosed) {
      return undefined;
    }
    return claims.map((claim, at) =>
      this.hints.hint(document, claim, this.messageOf(claim, best[at]), severity),
    );
  }

  /** Those that the user has not dismissed. */
  private async claimsIn(
    analysis: NoteAnalysis,
    index: ClaimLiterature['index'] | undefined,
  ): Promise<UncitedClaim[]> {
    if (analysis.frontMatter?.options.claims === false) {
      return [];
    }
    const claims = findUncitedClaims(this.app.library.latest, analysis, index);
    return (await this.app.background.run(claims)).filter(
      ({ start, end }) => !this.hints.isDismissed(analysis.text.slice(start, end)),
    );
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
    return this.app.background.run(
      best.find(claims, analysis, {
        ...indexed,
        prefer: rankPreference(document),
        library: library.latest,
        syntax: citingStyle(document, analysis, indexed.literature).syntax,
      }),
      { isWanted: () => document.version === version && !document.isClosed },
    );
  }

  private messageOf(claim: UncitedClaim, best: Publication | undefined): string {
    const label = this.app.library.latest.entity(claim.entity)?.label ?? claim.entity;
    return best
      ? vscode.l10n.t(
          'This says something about {0} and cites no source. {1} fits best.',
          label,
          this.nameOf(best),
        )
      : vscode.l10n.t('This says something about {0} and cites no source.', label);
  }

  /** "Okafor & Lind 2017 (refs.bib)" */
  private nameOf(publication: Publication): string {
    const { library } = this.app;
    const origin = originName(publication, library.latest);
    const short = titledReference(publication.summary);
    return origin ? `${short} (${origin})` : short;
  }
}
