import type * as vscode from 'vscode';
import type { NoteLiteratures } from '../bibliographies/noteLiteratures';
import { registerEach } from '../host/registerEach';
import type { WorkspaceIndex } from '../index/workspaceIndex';
import type { WorkspaceLibrary } from '../library/workspaceLibrary';
import type { NoteAnalyses } from '../notes/noteAnalyses';
import { registerNoteExplanation } from './explainNote';
import { registerSampleNote, SampleNote } from './openSampleNote';
import { registerIssueReport } from './reportIssue';
import { registerWalkthroughSteps } from './walkthroughSteps';

/** What these features use from the app. */
interface App {
  readonly context: vscode.ExtensionContext;
  readonly log: vscode.LogOutputChannel;
  readonly library: WorkspaceLibrary;
  readonly analyses: NoteAnalyses;
  readonly literatures: NoteLiteratures;
  readonly index: WorkspaceIndex;
}

/** Registers the walkthrough steps, the explanations, and the form for reports. */
export function register(app: App): vscode.Disposable {
  const { context, log, library, analyses, literatures, index } = app;
  const sample = new SampleNote(context.extensionUri);
  return registerEach(log, [
    () => registerSampleNote(sample),
    () => registerWalkthroughSteps(sample),
    () => registerNoteExplanation(library, analyses, literatures),
    () => registerIssueReport(context, index),
  ]);
}
