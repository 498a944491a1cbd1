import * as vscode from 'vscode';
import type { WorkspaceIndex } from '../index/workspaceIndex';
import { registerAnnotationExport } from './exportAnnotations';
import { type EvidenceApp, registerEvidenceTable } from './makeEvidenceTable';

/** What these features use from the app. */
interface App extends EvidenceApp {
  readonly index: WorkspaceIndex;
}

/** Registers what is made of notes and publications for others: annotations and tables of evidence. */
export function register(app: App): vscode.Disposable {
  const { library, index, tasks } = app;
  return vscode.Disposable.from(
    registerAnnotationExport(library, index, tasks),
    registerEvidenceTable(app),
  );
}
