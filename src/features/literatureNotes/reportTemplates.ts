import * as vscode from 'vscode';
import {
  LONGEST_TEMPLATE,
  type TemplateProblem,
  templateProblems,
} from '../../core/literatureNotes/noteTemplate';
import { rangesIn } from '../host/positions';
import { onNoteIdle } from '../notes/onNoteIdle';
import { isTemplate } from './noteTemplates';

/** Reports what is wrong with the user's templates, in those that are open. */
export function registerTemplateReports(): vscode.Disposable {
  const reports = vscode.languages.createDiagnosticCollection('cytonote-templates');
  const check = (document: vscode.TextDocument) => {
    if (isTemplate(document)) {
      const text = document.getText().slice(0, LONGEST_TEMPLATE);
      const toRange = rangesIn(text);
      reports.set(
        document.uri,
        templateProblems(text).map((problem) => diagnosticOf(problem, toRange(problem))),
      );
    }
  };
  const idle = onNoteIdle(check, ({ uri }) => reports.delete(uri));
  return vscode.Disposable.from(reports, idle);
}

function diagnosticOf({ message }: TemplateProblem, range: vscode.Range): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(range, message, vscode.DiagnosticSeverity.Error);
  diagnostic.source = 'Cytonote';
  return diagnostic;
}
