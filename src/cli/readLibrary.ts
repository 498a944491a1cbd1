import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Library, type LibraryData } from '../core/library/library';
import { Recogniser } from '../core/recognise/recogniser';

/** The library, and the recogniser of its names. */
export interface LoadedLibrary {
  readonly library: Library;
  readonly recogniser: Recogniser;
}

/** Loads the library that the build compiled into a folder. */
export async function readLibrary(folder: string): Promise<LoadedLibrary> {
  const data = await readFile(join(folder, 'library.json'), 'utf8');
  const library = new Library(JSON.parse(data) as LibraryData);
  const entityNames = await readFile(join(folder, 'entityNames.bin'));
  const topicTerms = await readFile(join(folder, 'topicTerms.bin'));
  return { library, recogniser: new Recogniser(library, { entityNames, topicTerms }) };
}
