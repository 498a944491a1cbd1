import * as vscode from 'vscode';
import { IncrementalNote } from '../core/note/incrementalNote';
import { digestOf } from '../core/noteIndex/noteDigest';
import { NoteIndex } from '../core/noteIndex/noteIndex';
import { runWithPauses } from './runWithPauses';
import { silencedTerms } from './settings';
import type { WorkspaceLibrary } from './workspaceLibrary';

/** Files that are notes, by their names. */
const noteFiles = '**/*.{md,markdown,qmd,rmd,Rmd}';

/** Knows what all notes of the workspace name and cite; reads them in the background. */
export class WorkspaceIndex implements vscode.Disposable {
  /** A note's name there is its URI as text. */
  readonly notes = new NoteIndex();
  /** Resolves when each note has been read once. */
  readonly ready: Promise<void>;
  private readonly changed = new vscode.EventEmitter<void>();
  private isDisposed = false;

  /** Fires when more or something else is known of the notes, a few times a second at most. */
  readonly onDidChange = this.changed.event;

  constructor(private readonly current: WorkspaceLibrary) {
    this.ready = this.readAll();
  }

  dispose(): void {
    this.isDisposed = true;
    this.changed.dispose();
  }

  private async readAll(): Promise<void> {
    for (const uri of await vscode.workspace.findFiles(noteFiles)) {
      if (this.isDisposed) {
        return;
      }
      await this.read(uri);
    }
    this.changed.fire();
  }

  private async read(uri: vscode.Uri): Promise<void> {
    const { library, recogniser } = this.current;
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
    const reading = IncrementalNote.inSlices(
      text,
      recogniser,
      silencedTerms({ uri, languageId: 'markdown' }),
    );
    const digest = digestOf(library, (await runWithPauses(reading)).analysis);
    if (digest) {
      this.notes.put(uri.toString(), digest);
    }
  }
}
