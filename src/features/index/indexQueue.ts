import * as vscode from 'vscode';
import { wait } from '../host/waiting';
import { type FileState, stateOf } from './readNoteFile';

/** Files whose states are read together before the files are read one by one. */
const AT_ONCE = 16;
/** Milliseconds without an edit before the queue reads on: typing goes first. */
const TYPING = 300;

/** A queue of files to read, each once, in the order in which they were added. */
export class IndexQueue implements vscode.Disposable {
  private readonly waiting = new Set<string>();
  private working: Promise<void> | undefined;
  private done = 0;
  private lastEdit = 0;
  private isDisposed = false;
  private readonly progressed = new vscode.EventEmitter<void>();
  private readonly listener: vscode.Disposable;

  /** Fires when files are added, read or dropped. */
  readonly onDidProgress = this.progressed.event;

  /** @param read must not throw; gets the state of the file, undefined if there is no such file */
  constructor(
    private readonly read: (file: string, state: FileState | 'folder' | undefined) => Promise<void>,
  ) {
    this.listener = vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (document === vscode.window.activeTextEditor?.document) {
        this.lastEdit = performance.now();
      }
    });
  }

  dispose(): void {
    this.isDisposed = true;
    this.waiting.clear();
    this.listener.dispose();
    this.progressed.dispose();
  }

  /** How many of the files added since the queue was last empty are done. */
  get progress(): { readonly done: number; readonly all: number } {
    return { done: this.done, all: this.done + this.waiting.size };
  }

  get isWorking(): boolean {
    return this.working !== undefined;
  }

  /** Resolves when no file is waiting. */
  async idle(): Promise<void> {
    while (this.working) {
      await this.working;
    }
  }

  add(files: Iterable<string>): void {
    for (const file of files) {
      this.waiting.add(file);
    }
    if (this.waiting.size > 0 && !this.isDisposed) {
      this.working ??= this.work();
      this.progressed.fire();
    }
  }

  /** Drops all waiting files, and returns how many there were. */
  clear(): number {
    const { size } = this.waiting;
    this.waiting.clear();
    return size;
  }

  private async work(): Promise<void> {
    while (this.waiting.size > 0) {
      const files = [...this.waiting].slice(0, AT_ONCE);
      const states = await Promise.all(files.map((file) => stateOf(vscode.Uri.parse(file))));
      for (const [index, file] of files.entries()) {
        await this.whileTyping();
        // `clear` may have dropped the file meanwhile.
        if (this.waiting.delete(file)) {
          await this.read(file, states[index]);
          this.done++;
        }
      }
      if (!this.isDisposed) {
        this.progressed.fire();
      }
    }
    this.working = undefined;
    this.done = 0;
    if (!this.isDisposed) {
      this.progressed.fire();
    }
  }

  private async whileTyping(): Promise<void> {
    for (let left = this.left(); left > 0 && !this.isDisposed; left = this.left()) {
      await wait(left);
    }
  }

  private left(): number {
    return this.lastEdit === 0 ? 0 : this.lastEdit + TYPING - performance.now();
  }
}
