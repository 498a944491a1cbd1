import type * as vscode from 'vscode';
import type { LiteratureIndexes } from '../bibliographies/literatureIndexes';
import type { NoteLiteratures } from '../bibliographies/noteLiteratures';
import { registerEach } from '../host/registerEach';
import type { WorkspaceIndex } from '../index/workspaceIndex';
import type { WorkspaceLiterature } from '../index/workspaceLiterature';
import type { WorkspacePublications } from '../index/workspacePublications';
import type { WorkspaceLibrary } from '../library/workspaceLibrary';
import type { ActiveNote } from '../notes/activeNote';
import type { NoteAnalyses } from '../notes/noteAnalyses';
import type { NoteMentions } from '../pages/noteMentions';
import { registerLibraryTree } from './browseLibrary';
import { registerNoteTree } from './browseNote';
import { registerCardBeside } from './cardBeside';
import { registerTopicsTree } from './topicsTree';

/** What these features use from the app. */
interface App {
  readonly context: Pick<vscode.ExtensionContext, 'globalState'>;
  readonly log: vscode.LogOutputChannel;
  readonly library: WorkspaceLibrary;
  readonly analyses: NoteAnalyses;
  readonly literatures: NoteLiteratures;
  readonly indexes: LiteratureIndexes;
  readonly mentions: NoteMentions;
  readonly index: WorkspaceIndex;
  readonly workspacePublications: WorkspacePublications;
  readonly workspaceLiterature: WorkspaceLiterature;
  readonly active: ActiveNote;
}

/**
 * Registers the trees in the side bar: topics, the active note, the card of the name at its cursor, and the library.
 */
export function register(app: App): vscode.Disposable {
  const { context, log, library, analyses, index, workspacePublications, active } = app;
  const literature = app.workspaceLiterature;
  const memory = context.globalState;
  return registerEach(log, [
    () => registerTopicsTree({ library, workspacePublications, literature }),
    () => registerNoteTree(library, analyses, active),
    () => registerCardBeside(app),
    () =>
      registerLibraryTree({ library, workspacePublications, literature, index, active, memory }),
  ]);
}
