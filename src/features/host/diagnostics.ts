import * as vscode from 'vscode';

/** The source that the editor shows beside each problem. */
const SOURCE = 'Cytonote';

/**
 * A problem or hint of Cytonote's.
 *
 * @param code the kind of the problem, by which quick fixes find it again
 */
export function diagnosticAt(
  range: vscode.Range,
  message: string,
  severity: vscode.DiagnosticSeverity,
  code?: NonNullable<vscode.Diagnostic['code']>,
): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(range, message, severity);
  diagnostic.source = SOURCE;
  if (code !== undefined) {
    diagnostic.code = code;
  }
  return diagnostic;
}

/** Whether a diagnostic is one of Cytonote's; with a code, whether it is of this kind. */
export function isOurs(diagnostic: vscode.Diagnostic, code?: string): boolean {
  return diagnostic.source === SOURCE && (code === undefined || diagnostic.code === code);
}
