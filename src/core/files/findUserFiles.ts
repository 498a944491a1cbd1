import { LARGEST_FILE } from '../workspaceLibrary/userFile';
import { userFileKind } from '../workspaceLibrary/userForms';
import type { FileHost } from './fileHost';

/** The name of the folder in which a folder keeps its additions to the library. */
export const USER_FOLDER = 'cytonote';
/** The folder within `cytonote/` for sources, one file each. */
export const SOURCES_FOLDER = 'sources';
/** The most files that are read from a folder. */
const MOST_FILES = 20_000;

/**
 * Finds the files in which a folder adds to the library: in its `cytonote/` and in `cytonote/sources/`, sorted by
 * their names.
 *
 * @param root the folder that has the `cytonote/`
 */
export async function findUserFiles<A>(host: FileHost<A>, root: A): Promise<A[]> {
  const folder = host.entry(root, USER_FOLDER);
  return [
    ...(await filesIn(host, folder, `/${USER_FOLDER}`)),
    ...(await filesIn(
      host,
      host.entry(folder, SOURCES_FOLDER),
      `/${USER_FOLDER}/${SOURCES_FOLDER}`,
    )),
  ];
}

/**
 * Reads the text of a file of the user; a file that is too large has an undefined text.
 *
 * @returns undefined if the file cannot be read
 */
export async function readUserText<A>(
  host: FileHost<A>,
  file: A,
): Promise<{ readonly text: string | undefined } | undefined> {
  const stat = await host.stat(file);
  // In UTF-8, no unit takes more than three bytes.
  if (stat && stat.size > 3 * LARGEST_FILE) {
    return { text: undefined };
  }
  const text = stat && (await host.read(file));
  return text === undefined ? undefined : { text };
}

async function filesIn<A>(host: FileHost<A>, folder: A, path: string): Promise<A[]> {
  return (await host.list(folder))
    .flatMap((it) => (it.isFile && userFileKind(`${path}/${it.name}`) ? [it.name] : []))
    .sort()
    .slice(0, MOST_FILES)
    .map((name) => host.entry(folder, name));
}
