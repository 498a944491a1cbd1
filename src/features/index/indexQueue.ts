import * as vscode from 'vscode';
import { type FileState, stateOf } from './readNoteFile';

/** Files that are looked at together before they are read one by one. */
const AT_ONCE = 16;
/** Milliseconds that the reader leaves to someone who types. */
const TYPING = 300;

/** Files that are waiting to be read, each once; reads them in the order in which they came. */
export class IndexQueue implements vscode.Disposable {
  private readonly waiting = new Set<string>();
  private working: Promise<void> | undefined;
  private done = 0;
  private lastEdit = 0;
  private isDisposed = false;
  private readonly progressed = new vscode.EventEmitter<void>();
  private readonly listener: vscode.Disposable;

  /** Fires when files come in, are done, or are dropped. */
  readonly onDidProgress = this.progressed.event;

  /** @param read never throws; is given the state of the file, undefined where there is none */
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

  /** How many of the files that came in since there were none are done. */
  get progress(): { readonly done: number; readonly all: number } {
    return { done: this.done, all: this.done + this.waiting.size };
  }

  get isWorking(): boolean {
    return this.working !== undefined;
  }

  /** Settles when no file is waiting. */
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

  /** Drops all files that are waiting; how many there were. */
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
        // It is gone where the work was cancelled meanwhile.
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
      await new Promise((resolve) => setTimeout(resolve, left));
    }
  }

  private left(): number {
    return this.lastEdit === 0 ? 0 : this.lastEdit + TYPING - performance.now();
  }
}
