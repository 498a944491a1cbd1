import * as vscode from 'vscode';
import { wait } from '../host/waiting';
import { FileQueue } from './fileQueue';
import { type FileState, stateOf } from './readNoteFile';

/** Milliseconds without an edit before the queue reads on: typing goes first. */
const TYPING = 300;

/** The queue of files that the index reads in the background. */
export class IndexQueue implements vscode.Disposable {
  private readonly files: FileQueue;
  private lastEdit = 0;
  private isDisposed = false;
  private readonly progressed = new vscode.EventEmitter<void>();
  private readonly listener: vscode.Disposable;

  /** Fires when files are added, read or dropped. */
  readonly onDidProgress = this.progressed.event;

  /** @param read must not throw; gets the state of the file, undefined if there is no such file */
  constructor(read: (file: string, state: FileState | 'folder' | undefined) => Promise<void>) {
    this.files = new FileQueue({
      read,
      stateOf: (file) => stateOf(vscode.Uri.parse(file)),
      pause: () => this.whileTyping(),
      progressed: () => this.fireProgress(),
    });
    this.listener = vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (document === vscode.window.activeTextEditor?.document) {
        this.lastEdit = performance.now();
      }
    });
  }

  dispose(): void {
    this.isDisposed = true;
    this.files.clear();
    this.listener.dispose();
    this.progressed.dispose();
  }

  /** How many of the files added since the queue was last empty are done. */
  get progress(): FileQueue['progress'] {
    return this.files.progress;
  }

  get isWorking(): boolean {
    return this.files.isWorking;
  }

  /** Resolves when no file is waiting. */
  idle(): Promise<void> {
    return this.files.idle();
  }

  /** Adds files that exist or may exist. */
  add(files: Iterable<string>): void {
    if (!this.isDisposed) {
      this.files.add(files);
    }
  }

  /** Drops all waiting files, and returns how many there were. */
  clear(): number {
    return this.files.clear();
  }

  private fireProgress(): void {
    if (!this.isDisposed) {
      this.progressed.fire();
    }
  }

  private async whileTyping(): Promise<void> {
    for (let left = this.pauseLeft(); left > 0 && !this.isDisposed; left = this.pauseLeft()) {
      await wait(left);
    }
  }

  /** Milliseconds until the queue reads on; not above 0 if it may read now. */
  private pauseLeft(): number {
    return this.lastEdit === 0 ? 0 : this.lastEdit + TYPING - performance.now();
  }
}
