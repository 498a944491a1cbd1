/** Who names a file: a stranger may have written a note, but settings are the user's. */
export type NamedBy = 'note' | 'setting';

/** What is known about a file without reading it. */
export interface FileStat {
  /** In bytes. */
  readonly size: number;
}

/** An entry of a folder. */
export interface FolderEntry {
  readonly name: string;
  readonly isFile: boolean;
}

/**
 * The files of the editor or of the command line. Each host defines its addresses, and leaves out files that it must
 * not read, such as those that Restricted Mode blocks.
 *
 * @typeParam A the address of a file or folder
 */
export interface FileHost<A> {
  /** The address of an entry of a folder. */
  entry(folder: A, name: string): A;
  /** The folder that a folder is in; undefined for the outermost one. */
  above(folder: A): A | undefined;
  /**
   * The file that a name leads to from a folder; checks nothing on the disk.
   *
   * @returns undefined for a web address, and for a file that this note or setting must not name
   */
  named(folder: A, name: string, by: NamedBy): A | undefined;
  /**
   * What is known about a file without reading it.
   *
   * @param folder in which the search for the file began, if there was one
   * @returns undefined if there is no such file, or it must not be read
   */
  stat(file: A, folder?: A): Promise<FileStat | undefined>;
  /** The text of a file; undefined if it cannot be read. */
  read(file: A): Promise<string | undefined>;
  /** The entries of a folder; empty if there is no such folder. */
  list(folder: A): Promise<readonly FolderEntry[]>;
}

/**
 * The first file with a name in some folders.
 *
 * @param folders in which the name may lead to a file, the most likely first
 */
export async function firstFile<A>(
  host: FileHost<A>,
  folders: readonly A[],
  name: string,
  by: NamedBy,
): Promise<A | undefined> {
  for (const folder of folders) {
    const file = host.named(folder, name, by);
    if (file !== undefined && (await host.stat(file, folder))) {
      return file;
    }
  }
  return undefined;
}
