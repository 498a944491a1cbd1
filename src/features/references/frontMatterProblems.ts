import * as vscode from 'vscode';
import type { NoteProblem } from '../../core/note/frontMatter';
import type { NoteAnalysis } from '../../core/note/noteAnalysis';
import { readNoteStyle } from '../../core/note/noteStyle';
import { noteSelector } from '../host/documents';
import { toRange } from '../host/positions';
import type { NoteAnalyses } from '../notes/noteAnalyses';
import type { NoteStyles } from './noteStyles';

/** Milliseconds without a change before a note is checked again. */
const PAUSE = 400;

/** Reports mistakes in the front matter of open notes, and styles that cannot be used, at their place. */
export function registerFrontMatterProblems(
  analyses: NoteAnalyses,
  styles: NoteStyles,
): vscode.Disposable {
  const problems = vscode.languages.createDiagnosticCollection('cytonote');
  const pending = new Map<vscode.TextDocument, ReturnType<typeof setTimeout>>();
  const check = async (document: vscode.TextDocument) => {
    pending.delete(document);
    if (document.isClosed) {
      return;
    }
    const { version } = document;
    const analysis = await analyses.around(document, 0);
    const ofStyle = await styleProblems(document, analysis, styles);
    if (!document.isClosed && document.version === version) {
      const found = [...(analysis.frontMatter?.problems ?? []), ...ofStyle];
      problems.set(
        document.uri,
        found.map((problem) => {
          const range = toRange(document, problem);
          const diagnostic = new vscode.Diagnostic(
            range,
            vscode.l10n.t('Front matter: {0}', problem.message),
            vscode.DiagnosticSeverity.Warning,
          );
          diagnostic.source = 'Cytonote';
          return diagnostic;
        }),
      );
    }
  };
  const checkSoon = (document: vscode.TextDocument) => {
    if (vscode.languages.match(noteSelector, document) > 0) {
      clearTimeout(pending.get(document));
      pending.set(document, setTimeout(check, PAUSE, document));
    }
  };
  vscode.workspace.textDocuments.forEach(checkSoon);
  return vscode.Disposable.from(
    problems,
    new vscode.Disposable(() => pending.forEach((timer) => clearTimeout(timer))),
    styles.onDidChange(() => vscode.workspace.textDocuments.forEach(checkSoon)),
    vscode.workspace.onDidOpenTextDocument(checkSoon),
    vscode.workspace.onDidChangeTextDocument(({ document }) => checkSoon(document)),
    vscode.workspace.onDidCloseTextDocument((document) => {
      clearTimeout(pending.get(document));
      pending.delete(document);
      problems.delete(document.uri);
    }),
  );
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
