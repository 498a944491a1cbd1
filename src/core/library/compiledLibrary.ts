import type { LibraryData } from './library';
import type { Entity, NameForm, Source } from './schema';

/** The files of `dist/` that hold the dataset: entities and topics, and apart from them names and sources. */
export const LIBRARY_FILE = 'library.json';
/** One line for each entity, in their order: its names, those of one rule and language together. */
export const NAMES_FILE = 'names.jsonl';
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
    [LIBRARY_FILE]: JSON.stringify({
      entities: entities.map(({ synonyms, ...entity }) => entity),
      topics,
    }),
    [NAMES_FILE]: entities.map(({ synonyms }) => JSON.stringify(runsOf(synonyms))).join('\n'),
    [SOURCES_FILE]: JSON.stringify(sources),
  };
}

/** Names in order that have all but their text in common: the rest, then the texts. Half as long as the names. */
type Run = [rest: Omit<NameForm, 'text'>, ...texts: string[]];

function runsOf(names: readonly NameForm[]): Run[] {
  const runs: Run[] = [];
  for (const { text, ...rest } of names) {
    const last = runs.at(-1);
    if (last && JSON.stringify(last[0]) === JSON.stringify(rest)) {
      last.push(text);
    } else {
      runs.push([rest, text]);
    }
  }
  return runs;
}

/** The files that `compileLibrary` wrote, as bytes. */
export interface CompiledLibrary {
  readonly library: Uint8Array;
  readonly names: Uint8Array;
  readonly sources: Uint8Array;
}

/**
 * Reads the dataset that `compileLibrary` wrote. The names of an entity and the sources are parsed when they
 * are first asked for: a note has names of some of 2,000 entities, and marks need no source.
 */
export function readCompiledLibrary({ library, names, sources }: CompiledLibrary): LibraryData {
  const { entities, topics } = parse<{
    entities: Omit<Entity, 'synonyms'>[];
    topics: LibraryData['topics'];
  }>(library);
  let unread: Uint8Array | undefined = sources;
  let parsed: readonly Source[] = [];
  const lines = linesOf(names);
  return {
    entities: entities.map((entity, index) => withNames(entity, lines[index] as Uint8Array)),
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

function withNames(entity: Omit<Entity, 'synonyms'>, line: Uint8Array): Entity {
  let forms: Entity['synonyms'] | undefined;
  return {
    ...entity,
    get synonyms() {
      forms ??= parse<Run[]>(line).flatMap(([rest, ...texts]) =>
        texts.map((text) => ({ text, ...rest })),
      );
      return forms;
    },
  };
}

/** The lines of a file, as views of its bytes. */
function linesOf(bytes: Uint8Array): Uint8Array[] {
  const lines: Uint8Array[] = [];
  let start = 0;
  for (let end = bytes.indexOf(LINE_FEED); end >= 0; end = bytes.indexOf(LINE_FEED, start)) {
    lines.push(bytes.subarray(start, end));
    start = end + 1;
  }
  return [...lines, bytes.subarray(start)];
}

const LINE_FEED = 0x0a;

function parse<T>(bytes: Uint8Array): T {
  return JSON.parse(new TextDecoder().decode(bytes)) as T;
}
