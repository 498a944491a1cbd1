/** What publishing needs of a machine: programs and files. Only hosts with Node have it (`src/cli/programs.ts`). */

/** How a program ended. */
export type ProgramEnd =
  /** @property exitCode 0 where it did what it was asked for; its texts are cut off where they are endless */
  | {
      readonly kind: 'ended';
      readonly exitCode: number;
      readonly output: string;
      readonly errors: string;
    }
  | { readonly kind: 'cancelled' }
  /** It could not be started. */
  | { readonly kind: 'failed'; readonly message: string };

/** How a program is run. */
export interface ProgramRun {
  /** An absolute path. */
  readonly program: string;
  /** Passed on one by one: no shell reads them. */
  readonly args: readonly string[];
  /** The working folder, as an absolute path. */
  readonly folder: string;
  /** What it reads from standard input. */
  readonly input: string;
  /** Ends the program and what it has started. */
  readonly signal: AbortSignal;
}

/** Runs programs of the user, and keeps the files that they read while they run. Paths are those of the system. */
export interface ProgramHost {
  /**
   * The program that a setting names: an absolute path, or a name that is looked up on the PATH, and never in the
   * folder of a note.
   *
   * @returns its absolute path; undefined where there is none
   */
  find(name: string): Promise<string | undefined>;
  run(run: ProgramRun): Promise<ProgramEnd>;
  /** A new folder of the user's alone, outside of all workspaces, with these files in it. */
  makeFolder(files: Readonly<Record<string, string>>): Promise<string>;
  removeFolder(folder: string): Promise<void>;
  /**
   * Writes a new file.
   *
   * @throws Error where it cannot be written, or is there already
   */
  writeNew(file: string, text: string): Promise<void>;
  removeFile(file: string): Promise<void>;
  /** Whether a file is there and not empty. */
  isWritten(file: string): Promise<boolean>;
  /**
   * Gives a file another place, where it replaces what is there.
   *
   * @throws Error that says why it cannot be written there
   */
  move(from: string, to: string): Promise<void>;
  /** The path of a file in a folder; an absolute one stays as it is. */
  join(folder: string, name: string): string;
}
