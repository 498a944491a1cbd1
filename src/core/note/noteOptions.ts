/**
 * The options for Cytonote in the front matter of a note:
 *
 *     cytonote:
 *       silence: [CSF, p40]
 *       syntax: footnote
 *       zotero: Reviews/Psoriasis
 *
 * Or, for a note that Cytonote must ignore: `cytonote: false`.
 */
import * as v from 'valibot';
import { type Document, isMap, isNode, isScalar, type Node } from 'yaml';
import { type CitationSyntax, citationSyntaxes } from '../citation/citation';
import { describeIssue } from '../text/describeIssue';
import type { Range } from '../text/range';

export interface NoteOptions {
  /** Whether Cytonote ignores the note: `cytonote: false`. */
  readonly isOff: boolean;
  /** Terms that are not marked in this note. */
  readonly silence: readonly string[];
  /** Whether claims without a source get hints in this note. */
  readonly claims: boolean;
  /** The syntax for citations; undefined if the setting decides. */
  readonly syntax?: CitationSyntax;
  /** The Zotero collection whose items can be cited in this note; undefined if the setting decides. */
  readonly zotero?: NamedCollection;
}

/** The name of a Zotero collection, with its place. */
export interface NamedCollection extends Range {
  readonly name: string;
}

/** An error in the options; offsets are those of the YAML text. */
interface OptionProblem extends Range {
  readonly message: string;
}

/** The key of the front matter that holds the options. */
export const OPTIONS_KEY = 'cytonote';

const shape = v.strictObject({
  silence: v.optional(v.nullable(v.array(v.string()))),
  claims: v.optional(v.boolean(), true),
  syntax: v.optional(v.nullable(v.picklist(citationSyntaxes))),
  zotero: v.optional(v.nullable(v.string())),
});
/** How many aliases are followed, so that a few lines cannot expand to gigabytes. */
const MOST_ALIASES = 100;

/**
 * Reads the options from parsed front matter; ignores those with errors.
 *
 * @param start UTF-16 offset of the YAML in the note
 */
export function readNoteOptions(
  document: Document,
  start: number,
): {
  options: NoteOptions;
  problems: OptionProblem[];
} {
  const none: NoteOptions = { isOff: false, silence: [], claims: true };
  const node = isMap(document.contents) ? document.contents.get(OPTIONS_KEY, true) : undefined;
  if (!isNode(node)) {
    return { options: none, problems: [] };
  }
  let value: unknown;
  try {
    value = node.toJS(document, { maxAliasCount: MOST_ALIASES }) ?? {};
  } catch (error) {
    return { options: none, problems: [{ ...rangeOf(node), message: (error as Error).message }] };
  }
  if (typeof value === 'boolean') {
    return { options: { ...none, isOff: !value }, problems: [] };
  }
  const result = v.safeParse(shape, value);
  const place = rangeOf(nodeAt(node, ['zotero'], false));
  const inNote = { start: start + place.start, end: start + place.end };
  if (result.success) {
    return { options: optionsOf(result.output, inNote), problems: [] };
  }
  const problems = result.issues.map((issue) => {
    const { message, part } = describeIssue(issue);
    const path = (issue.path ?? []).map(({ key }) => key);
    return { ...rangeOf(nodeAt(node, path, part === 'key')), message };
  });
  const wrong = new Set(result.issues.map((issue) => issue.path?.[0]?.key));
  const right = isMap(node)
    ? Object.entries(value as object).filter(([key]) => !wrong.has(key))
    : [];
  return { options: optionsOf(v.parse(shape, Object.fromEntries(right)), inNote), problems };
}

/** @param place of the name of a collection */
function optionsOf(
  { silence, claims, syntax, zotero }: v.InferOutput<typeof shape>,
  place: Range,
): NoteOptions {
  const name = zotero?.trim();
  return {
    isOff: false,
    silence: silence ?? [],
    claims,
    ...(syntax ? { syntax } : {}),
    ...(name ? { zotero: { name, ...place } } : {}),
  };
}

/** The node at a path of keys and indices, or the closest existing one above it. */
function nodeAt(root: Node, path: readonly unknown[], asKey: boolean): Node {
  let node = root;
  for (const [index, key] of path.entries()) {
    const pairs = isMap(node) ? node.items : [];
    const isKey = asKey && index === path.length - 1;
    const next = isKey
      ? pairs.find((pair) => isScalar(pair.key) && pair.key.value === key)?.key
      : (node as { get?(key: unknown, keepScalar: true): unknown }).get?.(key, true);
    if (!isNode(next)) {
      break;
    }
    node = next;
  }
  return node;
}

function rangeOf({ range }: Node): Range {
  const [start, end] = range ?? [0, 0];
  return { start, end };
}
