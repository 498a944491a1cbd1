import * as vscode from 'vscode';
import type { NoteProblem } from '../../core/note/frontMatter';
import type { NoteAnalysis } from '../../core/note/noteAnalysis';
import { readNoteStyle } from '../../core/note/noteStyle';
import type { NoteLiteratures } from '../bibliographies/noteLiteratures';
import { diagnosticAt } from '../host/diagnostics';
import { toRange } from '../host/positions';
import type { NoteAnalyses } from '../notes/noteAnalyses';
import { onNoteIdle } from '../notes/onNoteIdle';
import type { NoteStyles } from './noteStyles';

/**
 * Reports errors in the front matter of open notes, and citation styles and Zotero collections that cannot be used, at
 * the place where the front matter names them.
 */
export function registerFrontMatterProblems(
  analyses: NoteAnalyses,
  styles: NoteStyles,
  literatures: NoteLiteratures,
): vscode.Disposable {
  const problems = vscode.languages.createDiagnosticCollection('cytonote');
  const check = async (document: vscode.TextDocument) => {
    if (document.isClosed) {
      return;
    }
    const { version } = document;
    const analysis = await analyses.around(document, 0);
    const ofStyle = await styleProblems(document, analysis, styles);
    const ofZotero = await zoteroProblems(document, analysis, literatures);
    if (!document.isClosed && document.version === version) {
      const found = [...(analysis.frontMatter?.problems ?? []), ...ofStyle, ...ofZotero];
      problems.set(
        document.uri,
        found.map((problem: ShownProblem) => {
          const range = toRange(document, problem);
          return diagnosticAt(
            range,
            vscode.l10n.t('Front matter: {0}', problem.message),
            problem.severity ?? vscode.DiagnosticSeverity.Warning,
          );
        }),
      );
    }
  };
  const notes = onNoteIdle(check, (document) => problems.delete(document.uri));
  return vscode.Disposable.from(
    problems,
    notes,
    styles.onDidChange(() => notes.checkAll()),
    literatures.onDidChange(() => notes.checkAll()),
  );
}

interface ShownProblem extends NoteProblem {
  /** Undefined for a warning. */
  readonly severity?: vscode.DiagnosticSeverity;
}

async function styleProblems(
  { uri }: vscode.TextDocument,
  analysis: NoteAnalysis,
  styles: NoteStyles,
): Promise<NoteProblem[]> {
  const style = readNoteStyle(analysis);
  const problem = style.csl && (await styles.problemOf(styles.chosenFor(uri, style)));
  return style.csl && problem ? [{ ...style.csl.range, message: problem.message }] : [];
}

/** Reports a collection that Zotero does not know. If Zotero does not run, the note has no problem. */
async function zoteroProblems(
  document: vscode.TextDocument,
  { frontMatter }: NoteAnalysis,
  literatures: NoteLiteratures,
): Promise<ShownProblem[]> {
  const named = frontMatter?.options.zotero;
  const problem = named && (await literatures.of(document)).collection?.problem;
  const { Warning, Information } = vscode.DiagnosticSeverity;
  return named && problem
    ? [
        {
          start: named.start,
          end: named.end,
          message: problem.message,
          severity: problem.isUnknown ? Warning : Information,
        },
      ]
    : [];
}
