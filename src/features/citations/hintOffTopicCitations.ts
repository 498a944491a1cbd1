import * as vscode from 'vscode';
import { abstractOf } from '../../core/abstracts/publicationReader';
import { findOffTopicCitations, type OffTopicCitation } from '../../core/cite/offTopicCitations';
import type { LiteratureIndex } from '../../core/fit/literatureIndex';
import { type Publication, shortPublication } from '../../core/literature/publication';
import type { LiteratureIndexes } from '../bibliographies/literatureIndexes';
import { DISMISS_OFF_TOPIC } from '../host/commands';
import { isOurs } from '../host/diagnostics';
import { noteSelector } from '../host/documents';
import type { WorkspaceLibrary } from '../library/workspaceLibrary';
import { type HintParts, SentenceHints } from './sentenceHints';

/** The code of these hints. */
const OFF_TOPIC = 'offTopicCitation';
/** Names that a hint lists, at most. */
const LISTED = 3;

/** What the hints use from the app. */
interface App extends HintParts {
  readonly library: WorkspaceLibrary;
  readonly indexes: LiteratureIndexes;
}

/** Adds hints to citations whose abstract names none of the entities that their sentence names. Off by default. */
export function registerOffTopicHints(app: App): vscode.Disposable {
  const provider = new OffTopicHints(app);
  const { hints } = provider;
  return vscode.Disposable.from(
    hints,
    vscode.commands.registerCommand(DISMISS_OFF_TOPIC, (statement?: string) =>
      hints.dismiss(statement),
    ),
    vscode.languages.registerCodeActionsProvider(noteSelector, provider, {
      providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
    }),
  );
}

class OffTopicHints implements vscode.CodeActionProvider {
  readonly hints: SentenceHints;
  /** What each hint that is shown is about. */
  private readonly found = new WeakMap<vscode.Diagnostic, OffTopicCitation>();

  constructor(private readonly app: App) {
    const sort = {
      code: OFF_TOPIC,
      setting: 'hintOffTopicCitations',
      dismissed: 'cytonote.dismissedOffTopic',
    } as const;
    this.hints = new SentenceHints(app, sort, (document, severity) =>
      this.find(document, severity),
    );
  }

  provideCodeActions(
    document: vscode.TextDocument,
    range: vscode.Range,
    { diagnostics }: vscode.CodeActionContext,
  ): vscode.CodeAction[] {
    const here = diagnostics.filter((it) => isOurs(it, OFF_TOPIC));
    const shown = here.length > 0 ? this.hints.of(document) : [];
    return shown
      .filter((hint) => hint.range.intersection(range))
      .flatMap((hint) => {
        const statement = this.found.get(hint)?.statement;
        const title = vscode.l10n.t('This citation fits here');
        const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
        action.diagnostics = here;
        action.command = { command: DISMISS_OFF_TOPIC, title, arguments: [statement] };
        return statement ? [action] : [];
      });
  }

  private async *find(document: vscode.TextDocument, severity: vscode.DiagnosticSeverity) {
    const { analyses, background, library, literatures, indexes } = this.app;
    await analyses.around(document, 0);
    const { literature } = await literatures.of(document);
    const index = await indexes.of(literature);
    const { version } = document;
    const analysis = analyses.whole(document);
    if (!analysis || !index || document.isClosed) {
      return;
    }
    const found = await background.run(
      findOffTopicCitations(library.latest, analysis, literature, (it) => entitiesIn(index, it)),
      { isWanted: () => document.version === version && !document.isClosed },
    );
    if (found) {
      yield found
        .filter(({ statement }) => !this.hints.isDismissed(statement))
        .map((citation) => this.hintAt(document, citation, severity));
    }
  }

  private hintAt(
    document: vscode.TextDocument,
    citation: OffTopicCitation,
    severity: vscode.DiagnosticSeverity,
  ): vscode.Diagnostic {
    const { latest } = this.app.library;
    const labels = citation.entities.slice(0, LISTED).map((id) => latest.entity(id)?.label ?? id);
    const message = vscode.l10n.t(
      'The sentence names {0}; the abstract of {1} names neither that nor anything close to it.',
      labels.join(', '),
      shortPublication(citation.publication),
    );
    const hint = this.hints.hint(document, citation, message, severity);
    this.found.set(hint, citation);
    return hint;
  }
}

/** The entities that a publication names; undefined if it has no abstract. */
function entitiesIn(index: LiteratureIndex, publication: Publication): Set<string> | undefined {
  const read = abstractOf(publication) ? index.read(publication.id) : undefined;
  return read && new Set(read.contents.entities);
}
