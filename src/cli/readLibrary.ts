import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  DETAILS_FILE,
  LIBRARY_FILE,
  readCompiledLibrary,
  SOURCES_FILE,
} from '../core/library/compiledLibrary';
import { Library } from '../core/library/library';
import { Recogniser } from '../core/recognise/recogniser';

/** The library, and the recogniser of its names. */
export interface LoadedLibrary {
  readonly library: Library;
  readonly recogniser: Recogniser;
}

/** Loads the library that the build compiled into a folder. */
export async function readLibrary(folder: string): Promise<LoadedLibrary> {
  const read = (name: string) => readFile(join(folder, name));
  const library = new Library(
    readCompiledLibrary({
      library: await read(LIBRARY_FILE),
      details: await read(DETAILS_FILE),
      sources: await read(SOURCES_FILE),
    }),
  );
  const entityNames = await read('entityNames.bin');
  const topicTerms = await read('topicTerms.bin');
  return { library, recogniser: new Recogniser(library, { entityNames, topicTerms }) };
}
