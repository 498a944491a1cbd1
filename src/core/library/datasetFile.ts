import { isMap, isNode, isScalar, LineCounter, type Node, parseDocument } from 'yaml';

/** A file of the dataset, as it was read. */
export interface DatasetText {
  readonly path: string;
  readonly text: string;
}

/** A mistake in the dataset that its author can mend. */
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

/** What a problem is about: the value of a node, or the key of its pair. */
export type NodePart = 'value' | 'key';

/** A file of the dataset, parsed. */
export interface DatasetFile {
  /** What the file says; as much as can be read where its syntax is broken. */
  readonly content: unknown;
  /** The errors in its syntax. */
  readonly problems: readonly DatasetProblem[];
  /** A problem at a node of the file; where there is no such node, at the closest one above. */
  problemAt(node: NodePath, message: string, part?: NodePart): DatasetProblem;
}

/** Parses YAML or JSON, which is YAML too. */
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
    // An alias without its anchor, or aliases that unfold into something huge.
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
