import type { FileState } from './readNoteFile';

/** The number of files whose states are requested together before the files are read one by one. */
const AT_ONCE = 16;

/** What a queue calls. */
export interface QueueActions {
  /** The state of a file, undefined if there is no such file; must not throw. */
  readonly stateOf: (file: string) => Promise<FileState | 'folder' | undefined>;
  /** Reads a file; must not throw. */
  readonly read: (file: string, state: FileState | 'folder' | undefined) => Promise<void>;
  /** Waits as long as more urgent work goes first. */
  readonly pause: () => Promise<void>;
  /** Called when files were added, read or dropped. */
  readonly progressed: () => void;
}

/**
 * A queue of files to read, each once, in the order in which they were added. A file that is added again counts as
 * changed: its state is requested again, since a file that was gone may exist again.
 */
export class FileQueue {
  private readonly waiting = new Set<string>();
  /** The states of the next files, as long as nothing has changed. */
  private readonly states = new Map<string, FileState | 'folder' | undefined>();
  private working: Promise<void> | undefined;
  private done = 0;

  constructor(private readonly actions: QueueActions) {}

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

  /** Adds files that exist or may exist. */
  add(files: Iterable<string>): void {
    for (const file of files) {
      this.waiting.add(file);
      this.states.delete(file);
    }
    if (this.waiting.size > 0) {
      this.working ??= this.work();
      this.actions.progressed();
    }
  }

  /** Drops all waiting files, and returns how many there were. */
  clear(): number {
    const { size } = this.waiting;
    this.waiting.clear();
    this.states.clear();
    return size;
  }

  private async work(): Promise<void> {
    while (this.waiting.size > 0) {
      const files = [...this.waiting].slice(0, AT_ONCE);
      await Promise.all(files.map((file) => this.askState(file)));
      for (const file of files) {
        await this.actions.pause();
        await this.readNext(file);
      }
      this.actions.progressed();
    }
    this.working = undefined;
    this.done = 0;
    this.actions.progressed();
  }

  private async askState(file: string): Promise<void> {
    this.states.set(file, undefined);
    const state = await this.actions.stateOf(file);
    if (this.states.has(file)) {
      this.states.set(file, state);
    }
  }

  /** Reads a file. If it was added again since its state was requested, leaves it for the next round. */
  private async readNext(file: string): Promise<void> {
    if (!this.states.has(file)) {
      return;
    }
    const state = this.states.get(file);
    this.states.delete(file);
    this.waiting.delete(file);
    await this.actions.read(file, state);
    this.done++;
  }
}
