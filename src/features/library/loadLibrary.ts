import * as vscode from 'vscode';
import {
  DETAILS_FILE,
  LIBRARY_FILE,
  readCompiledLibrary,
  SOURCES_FILE,
} from '../../core/library/compiledLibrary';
import { Library } from '../../core/library/library';
import { Recogniser } from '../../core/recognise/recogniser';

/** The library that the build compiled from `data/`, and the recogniser of its names. */
export interface LoadedLibrary {
  readonly library: Library;
  readonly recogniser: Recogniser;
}

/** Loads the compiled library; works in both extension hosts. */
export async function loadLibrary(extensionUri: vscode.Uri): Promise<LoadedLibrary> {
  const read = (name: string) =>
    vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionUri, 'dist', name));
  const [file, details, sources, entityNames, topicTerms] = await Promise.all([
    read(LIBRARY_FILE),
    read(DETAILS_FILE),
    read(SOURCES_FILE),
    read('entityNames.bin'),
    read('topicTerms.bin'),
  ]);
  const library = new Library(readCompiledLibrary({ library: file, details, sources }));
  return { library, recogniser: new Recogniser(library, { entityNames, topicTerms }) };
}
