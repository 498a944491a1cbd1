import * as vscode from 'vscode';
import { eventually } from '../waiting';

/** The problems of a file now; with a code, those that have it. */
export function problemsOf(uri: vscode.Uri, code?: string): vscode.Diagnostic[] {
  const all = vscode.languages.getDiagnostics(uri);
  return code === undefined ? all : all.filter((problem) => codeOf(problem) === code);
}

/** The problems of a file now whose messages contain some words. */
export function problemsWith(uri: vscode.Uri, words: string): vscode.Diagnostic[] {
  return problemsOf(uri).filter(({ message }) => message.includes(words));
}

/** Waits until a file has a problem, and returns the first one. */
export function firstProblem(uri: vscode.Uri, what = 'a problem'): Promise<vscode.Diagnostic> {
  return eventually(what, () => problemsOf(uri)[0]);
}

/** The code of a problem, also where it links to a page. */
export function codeOf({ code }: vscode.Diagnostic): string {
  return `${typeof code === 'object' ? code.value : code}`;
}
