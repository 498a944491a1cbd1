import { resolve } from 'node:path';
import type { DatasetProblem } from '../core/dataset/datasetFile';
import { findUserFiles, readUserText } from '../core/files/findUserFiles';
import { runToEnd } from '../core/text/steps';
import {
  mergeLibraries,
  readWorkspaceLibrary,
} from '../core/workspaceLibrary/readWorkspaceLibrary';
import { readUserFile, type UserFile, type UserText } from '../core/workspaceLibrary/userFile';
import { nodeFiles } from './nodeFiles';
import type { LoadedLibrary } from './readLibrary';

/** The library including what the `cytonote/` folder of a folder adds, and the problems in that folder. */
export interface ExtendedLibrary extends LoadedLibrary {
  readonly problems: readonly DatasetProblem[];
  /** How many files of the folder are part of the library. */
  readonly files: number;
}

/** Reads the `cytonote/` folder of a folder, if it has one. */
export async function readExtendedLibrary(
  root: string,
  bundled: LoadedLibrary,
): Promise<ExtendedLibrary> {
  return extendLibrary(bundled, await readUserTexts(root));
}

/**
 * The texts of the files in the `cytonote/` folder of a folder. They are plain data, so that threads can
 * receive them.
 */
export async function readUserTexts(root: string): Promise<UserText[]> {
  const texts: UserText[] = [];
  for (const path of await findUserFiles(nodeFiles, resolve(root))) {
    texts.push({ path, text: (await readUserText(nodeFiles, path))?.text });
  }
  return texts;
}

/** The library including what the files of a workspace add. */
export function extendLibrary(bundled: LoadedLibrary, texts: readonly UserText[]): ExtendedLibrary {
  const files = texts.map((text) => readUserFile(text)).filter((it): it is UserFile => Boolean(it));
  if (files.length === 0) {
    return { ...bundled, problems: [], files: 0 };
  }
  const { library, recogniser } = bundled;
  const named = (text: string) => recogniser.entityNamed(text);
  const additions = runToEnd(readWorkspaceLibrary(files, library, named));
  return {
    library: mergeLibraries(library, additions),
    recogniser: recogniser.extendedBy(additions.names),
    problems: additions.problems,
    files: files.length,
  };
}
