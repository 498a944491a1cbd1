import * as vscode from 'vscode';
import { abstractOf } from '../../core/abstracts/publicationReader';
import { findOffTopicCitations, type OffTopicCitation } from '../../core/cite/offTopicCitations';
import type { LiteratureIndex } from '../../core/fit/literatureIndex';
import { type Publication, shortPublication } from '../../core/literature/publication';
import type { LiteratureIndexes } from '../bibliographies/literatureIndexes';
import type { NoteLiteratures } from '../bibliographies/noteLiteratures';
import { DISMISS_OFF_TOPIC } from '../host/commands';
import { noteSelector } from '../host/documents';
import { toRange } from '../host/positions';
import { runCooperatively } from '../host/runCooperatively';
import { affectsSetting, severityOf } from '../host/settings';
import type { WorkspaceLibrary } from '../library/workspaceLibrary';
import type { NoteAnalyses } from '../notes/noteAnalyses';
import { onNoteIdle } from '../notes/onNoteIdle';
import { DismissedSentences } from './dismissedSentences';

const SOURCE = 'Cytonote';
/** The code of these hints. */
const OFF_TOPIC = 'offTopicCitation';
/** The storage key of the sentences whose citation is right. */
const DISMISSED = 'cytonote.dismissedOffTopic';
/** Names that a hint lists, at most. */
const LISTED = 3;

/** What the hints use from the app. */
interface App {
  readonly context: Pick<vscode.ExtensionContext, 'workspaceState'>;
  readonly library: WorkspaceLibrary;
  readonly analyses: NoteAnalyses;
  readonly literatures: NoteLiteratures;
  readonly indexes: LiteratureIndexes;
}

/** Adds hints to citations whose abstract speaks of nothing that their sentence names; off by default. */
export function registerOffTopicHints(app: App): vscode.Disposable {
  const hints = new OffTopicHints(app);
  return vscode.Disposable.from(
    hints,
    vscode.commands.registerCommand(DISMISS_OFF_TOPIC, (statement?: string) =>
      hints.dismiss(statement),
    ),
    vscode.languages.registerCodeActionsProvider(noteSelector, hints, {
      providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
    }),
  );
}

class OffTopicHints implements vscode.CodeActionProvider, vscode.Disposable {
  private readonly shown = vscode.languages.createDiagnosticCollection('cytonote-off-topic');
  /** What each hint that is shown is about. */
  private readonly found = new WeakMap<vscode.Diagnostic, OffTopicCitation>();
  private readonly notes = onNoteIdle(
    (document) => this.check(document),
    (document) => this.shown.delete(document.uri),
  );
  private readonly listeners: vscode.Disposable;
  private readonly dismissed: DismissedSentences;

  constructor(private readonly app: App) {
    this.dismissed = new DismissedSentences(app.context.workspaceState, DISMISSED);
    this.listeners = vscode.Disposable.from(
      this.notes,
      app.analyses.onDidChange(() => this.notes.checkAll()),
      app.literatures.onDidChange(() => this.notes.checkAll()),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (affectsSetting(event, 'hintOffTopicCitations')) {
          this.notes.checkAll();
        }
      }),
    );
  }

  dispose(): void {
    this.listeners.dispose();
    this.shown.dispose();
  }

  /** Remembers that the citation of a statement is right. */
  async dismiss(statement: string | undefined): Promise<void> {
    if (statement) {
      await this.dismissed.add(statement);
      this.notes.checkAll();
    }
  }

  provideCodeActions(
    document: vscode.TextDocument,
    range: vscode.Range,
    { diagnostics }: vscode.CodeActionContext,
  ): vscode.CodeAction[] {
    const here = diagnostics.filter(({ source, code }) => source === SOURCE && code === OFF_TOPIC);
    // The editor hands out copies of the hints: those that were shown know what they are about.
    const shown = here.length > 0 ? (this.shown.get(document.uri) ?? []) : [];
    return shown
      .filter((hint) => hint.range.intersection(range))
      .flatMap((hint) => {
        const statement = this.found.get(hint)?.statement;
        const title = vscode.l10n.t('This citation is right here');
        const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
        action.diagnostics = here;
        action.command = { command: DISMISS_OFF_TOPIC, title, arguments: [statement] };
        return statement ? [action] : [];
      });
  }

  private async check(document: vscode.TextDocument): Promise<void> {
    const severity = severityOf('hintOffTopicCitations', document);
    if (severity === undefined) {
      this.shown.delete(document.uri);
      return;
    }
    const { analyses, library, literatures, indexes } = this.app;
    await analyses.around(document, 0);
    const { literature } = await literatures.of(document);
    const index = await indexes.of(literature);
    const { version } = document;
    const analysis = analyses.whole(document);
    if (!analysis || !index || document.isClosed) {
      return;
    }
    const entitiesOf = (publication: Publication) => entitiesIn(index, publication);
    const found = await runCooperatively(
      findOffTopicCitations(library.latest, analysis, literature, entitiesOf),
      () => document.version === version && !document.isClosed,
    );
    // A change during the search starts another check.
    if (found) {
      const wanted = found.filter(({ statement }) => !this.dismissed.has(statement));
      this.shown.set(
        document.uri,
        wanted.map((it) => this.diagnosticOf(document, it, severity)),
      );
    }
  }

  private diagnosticOf(
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
    const diagnostic = new vscode.Diagnostic(toRange(document, citation), message, severity);
    diagnostic.source = SOURCE;
    diagnostic.code = OFF_TOPIC;
    this.found.set(diagnostic, citation);
    return diagnostic;
  }
}

/** The entities that a publication speaks of; undefined where it has no abstract to tell. */
function entitiesIn(index: LiteratureIndex, publication: Publication): Set<string> | undefined {
  const read = abstractOf(publication) ? index.read(publication.id) : undefined;
  return read && new Set(read.contents.entities);
}
