import { t } from '@vscode/l10n';
import type * as v from 'valibot';
import {
  type DatasetEntry,
  type DatasetFile,
  type DatasetProblem,
  parseDatasetFile,
  type ReadEntries,
  readEntries,
} from '../dataset/datasetFile';
import { isDeeplyNested } from '../text/yaml';
import {
  type UserEntity,
  type UserFileKind,
  type UserSource,
  type UserTopic,
  userEntitySchema,
  userFileKind,
  userSourceSchema,
  userTopicSchema,
} from './userForms';

/** The path and text of a file. */
export interface UserText {
  readonly path: string;
  /** Undefined if the file is too large, or its encoding is unknown. */
  readonly text: string | undefined;
}

/** The most UTF-16 units of a file that is read. */
export const LARGEST_FILE = 2 ** 21;

/** A file of the workspace library, with its entries read one by one. */
export interface UserFile {
  readonly path: string;
  readonly entities: ReadEntries<UserEntity>;
  readonly sources: ReadEntries<UserSource>;
  readonly topics: ReadEntries<UserTopic>;
  readonly problems: readonly DatasetProblem[];
  /** Whether its syntax is broken, so that its earlier entries count. */
  readonly isBroken: boolean;
}

const nothing = { entries: [], problems: [], declared: new Set<string>() };

/**
 * Reads a file of the workspace library.
 *
 * @param before the file as it was last read: entries that are now broken keep their earlier values; if the syntax is
 *   broken, all entries do
 * @returns undefined for a file that is not part of the library
 */
export function readUserFile({ path, text }: UserText, before?: UserFile): UserFile | undefined {
  const kind = userFileKind(path);
  if (!kind) {
    return undefined;
  }
  const file = parse(path, text);
  const read = <T>(
    of: UserFileKind,
    schema: v.GenericSchema<unknown, T>,
    idField: keyof T & string,
    known: ReadEntries<T> | undefined,
  ): ReadEntries<T> => {
    if (of !== kind || (of === 'source' && isNothing(file.content))) {
      return nothing;
    }
    const entries = readEntries(file, schema, idField, of === 'source' ? 'one' : 'list');
    return withFormer(entries, known, file, idField);
  };
  const entities = read('entities', userEntitySchema, 'id', before?.entities);
  const sources = read('source', userSourceSchema, 'key', before?.sources);
  const topics = read('topics', userTopicSchema, 'id', before?.topics);
  const problems = [entities, sources, topics].flatMap((it) => it.problems);
  const isBroken = file.problems.length > 0;
  return {
    path,
    entities,
    sources,
    topics,
    problems: isBroken ? file.problems : problems,
    isBroken,
  };
}

function parse(path: string, text: string | undefined): DatasetFile {
  const problemAt = (message: string) => ({ path, line: 1, column: 1, message });
  const unreadable = (message: string): DatasetFile => ({
    content: null,
    problems: [problemAt(message)],
    problemAt: (_, reason) => problemAt(reason),
  });
  if (text === undefined || text.length > LARGEST_FILE) {
    return unreadable(t('the file is too large, or its encoding is unknown'));
  }
  if (isDeeplyNested(text)) {
    return unreadable(t('the file is nested too deeply'));
  }
  try {
    const file = parseDatasetFile({ path, text });
    return { ...file, content: withoutEmptyFields(file.content) };
  } catch {
    // Nesting over many lines may still exceed the stack of the parser.
    return unreadable(t('the file is nested too deeply'));
  }
}

/** Removes fields that are still empty: they count as absent. */
function withoutEmptyFields(content: unknown): unknown {
  if (Array.isArray(content)) {
    return content.map(withoutEmptyFields);
  }
  return content !== null && typeof content === 'object'
    ? Object.fromEntries(Object.entries(content).filter(([, value]) => value !== null))
    : content;
}

function isNothing(content: unknown): boolean {
  return content === null || content === undefined;
}

/** The entries of a file, with the earlier versions of those that are broken now. */
function withFormer<T>(
  now: ReadEntries<T>,
  before: ReadEntries<T> | undefined,
  { problems, problemAt }: DatasetFile,
  idField: keyof T & string,
): ReadEntries<T> {
  if (!before) {
    return now;
  }
  if (problems.length > 0) {
    return { ...before, problems: now.problems };
  }
  const idOf = ({ value }: DatasetEntry<T>) => value[idField] as string;
  const readNow = new Set(now.entries.map(idOf));
  const former = before.entries
    .filter((entry) => now.declared.has(idOf(entry)) && !readNow.has(idOf(entry)))
    // Its current problems are reported where it was.
    .map(
      (entry): DatasetEntry<T> => ({ ...entry, problemAt: (_, message) => problemAt([], message) }),
    );
  return { ...now, entries: [...now.entries, ...former] };
}
