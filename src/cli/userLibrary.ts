import { resolve } from 'node:path';
import type { DatasetProblem } from '../core/dataset/datasetFile';
import { findUserFiles, readUserText } from '../core/files/findUserFiles';
import { runToEnd } from '../core/text/steps';
import {
  mergeLibraries,
  readWorkspaceLibrary,
} from '../core/workspaceLibrary/readWorkspaceLibrary';
import { type OwnFile, type OwnText, readOwnFile } from '../core/workspaceLibrary/userFile';
import { nodeFiles } from './nodeFiles';
import type { LoadedLibrary } from './readLibrary';

/** The library with what the `cytonote/` folder of a folder adds to it, and what is wrong in there. */
export interface OwnLibrary extends LoadedLibrary {
  readonly problems: readonly DatasetProblem[];
  /** Files of the folder that are part of the library. */
  readonly files: number;
}

/** Reads the `cytonote/` folder of a folder, if it has one. */
export async function readOwnLibrary(root: string, bundled: LoadedLibrary): Promise<OwnLibrary> {
  return extendLibrary(bundled, await readOwnTexts(root));
}

/** The files in the `cytonote/` folder of a folder as they stand there, which threads can be given. */
export async function readOwnTexts(root: string): Promise<OwnText[]> {
  const texts: OwnText[] = [];
  for (const path of await findUserFiles(nodeFiles, resolve(root))) {
    texts.push({ path, text: (await readUserText(nodeFiles, path))?.text });
  }
  return texts;
}

/** The library with what files of a workspace add to it. */
export function extendLibrary(bundled: LoadedLibrary, texts: readonly OwnText[]): OwnLibrary {
  const files = texts.map((text) => readOwnFile(text)).filter((it): it is OwnFile => Boolean(it));
  if (files.length === 0) {
    return { ...bundled, problems: [], files: 0 };
  }
  const { library, recogniser } = bundled;
  const named = (text: string) => recogniser.entityNamed(text);
  const own = runToEnd(readWorkspaceLibrary(files, library, named));
  return {
    library: mergeLibraries(library, own),
    recogniser: recogniser.extendedBy(own.names),
    problems: own.problems,
    files: files.length,
  };
}
