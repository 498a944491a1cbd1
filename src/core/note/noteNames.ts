/**
 * The names of a note in its front matter: its title, its aliases, as in wiki notes, and the key of the publication
 * that it is about.
 */
import { type Document, isMap, isScalar, isSeq } from 'yaml';

/** Names as they are written, without blanks around them. */
export interface NoteNames {
  readonly title: string | undefined;
  readonly aliases: readonly string[];
  /** Without `@`. */
  readonly citationKey: string | undefined;
}

/**
 * The names of the citation key in tools that make literature notes: `citekey`, `citation-key`, `citationKey` …, in any
 * letter case.
 */
const keyNames = new Set(['citekey', 'citationkey', 'bibtexkey']);

/**
 * Reads the names from parsed front matter; ignores values other than texts and lists of texts.
 *
 *     title: Interleukin-6
 *     aliases: [IL-6, IL6]
 *     citekey: emilie1998
 *
 * Obsidian's `aliases` and Foam's `alias` are a list, or one text with commas.
 */
export function namesIn({ contents }: Document): NoteNames {
  const nodeAt = (key: string): unknown => (isMap(contents) ? contents.get(key, true) : undefined);
  const valuesAt = (key: string): readonly string[] => {
    const node = nodeAt(key);
    const values: readonly unknown[] = isSeq(node) ? node.items : [node];
    return values.flatMap((value) =>
      isScalar(value) && typeof value.value === 'string' ? value.value.trim() || [] : [],
    );
  };
  const keys = isMap(contents)
    ? contents.items.flatMap(({ key }) =>
        isScalar(key) && keyNames.has(`${key.value}`.toLowerCase().replace(/[-_ ]/g, ''))
          ? valuesAt(`${key.value}`)
          : [],
      )
    : [];
  return {
    citationKey: keys.map((key) => key.replace(/^@/, '')).find(Boolean),
    title: valuesAt('title')[0],
    aliases: ['aliases', 'alias'].flatMap((key) =>
      // Names such as "1,25-dihydroxyvitamin D3" have commas, too, in a list.
      isSeq(nodeAt(key))
        ? valuesAt(key)
        : valuesAt(key).flatMap((value) => value.split(/\s*,\s*/).filter(Boolean)),
    ),
  };
}
