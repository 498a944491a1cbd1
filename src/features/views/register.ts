import type * as vscode from 'vscode';
import type { LiteratureIndexes } from '../bibliographies/literatureIndexes';
import { registerEach } from '../host/registerEach';
import type { WorkspaceIndex } from '../index/workspaceIndex';
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
  readonly indexes: LiteratureIndexes;
  readonly active: ActiveNote;
}

/** The trees in the side bar: topics, the active note, and the library. */
export function register(app: App): vscode.Disposable {
  const { context, log, library, analyses, index, sources, indexes, active } = app;
  const memory = context.globalState;
  return registerEach(log, [
    () => registerTopicsTree({ library, sources, indexes }),
    () => registerNoteTree(library, analyses, active),
    () => registerLibraryTree({ library, sources, indexes, index, active, memory }),
  ]);
}
