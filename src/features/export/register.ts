import * as vscode from 'vscode';
import type { WorkspaceIndex } from '../index/workspaceIndex';
import { registerAnnotationExport } from './exportAnnotations';
import { type EvidenceApp, registerEvidenceTable } from './makeEvidenceTable';
import { type PublishApp, registerPublishing } from './publishNote';

/** What these features use from the app. */
interface App extends EvidenceApp, PublishApp {
  readonly context: EvidenceApp['context'] & PublishApp['context'];
  readonly index: WorkspaceIndex;
}

/** Registers what turns notes and publications into files for others: annotations, tables of evidence, documents. */
export function register(app: App): vscode.Disposable {
  const { library, index, tasks } = app;
  return vscode.Disposable.from(
    registerAnnotationExport(library, index, tasks),
    registerEvidenceTable(app),
    registerPublishing(app),
  );
}
