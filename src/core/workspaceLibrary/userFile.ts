import { t } from '@vscode/l10n';
import type * as v from 'valibot';
import {
  type DatasetFile,
  type DatasetProblem,
  type Entry,
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

/** A file as it is found. */
export interface UserText {
  readonly path: string;
  /** Undefined if the file is too large to be read. */
  readonly text: string | undefined;
}

/** UTF-16 units of a file that is read, at most. */
export const LARGEST_FILE = 2 ** 21;

/** A file of the workspace library, its entries each for itself. */
export interface UserFile {
  readonly path: string;
  readonly entities: ReadEntries<UserEntity>;
  readonly sources: ReadEntries<UserSource>;
  readonly topics: ReadEntries<UserTopic>;
  readonly problems: readonly DatasetProblem[];
  /** Whether its syntax is broken, so that it is read as it was before that. */
  readonly isBroken: boolean;
}

const nothing = { entries: [], problems: [], declared: new Set<string>() };

/**
 * Reads a file of the workspace library.
 *
 * @param before the file as it was last read: entries that are broken now stay as they were then, and
 *   all of them where the syntax is broken
 * @returns undefined for a file that is none of them
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
    return unreadable(t('the file is too large'));
  }
  if (isDeeplyNested(text)) {
    return unreadable(t('the file is nested too deeply'));
  }
  try {
    const file = parseDatasetFile({ path, text });
    return { ...file, content: withoutEmptyFields(file.content) };
  } catch {
    // What is nested over many lines may still be more than the parser's stack.
    return unreadable(t('the file is nested too deeply'));
  }
}

/** A field that is still empty counts as absent. */
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

/** The entries of a file, and those that could be read before and cannot now. */
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
  const idOf = ({ value }: Entry<T>) => value[idField] as string;
  const readNow = new Set(now.entries.map(idOf));
  const former = before.entries
    .filter((entry) => now.declared.has(idOf(entry)) && !readNow.has(idOf(entry)))
    // What is wrong with it now is reported where it stands.
    .map((entry): Entry<T> => ({ ...entry, problemAt: (_, message) => problemAt([], message) }));
  return { ...now, entries: [...now.entries, ...former] };
}
