import { t } from '@vscode/l10n';
import * as v from 'valibot';
import { isMap, isNode, isScalar, LineCounter, type Node, parseDocument } from 'yaml';
import { describeIssue } from '../text/describeIssue';

/** A file of the dataset, as it was read. */
export interface DatasetText {
  readonly path: string;
  readonly text: string;
}

/** A mistake in the dataset that its author can fix. */
export interface DatasetProblem {
  readonly path: string;
  /** 1-based. */
  readonly line: number;
  /** 1-based, in UTF-16 units. */
  readonly column: number;
  readonly message: string;
}

/** The keys and indices that lead to a node of a document, from its root. */
export type NodePath = readonly (string | number)[];

/** The part of a node that a problem is about: its value, or the key of its pair. */
export type NodePart = 'value' | 'key';

/** A file of the dataset, parsed. */
export interface DatasetFile {
  /** The content of the file; as much as can be read if its syntax is broken. */
  readonly content: unknown;
  /** The errors in its syntax. */
  readonly problems: readonly DatasetProblem[];
  /** A problem at a node of the file; if there is no such node, at the closest one above. */
  problemAt(node: NodePath, message: string, part?: NodePart): DatasetProblem;
}

/** Parses YAML or JSON, which is also YAML. */
export function parseDatasetFile({ path, text }: DatasetText): DatasetFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const problemAtOffset = (offset: number, message: string): DatasetProblem => {
    const { line, col } = lines.linePos(offset);
    return { path, line, column: col, message };
  };
  const problems = [...document.errors, ...document.warnings].map((error) =>
    problemAtOffset(error.pos[0], error.message),
  );
  let content: unknown;
  try {
    content = document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    // An alias has no anchor, or aliases expand to a huge value.
    problems.push(problemAtOffset(0, (error as Error).message));
  }
  return {
    content,
    problems,
    problemAt: (node, message, part = 'value') =>
      problemAtOffset(offsetOf(document.contents, node, part), message),
  };
}

function offsetOf(root: Node | null, path: NodePath, part: NodePart): number {
  let offset = root?.range?.[0] ?? 0;
  let node: unknown = root;
  for (const [index, key] of path.entries()) {
    const isLast = index === path.length - 1;
    node = isLast && part === 'key' ? keyNode(node, key) : childNode(node, key);
    if (!isNode(node)) {
      break;
    }
    offset = node.range?.[0] ?? offset;
  }
  return offset;
}

function childNode(node: unknown, key: string | number): unknown {
  const collection = node as { get?(key: string | number, keepScalar: true): unknown };
  return collection.get?.(key, true);
}

function keyNode(node: unknown, key: string | number): unknown {
  const pairs = isMap(node) ? node.items : [];
  return pairs.find((pair) => isScalar(pair.key) && pair.key.value === key)?.key;
}

/** An entity, source or topic of the dataset, and the place where it is written. */
export interface DatasetEntry<T> {
  readonly value: T;
  /** A problem at a node of the entry, the path counted from the entry. */
  problemAt(node: NodePath, message: string): DatasetProblem;
}

/** The result of a step of reading: what it keeps, and the problems. */
export interface Checked<T> {
  readonly entries: readonly DatasetEntry<T>[];
  readonly problems: readonly DatasetProblem[];
}

/** The valid entries, and the ids of all, since a reference to a broken entry is not a mistake. */
export interface ReadEntries<T> extends Checked<T> {
  readonly declared: ReadonlySet<string>;
}

/**
 * Reads the entries of a parsed file one by one.
 *
 * @param schema the form of one entry
 * @param idField the field with the id of an entry
 * @param holds whether the file contains a list of entries or one entry
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
    // A file with only comments is an empty list; a broken file has been reported already.
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
    // A problem in a file with broken syntax may only follow from that.
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
): { entry?: DatasetEntry<T>; problems: DatasetProblem[] } {
  const result = v.safeParse(schema, content);
  if (result.success) {
    const problemAt: DatasetEntry<T>['problemAt'] = (node, message) =>
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
