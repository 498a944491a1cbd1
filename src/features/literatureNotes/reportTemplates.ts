import * as vscode from 'vscode';
import { LONGEST_TEMPLATE, templateProblems } from '../../core/literatureNotes/noteTemplate';
import { diagnosticAt } from '../host/diagnostics';
import { rangesIn } from '../host/positions';
import { onNoteIdle } from '../notes/onNoteIdle';
import { isTemplate } from './noteTemplates';

/** Reports problems of the user's templates in open documents. */
export function registerTemplateReports(): vscode.Disposable {
  const reports = vscode.languages.createDiagnosticCollection('cytonote-templates');
  const check = (document: vscode.TextDocument) => {
    if (isTemplate(document)) {
      const text = document.getText().slice(0, LONGEST_TEMPLATE);
      const toRange = rangesIn(text);
      reports.set(
        document.uri,
        templateProblems(text).map((problem) =>
          diagnosticAt(toRange(problem), problem.message, vscode.DiagnosticSeverity.Error),
        ),
      );
    }
  };
  const idle = onNoteIdle(check, ({ uri }) => reports.delete(uri));
  return vscode.Disposable.from(reports, idle);
}
