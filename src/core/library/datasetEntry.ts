import { t } from '@vscode/l10n';
import * as v from 'valibot';
import type { DatasetFile, DatasetProblem, NodePath } from './datasetFile';
import { describeIssue } from './describeIssue';

/** An entity, source or topic of the dataset, and the place that it was read from. */
export interface Entry<T> {
  readonly value: T;
  /** A problem at a node of the entry, the path counted from the entry. */
  problemAt(node: NodePath, message: string): DatasetProblem;
}

/** What a step of reading keeps, and what it objects to. */
export interface Checked<T> {
  readonly entries: readonly Entry<T>[];
  readonly problems: readonly DatasetProblem[];
}

/** Entries whose shape is right, and the ids of all: to name a broken one is no mistake. */
export interface ReadEntries<T> extends Checked<T> {
  readonly declared: ReadonlySet<string>;
}

/**
 * Reads the entries of a parsed file, each for itself.
 *
 * @param schema the shape of one entry
 * @param idField the field that names an entry
 * @param holds whether the file holds a list of entries or just one
 */
export function readEntries<T>(
  file: DatasetFile,
  schema: v.GenericSchema<unknown, T>,
  idField: string,
  holds: 'list' | 'one',
): ReadEntries<T> {
  const isList = holds === 'list';
  if (isList && !Array.isArray(file.content)) {
    const problems = [...file.problems];
    // A file of comments only is an empty list; a broken one has been reported already.
    if (file.content !== null && problems.length === 0) {
      problems.push(file.problemAt([], t('the file must be a list of entries')));
    }
    return { entries: [], problems, declared: new Set() };
  }
  const contents = isList ? (file.content as unknown[]) : [file.content];
  const results = contents.map((content, index) =>
    readEntry(file, schema, content, isList ? [index] : []),
  );
  return {
    entries: results.flatMap(({ entry }) => entry ?? []),
    // What is amiss in a file with broken syntax may just be the outcome of that.
    problems:
      file.problems.length > 0 ? file.problems : results.flatMap(({ problems }) => problems),
    declared: new Set(contents.flatMap((content) => idOf(content, idField) ?? [])),
  };
}

function readEntry<T>(
  file: DatasetFile,
  schema: v.GenericSchema<unknown, T>,
  content: unknown,
  base: NodePath,
): { entry?: Entry<T>; problems: DatasetProblem[] } {
  const result = v.safeParse(schema, content);
  if (result.success) {
    const problemAt: Entry<T>['problemAt'] = (node, message) =>
      file.problemAt([...base, ...node], message);
    return { entry: { value: result.output, problemAt }, problems: [] };
  }
  const problems = result.issues.map((issue) => {
    const { message, part } = describeIssue(issue);
    const keys = (issue.path ?? []).map(({ key }) => key as string | number);
    return file.problemAt([...base, ...keys], message, part);
  });
  return { problems };
}

function idOf(content: unknown, idField: string): string | undefined {
  const id = (content as Readonly<Record<string, unknown>> | null | undefined)?.[idField];
  return typeof id === 'string' ? id : undefined;
}
