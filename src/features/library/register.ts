import type * as vscode from 'vscode';
import { registerLibraryFileCompletion } from './completeLibraryFiles';
import type { WorkspaceLibrary } from './workspaceLibrary';

/** What these features use from the app. */
interface App {
  readonly library: WorkspaceLibrary;
}

/** Registers completions and hovers for the files of the workspace's own library. */
export function register({ library }: App): vscode.Disposable {
  return registerLibraryFileCompletion(library);
}
