import {
  type Document,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parseDocument,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import type { TextEdit } from './edits';
import type { Range } from './range';
import { indentOf, lineAfter, linesAt, rangeOf } from './yaml';

/** YAML as its parser returns it. */
export type ParsedYaml = Pick<Document, 'contents' | 'errors'>;

/** An item of a list in the two notations of a list. */
export interface ListItem {
  /** Its lines; the first one begins with the dash. */
  readonly block: readonly string[];
  /** The item in a list in brackets; undefined if it cannot be in one. */
  readonly flow: string | undefined;
}

/**
 * The edit that appends an item to a list in YAML, in the notation of the list, and leaves everything else as
 * it is: comments, order, quotes. Also writes keys on the way to the list that are missing or empty.
 *
 * @example `silence: [CSF]` becomes `silence: [CSF, IL-13]`
 *
 * @param path keys of mappings and indices of lists that lead to the list from the root
 * @param within the range of the YAML in the text, if the text contains more
 * @param parsed what the parser makes of that range, if the caller has already parsed it
 * @returns undefined if the YAML is broken, or does not have the form of the path
 */
export function appendItem(
  text: string,
  path: readonly (string | number)[],
  item: ListItem,
  within: Range = { start: 0, end: text.length },
  { contents, errors }: ParsedYaml = parseDocument(text.slice(within.start, within.end)),
): TextEdit | undefined {
  if (errors.length > 0) {
    return undefined;
  }
  const place = { text, start: within.start };
  let node: unknown = contents;
  for (const [depth, step] of path.entries()) {
    if (typeof step === 'string' && !isSeq(node)) {
      const missing = linesOf(path.slice(depth), item);
      if (isEmpty(node)) {
        return linesAt(text, within.end, { indent: '', lines: missing });
      }
      const pair = isMap(node) ? pairOf(node, step) : undefined;
      if (!pair) {
        return isBlockMap(node) ? afterLast(place, node, missing) : undefined;
      }
      if (isEmpty(pair.value)) {
        return below(place, pair, linesOf(path.slice(depth + 1), item));
      }
      if (isSeq(pair.value) && pair.value.items.length === 0 && depth === path.length - 1) {
        return item.flow === undefined
          ? insteadOfBrackets(place, pair, item.block)
          : inBrackets(place, pair.value, item.flow);
      }
      node = pair.value;
    } else {
      node = isSeq(node) && typeof step === 'number' ? node.items[step] : undefined;
    }
  }
  if (isSeq(node) && node.items.length > 0) {
    return afterItems(place, node, item);
  }
  return path.length === 0 && isEmpty(node)
    ? linesAt(text, within.end, { indent: '', lines: item.block })
    : undefined;
}

/** A text, and the offset of the YAML in it, from which the offsets of nodes count. */
interface Place {
  readonly text: string;
  readonly start: number;
}

/** The lines of a list with one item, below the keys of its path. */
function linesOf(path: readonly (string | number)[], { block }: ListItem): string[] {
  return path.reduceRight<string[]>(
    (lines, key) => [`${key}:`, ...lines.map((line) => `  ${line}`)],
    [...block],
  );
}

function afterItems({ text, start }: Place, list: YAMLSeq, item: ListItem): TextEdit | undefined {
  const first = start + rangeOf(list)[0];
  const end = start + rangeOf(list.items.at(-1) as Node)[1];
  if (list.flow) {
    return item.flow === undefined ? undefined : { start: end, end, text: `, ${item.flow}` };
  }
  const lines = { indent: indentOf(text, first), lines: item.block };
  return linesAt(text, lineAfter(text, Math.max(first, end - 1)), lines);
}

function afterLast({ text, start }: Place, map: YAMLMap, lines: readonly string[]): TextEdit {
  const first = start + rangeOf(map)[0];
  const last = map.items.at(-1);
  const node = isNode(last?.value) ? last.value : (last?.key as Node);
  const at = lineAfter(text, Math.max(first, start + rangeOf(node)[1] - 1));
  return linesAt(text, at, { indent: indentOf(text, first), lines });
}

/** Inserts lines below a key without a value, indented further than the key. */
function below({ text, start }: Place, { key }: Pair, lines: readonly string[]): TextEdit {
  const [from, end] = rangeOf(key as Node);
  const indent = `${indentOf(text, start + from)}  `;
  return linesAt(text, lineAfter(text, start + end), { indent, lines });
}

function inBrackets({ start }: Place, list: Node, item: string): TextEdit {
  const at = start + rangeOf(list)[0] + 1;
  return { start: at, end: at, text: item };
}

/** Replaces the brackets of `findings: []` by lines; other text on the line is a comment, and stays. */
function insteadOfBrackets(place: Place, pair: Pair, block: readonly string[]): TextEdit {
  const { text, start } = place;
  const [from, end] = rangeOf(pair.value as Node).map((it) => it + start) as [number, number];
  const lines = below(place, pair, block);
  const lineEnd = /\r?\n$/.exec(text.slice(0, lines.start))?.[0] ?? '';
  return {
    start: text.charAt(from - 1) === ' ' ? from - 1 : from,
    end: lines.start,
    text: text.slice(end, lines.start).trimEnd() + lineEnd + lines.text,
  };
}

function isEmpty(node: unknown): boolean {
  return node === null || (isScalar(node) && node.value === null);
}

/** Whether a node is a mapping with a line for each pair, and not in braces. */
function isBlockMap(node: unknown): node is YAMLMap {
  return isMap(node) && !node.flow;
}

function pairOf(map: YAMLMap, key: string): Pair | undefined {
  return map.items.find((it) => isScalar(it.key) && it.key.value === key);
}
