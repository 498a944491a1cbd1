import type * as vscode from 'vscode';
import type { RunningTasks } from '../host/runningTasks';
import type { WorkspaceIndex } from '../index/workspaceIndex';
import type { WorkspaceLibrary } from '../library/workspaceLibrary';
import { registerAnnotationExport } from './exportAnnotations';

/** What these features use from the app. */
interface App {
  readonly library: WorkspaceLibrary;
  readonly index: WorkspaceIndex;
  readonly tasks: RunningTasks;
}

/** Registers the export of mentions in formats for other programs. */
export function register({ library, index, tasks }: App): vscode.Disposable {
  return registerAnnotationExport(library, index, tasks);
}
