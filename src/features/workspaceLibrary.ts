import * as vscode from 'vscode';
import type { Library } from '../core/library/library';
import type { Recogniser } from '../core/recognise/recogniser';
import type { LoadedLibrary } from './loadLibrary';

/** The library as it is now: the bundled one, with what the folders of the workspace add to it. */
export class WorkspaceLibrary implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();

  /** Fires when the library has become another; who keeps something that was made of it, makes it anew. */
  readonly onDidChange = this.changed.event;

  constructor(private readonly bundled: LoadedLibrary) {}

  dispose(): void {
    this.changed.dispose();
  }

  /** Asked for each time it is needed, never kept. */
  get library(): Library {
    return this.bundled.library;
  }

  /** What recognises the names of the library as it is now. */
  get recogniser(): Recogniser {
    return this.bundled.recogniser;
  }
}
