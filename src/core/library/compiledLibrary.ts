import type { LibraryData } from './library';
import type { Source } from './schema';

/** The files of `dist/` that hold the dataset: entities and topics, and apart from them the sources. */
export const LIBRARY_FILE = 'library.json';
export const SOURCES_FILE = 'sources.json';

/**
 * Writes the dataset as the build ships it.
 *
 * @returns the text of each file
 */
export function compileLibrary({
  entities,
  topics,
  sources,
}: Pick<LibraryData, 'entities' | 'topics' | 'sources'>) {
  return {
    [LIBRARY_FILE]: JSON.stringify({ entities, topics }),
    [SOURCES_FILE]: JSON.stringify(sources),
  };
}

/**
 * Reads the dataset that `compileLibrary` wrote. Sources are parsed when they are first asked for: names are
 * recognised without them, and 600 of them take some 10 ms and 4 MB.
 *
 * @param library bytes of `LIBRARY_FILE`
 * @param sources bytes of `SOURCES_FILE`; kept until the sources are parsed
 */
export function readCompiledLibrary(library: Uint8Array, sources: Uint8Array): LibraryData {
  const { entities, topics } = parse<Pick<LibraryData, 'entities' | 'topics'>>(library);
  let unread: Uint8Array | undefined = sources;
  let parsed: readonly Source[] = [];
  return {
    entities,
    topics,
    get sources() {
      if (unread) {
        parsed = parse<Source[]>(unread);
        unread = undefined;
      }
      return parsed;
    },
  };
}

function parse<T>(bytes: Uint8Array): T {
  return JSON.parse(new TextDecoder().decode(bytes)) as T;
}
