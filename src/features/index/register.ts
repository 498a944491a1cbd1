import type * as vscode from 'vscode';
import { registerIndexCommands } from './indexCommands';
import type { WorkspaceIndex } from './workspaceIndex';

/** What these features use from the app. */
interface App {
  readonly log: vscode.LogOutputChannel;
  readonly index: WorkspaceIndex;
}

/** Registers the progress of the note index, and the commands that cancel it and build it again. */
export function register({ index, log }: App): vscode.Disposable {
  return registerIndexCommands(index, log);
}
