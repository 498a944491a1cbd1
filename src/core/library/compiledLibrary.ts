import { runToEnd } from '../text/steps';
import type { LibraryData } from './library';
import type { Entity, NameForm, Source } from './schema';

/** The files of `dist/` that hold the dataset: what all of it needs of entities, and the topics. */
export const LIBRARY_FILE = 'library.json';
/** One line for each entity, in their order: what only a card of it, or a note with its names, asks for. */
export const DETAILS_FILE = 'details.jsonl';
/** One line for each source. */
export const SOURCES_FILE = 'sources.jsonl';

/** The fields of an entity that its line of the details has. */
const lateFields = ['about', 'ids', 'mouse', 'rat', 'synonyms'] as const;
type LateField = (typeof lateFields)[number];
type Details = Pick<Entity, LateField>;
/** The fields of an entity that are lists of ids, most of them empty. */
const listFields = ['families', 'receptors', 'targets', 'partOf'] as const;
type ListField = (typeof listFields)[number];

/** An entity as the file has it: without its details, and without empty lists. */
type Row = Omit<Entity, LateField | ListField> & Partial<Pick<Entity, ListField>>;
/** Names in order that have all but their text in common: the rest, then the texts. Half as long as the names. */
type Run = [rest: Omit<NameForm, 'text'>, ...texts: string[]];
/** The details as their line has them. */
type WrittenDetails = Omit<Details, 'synonyms'> & { readonly synonyms: Run[] };

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
    [LIBRARY_FILE]: JSON.stringify({ entities: entities.map(rowOf), topics }),
    [DETAILS_FILE]: linesOf(
      entities.map(({ about, ids, mouse, rat, synonyms }): WrittenDetails => {
        return { about, ids, mouse, rat, synonyms: runsOf(synonyms) };
      }),
    ),
    [SOURCES_FILE]: linesOf(sources),
  };
}

function rowOf({ id, kind, label, name, ...rest }: Entity): Row {
  const lists = listFields.map((field) => [field, rest[field]] as const);
  return {
    id,
    kind,
    label,
    name,
    ...Object.fromEntries(lists.filter(([, ids]) => ids.length > 0)),
  };
}

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

function linesOf(values: readonly unknown[]): string {
  return values.map((value) => `${JSON.stringify(value)}\n`).join('');
}

/** The files that `compileLibrary` wrote, as bytes. */
export interface CompiledLibrary {
  readonly library: Uint8Array;
  readonly details: Uint8Array;
  readonly sources: Uint8Array;
}

/**
 * Reads the dataset that `compileLibrary` wrote. Parses the names of an entity and the sources on first access: a note
 * has names of few of the 2,000 entities, and marks need no source.
 */
export function readCompiledLibrary({ library, details, sources }: CompiledLibrary): LibraryData {
  const { entities, topics } = JSON.parse(new TextDecoder().decode(library)) as {
    entities: Row[];
    topics: LibraryData['topics'];
  };
  const detailLines = new DetailLines(details);
  const sourceLines = new SourceLines(sources);
  return {
    entities: entities.map((row, index) => entityOf(row, detailLines, index)),
    topics,
    get sources() {
      return runToEnd(sourceLines.read());
    },
    readSources: () => sourceLines.read(),
  };
}

/** The details that an entity is in, and the number of its line there. */
const LINES = Symbol('lines');
const LINE = Symbol('line');

/**
 * Properties that read the details. All entities share the five functions: with functions of its own, an entity takes
 * a kilobyte.
 */
const lateProperties: PropertyDescriptorMap = Object.fromEntries(
  lateFields.map((field) => [
    field,
    {
      enumerable: true,
      get(this: { readonly [LINES]: DetailLines; readonly [LINE]: number }) {
        return this[LINES].details(this[LINE])[field];
      },
    },
  ]),
);

/** Shared by all entities that have no ids in a list. */
const none: readonly [] = [];

function entityOf(row: Row, lines: DetailLines, line: number): Entity {
  const { id, kind, label, name } = row;
  const { families = none, receptors = none, targets = none, partOf = none } = row;
  const early = { id, kind, label, name, families, receptors, targets, partOf };
  const place = { [LINES]: { value: lines }, [LINE]: { value: line } };
  return Object.defineProperties(early, { ...lateProperties, ...place }) as Entity;
}

/** The details of all entities, parsed line by line. */
class DetailLines {
  /** Line → its first byte; the last number is the end of the file. */
  private readonly starts: Int32Array;
  /** What the collector has not taken: those who list all names need each of them only once. */
  private readonly known = new Map<number, WeakRef<Details>>();

  constructor(private readonly bytes: Uint8Array) {
    this.starts = lineStarts(bytes);
  }

  details(line: number): Details {
    const known = this.known.get(line)?.deref();
    if (known) {
      return known;
    }
    const { synonyms, ...rest } = parseLine<WrittenDetails>(
      this.bytes.subarray(this.starts[line], this.starts[line + 1]),
    );
    const details = {
      ...rest,
      synonyms: synonyms.flatMap(([common, ...texts]) =>
        texts.map((text) => ({ text, ...common })),
      ),
    };
    this.known.set(line, new WeakRef(details));
    return details;
  }
}

/** Lines of sources that are parsed without a pause: some 50 KB. */
const AT_ONCE = 32;

/** The sources, parsed once, whoever asks for them; the bytes are given up then. */
class SourceLines {
  private readonly parsed: Source[] = [];
  private at = 0;

  constructor(private unread: Uint8Array | undefined) {}

  /** Parses what is not parsed yet, and pauses; several may read at the same time. */
  *read(): Generator<void, readonly Source[]> {
    while (this.unread) {
      this.parseSome(this.unread);
      yield;
    }
    return this.parsed;
  }

  private parseSome(bytes: Uint8Array): void {
    for (let count = 0; count < AT_ONCE && this.at < bytes.length; count++) {
      const end = bytes.indexOf(LINE_FEED, this.at) + 1;
      this.parsed.push(parseLine(bytes.subarray(this.at, end)));
      this.at = end;
    }
    this.unread = this.at < bytes.length ? bytes : undefined;
  }
}

/** Where each line of a file begins, and the end of the file. */
function lineStarts(bytes: Uint8Array): Int32Array {
  const starts = [0];
  for (let end = bytes.indexOf(LINE_FEED); end >= 0; end = bytes.indexOf(LINE_FEED, end + 1)) {
    starts.push(end + 1);
  }
  return Int32Array.from(starts);
}

const LINE_FEED = 0x0a;

function parseLine<T>(bytes: Uint8Array): T {
  return JSON.parse(new TextDecoder().decode(bytes)) as T;
}
