import {
  type Document,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type Node,
  parseDocument,
  type YAMLMap,
} from 'yaml';
import type { NodePath } from '../dataset/datasetFile';
import type { TextEdit } from '../text/edits';
import { indentOf, isBlockMap, lineAfter, linesAt, rangeOf } from '../text/yaml';

/** An item of a list, in the two ways in which a list is written. */
export interface ListItem {
  /** Its lines, the first one with its dash. */
  readonly block: readonly string[];
  /** For a list within brackets; undefined where it cannot stand in one. */
  readonly flow: string | undefined;
}

/**
 * The edit that appends an item to a list in YAML, in the way that the list is written, and leaves all
 * else as it is: comments, order, quotes.
 *
 * @param path leads to the list from the root; the list may be missing or empty
 * @returns undefined where the file is broken, or not what the path says
 */
export function appendItem(text: string, path: NodePath, item: ListItem): TextEdit | undefined {
  const document = parseDocument(text);
  if (document.errors.length > 0) {
    return undefined;
  }
  const list = nodeAt(document, path);
  if (isSeq(list) && list.items.length > 0) {
    const last = list.items.at(-1) as Node;
    const [start] = rangeOf(list);
    const [, end] = rangeOf(last);
    if (list.flow) {
      return item.flow === undefined ? undefined : { start: end, end, text: `, ${item.flow}` };
    }
    const lines = { indent: indentOf(text, start), lines: item.block };
    return linesAt(text, lineAfter(text, Math.max(start, end - 1)), lines);
  }
  const key = path.at(-1);
  if (key === undefined) {
    const isEmpty = list === null || (isScalar(list) && list.value === null);
    return isEmpty ? linesAt(text, text.length, { indent: '', lines: item.block }) : undefined;
  }
  const map = nodeAt(document, path.slice(0, -1));
  return isBlockMap(map) ? beginList(text, map, String(key), item.block) : undefined;
}

/** The edit that writes a list with one item into a mapping that has none under the key, or an empty one. */
function beginList(
  text: string,
  map: YAMLMap,
  key: string,
  lines: readonly string[],
): TextEdit | undefined {
  const [first] = rangeOf(map);
  const indent = indentOf(text, first);
  const pair = map.items.find((it) => isScalar(it.key) && it.key.value === key);
  const items = lines.map((line) => `  ${line}`);
  if (!pair) {
    const last = map.items.at(-1);
    const node = isNode(last?.value) ? last.value : (last?.key as Node);
    const at = lineAfter(text, Math.max(first, rangeOf(node)[1] - 1));
    return linesAt(text, at, { indent, lines: [`${key}:`, ...items] });
  }
  const [from, end] = isNode(pair.value) ? rangeOf(pair.value) : [0, 0];
  const start = text.charAt(from - 1) === ' ' ? from - 1 : from;
  const isEmptyList = isSeq(pair.value) && pair.value.items.length === 0;
  if (
    !isEmptyList &&
    !(pair.value === null || (isScalar(pair.value) && pair.value.value === null))
  ) {
    return undefined;
  }
  const keyEnd = rangeOf(pair.key as Node)[1];
  const below = linesAt(text, lineAfter(text, keyEnd), { indent, lines: items });
  // "findings: []" loses its brackets; what else stands in the line is a comment.
  return isEmptyList
    ? {
        start,
        end: below.start,
        text: text.slice(end, below.start).trimEnd() + lineEndAt(text, below),
      }
    : below;
}

function lineEndAt(text: string, { text: lines, start }: TextEdit): string {
  return (/\r?\n$/.exec(text.slice(0, start))?.[0] ?? '') + lines;
}

function nodeAt(document: Document, path: NodePath): unknown {
  if (path.length === 0) {
    return document.contents;
  }
  return isMap(document.contents) || isSeq(document.contents)
    ? document.getIn(path, true)
    : undefined;
}
