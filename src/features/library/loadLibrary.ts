import * as vscode from 'vscode';
import { Library, type LibraryData } from '../../core/library/library';
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
  const [data, entityNames, topicTerms] = await Promise.all(
    ['library.json', 'entityNames.bin', 'topicTerms.bin'].map(read),
  );
  const library = new Library(JSON.parse(new TextDecoder().decode(data)) as LibraryData);
  const saved = entityNames && topicTerms && { entityNames, topicTerms };
  return { library, recogniser: new Recogniser(library, saved) };
}
