import * as vscode from 'vscode';
import {
  type CitationProblem,
  citationProblems,
  keysMeant,
  type ProblemKind,
  problemKinds,
} from '../../core/cite/citationProblems';
import type { NoteLiterature } from '../../core/cite/noteLiterature';
import { unknownIdentifiers } from '../../core/cite/unknownIdentifiers';
import type { NamedFile } from '../../core/note/frontMatter';
import type { NoteLiteratures } from '../bibliographies/noteLiteratures';
import { diagnosticAt, isOurs } from '../host/diagnostics';
import { noteSelector } from '../host/documents';
import { toRange } from '../host/positions';
import { runCooperatively } from '../host/runCooperatively';
import { affectsSetting, severityOf } from '../host/settings';
import type { NoteAnalyses } from '../notes/noteAnalyses';
import { onNoteIdle } from '../notes/onNoteIdle';

/** Reports problems of the citations in open notes, and offers the keys that the user may have meant. */
export function registerCitationReports(
  analyses: NoteAnalyses,
  literatures: NoteLiteratures,
): vscode.Disposable {
  const reports = new CitationReports(analyses, literatures);
  return vscode.Disposable.from(
    reports,
    vscode.languages.registerCodeActionsProvider(noteSelector, reports, {
      providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
    }),
  );
}

class CitationReports implements vscode.CodeActionProvider, vscode.Disposable {
  private readonly shown = vscode.languages.createDiagnosticCollection('cytonote-citations');
  private readonly problems = new WeakMap<vscode.Diagnostic, CitationProblem>();
  /** For each literature, the keys that may be meant by the unknown ones at which the cursor was. */
  private readonly meant = new WeakMap<NoteLiterature, Map<string, readonly string[]>>();
  private readonly notes = onNoteIdle(
    (document) => this.check(document),
    (document) => this.shown.delete(document.uri),
  );
  private readonly listeners: vscode.Disposable;

  constructor(
    private readonly analyses: NoteAnalyses,
    private readonly literatures: NoteLiteratures,
  ) {
    this.listeners = vscode.Disposable.from(
      this.notes,
      analyses.onDidChange(() => this.notes.checkAll()),
      literatures.onDidChange(() => this.notes.checkAll()),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (problemKinds.some((kind) => affectsSetting(event, kind))) {
          this.notes.checkAll();
        }
      }),
    );
  }

  dispose(): void {
    this.listeners.dispose();
    this.shown.dispose();
  }

  async provideCodeActions(
    document: vscode.TextDocument,
    _: vscode.Range,
    { diagnostics }: vscode.CodeActionContext,
    token: vscode.CancellationToken,
  ): Promise<vscode.CodeAction[]> {
    const reported = this.shown.get(document.uri) ?? [];
    const actions: vscode.CodeAction[] = [];
    for (const diagnostic of diagnostics.filter((it) => isOurs(it))) {
      // The editor returns copies of the diagnostics that were reported.
      const known = reported.find(
        ({ range, message }) => range.isEqual(diagnostic.range) && message === diagnostic.message,
      );
      const problem = known && this.problems.get(known);
      if (problem) {
        const { literature } = await this.literatures.of(document);
        const written = document.getText(diagnostic.range);
        const keys = await this.keysFor(problem, written, literature, token);
        actions.push(
          ...keys.map((key) => correction(document, diagnostic, key, keys.length === 1)),
        );
      }
    }
    return actions;
  }

  /** Looks through all keys once for each unknown key, and not each time that the cursor rests on it. */
  private async keysFor(
    problem: CitationProblem,
    written: string,
    literature: NoteLiterature,
    token: vscode.CancellationToken,
  ): Promise<readonly string[]> {
    const known = this.meant.get(literature) ?? new Map<string, readonly string[]>();
    this.meant.set(literature, known);
    const name = JSON.stringify([problem.kind, problem.better, written]);
    const isWanted = () => !token.isCancellationRequested;
    const keys =
      known.get(name) ??
      (await runCooperatively(keysMeant(problem, written, literature), isWanted));
    if (keys) {
      known.set(name, keys);
    }
    return keys ?? [];
  }

  private async check(document: vscode.TextDocument): Promise<void> {
    const { literature, found } = await this.literatures.of(document);
    await this.analyses.around(document, 0);
    const analysis = this.analyses.whole(document);
    if (!analysis || document.isClosed) {
      return;
    }
    const diagnostics = citationProblems(analysis, literature).flatMap((problem) => {
      const severity = severityOf(problem.kind, document);
      return severity === undefined ? [] : [this.diagnosticOf(document, problem, severity)];
    });
    const missing = analysis.frontMatter?.bibliography
      .filter(({ name }) => found.missing.includes(name))
      .map((file) => missingFile(document, file));
    const unknown = severityOf('reportUnknownKeys', document)
      ? unknownIdentifiers(analysis, literature)
      : [];
    const { Hint } = vscode.DiagnosticSeverity;
    const hints = unknown.map(({ message, ...range }) =>
      diagnosticAt(toRange(document, range), message, Hint, 'unknownIdentifier'),
    );
    this.shown.set(document.uri, [...(missing ?? []), ...diagnostics, ...hints]);
  }

  private diagnosticOf(
    document: vscode.TextDocument,
    problem: CitationProblem,
    severity: vscode.DiagnosticSeverity,
  ): vscode.Diagnostic {
    const range = toRange(document, problem);
    const code = problem.kind satisfies ProblemKind;
    const diagnostic = diagnosticAt(range, problem.message, severity, code);
    this.problems.set(diagnostic, problem);
    return diagnostic;
  }
}

function missingFile(document: vscode.TextDocument, file: NamedFile): vscode.Diagnostic {
  return diagnosticAt(
    toRange(document, file),
    vscode.workspace.isTrusted
      ? vscode.l10n.t(
          'There is no bibliography file “{0}” beside the note or in its workspace.',
          file.name,
        )
      : vscode.l10n.t('{0} does not exist, or is not read in Restricted Mode.', file.name),
    vscode.DiagnosticSeverity.Warning,
  );
}

function correction(
  document: vscode.TextDocument,
  diagnostic: vscode.Diagnostic,
  key: string,
  isPreferred: boolean,
): vscode.CodeAction {
  const title = vscode.l10n.t('Cite @{0} instead', key);
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.edit = new vscode.WorkspaceEdit();
  action.edit.replace(document.uri, diagnostic.range, key);
  action.diagnostics = [diagnostic];
  action.isPreferred = isPreferred;
  return action;
}
