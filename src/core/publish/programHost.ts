/**
 * What publishing needs from a machine: programs and files. Only hosts with Node provide it (`src/cli/programs.ts`).
 */

/** How a program ended. */
export type ProgramEnd =
  /** @property exitCode 0 if the program succeeded; its texts are cut if they are too long */
  | {
      readonly kind: 'ended';
      readonly exitCode: number;
      readonly output: string;
      readonly errors: string;
    }
  | { readonly kind: 'cancelled' }
  /** The program could not be started. */
  | { readonly kind: 'failed'; readonly message: string };

/** How to run a program. */
export interface ProgramRun {
  /** An absolute path. */
  readonly program: string;
  /** Passed on one by one, without a shell. */
  readonly args: readonly string[];
  /** The working folder, as an absolute path. */
  readonly folder: string;
  /** The text for standard input. */
  readonly input: string;
  /** Ends the program and all processes that it has started. */
  readonly signal: AbortSignal;
}

/**
 * Runs programs of the user, and keeps the files that they read while they run. Paths are in the form of the system.
 */
export interface ProgramHost {
  /**
   * The program that a setting names: an absolute path, or a name on the PATH, which is never looked up in the folder
   * of a note.
   *
   * @returns its absolute path; undefined if there is none
   */
  find(name: string): Promise<string | undefined>;
  run(run: ProgramRun): Promise<ProgramEnd>;
  /** A new folder that only the user can access, outside of all workspaces, with these files in it. */
  makeFolder(files: Readonly<Record<string, string>>): Promise<string>;
  removeFolder(folder: string): Promise<void>;
  /**
   * Writes a new file.
   *
   * @throws Error if it cannot be written, or exists already
   */
  writeNew(file: string, text: string): Promise<void>;
  removeFile(file: string): Promise<void>;
  /** Whether a file exists and is not empty. */
  isWritten(file: string): Promise<boolean>;
  /**
   * Moves a file, and replaces an existing one.
   *
   * @throws Error that says why it cannot be written there
   */
  move(from: string, to: string): Promise<void>;
  /** The path of a file in a folder; an absolute one stays as it is. */
  join(folder: string, name: string): string;
}
