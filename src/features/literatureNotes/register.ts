import type * as vscode from 'vscode';
import type { NoteLiteratures } from '../bibliographies/noteLiteratures';
import { registerEach } from '../host/registerEach';
import type { WorkspacePublications } from '../index/workspacePublications';
import type { WorkspaceLibrary } from '../library/workspaceLibrary';
import type { NoteAnalyses } from '../notes/noteAnalyses';
import type { PublicationPicker } from '../pages/pickPublication';
import type { ReferenceFormatter } from '../references/referenceFormatter';
import { registerLiteratureNotes } from './makeLiteratureNote';
import { NoteTemplates } from './noteTemplates';
import { registerTemplateReports } from './reportTemplates';

/** What these features use from the app. */
interface App {
  readonly context: Pick<vscode.ExtensionContext, 'extensionUri'>;
  readonly log: vscode.LogOutputChannel;
  readonly library: WorkspaceLibrary;
  readonly analyses: NoteAnalyses;
  readonly literatures: NoteLiteratures;
  readonly workspacePublications: WorkspacePublications;
  readonly picker: PublicationPicker;
  readonly formatter: ReferenceFormatter;
}

/** Registers what makes notes about publications, from templates. */
export function register(app: App): vscode.Disposable {
  const templates = new NoteTemplates(app.context.extensionUri);
  return registerEach(app.log, [
    () => registerLiteratureNotes(app, templates),
    () => registerTemplateReports(),
  ]);
}
