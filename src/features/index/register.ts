import type * as vscode from 'vscode';
import { registerIndexCommands } from './indexCommands';
import type { WorkspaceIndex } from './workspaceIndex';

/** What these features use from the app. */
interface App {
  readonly log: vscode.LogOutputChannel;
  readonly index: WorkspaceIndex;
}

/** Seeing how far the index of notes is, cancelling it and building it again. */
export function register({ index, log }: App): vscode.Disposable {
  return registerIndexCommands(index, log);
}
