import type * as vscode from 'vscode';
import { registerEach } from '../host/registerEach';
import type { WorkspaceIndex } from '../index/workspaceIndex';
import type { WorkspaceLiterature } from '../index/workspaceLiterature';
import type { WorkspacePublications } from '../index/workspacePublications';
import type { WorkspaceLibrary } from '../library/workspaceLibrary';
import type { ActiveNote } from '../notes/activeNote';
import type { NoteAnalyses } from '../notes/noteAnalyses';
import { registerLibraryTree } from './browseLibrary';
import { registerNoteTree } from './browseNote';
import { registerTopicsTree } from './topicsTree';

/** What these features use from the app. */
interface App {
  readonly context: Pick<vscode.ExtensionContext, 'globalState'>;
  readonly log: vscode.LogOutputChannel;
  readonly library: WorkspaceLibrary;
  readonly analyses: NoteAnalyses;
  readonly index: WorkspaceIndex;
  readonly sources: WorkspacePublications;
  readonly workspaceLiterature: WorkspaceLiterature;
  readonly active: ActiveNote;
}

/** The trees in the side bar: topics, the active note, and the library. */
export function register(app: App): vscode.Disposable {
  const { context, log, library, analyses, index, sources, active } = app;
  const literature = app.workspaceLiterature;
  const memory = context.globalState;
  return registerEach(log, [
    () => registerTopicsTree({ library, sources, literature }),
    () => registerNoteTree(library, analyses, active),
    () => registerLibraryTree({ library, sources, literature, index, active, memory }),
  ]);
}
