/** An entry of a bibliography file in any format. Offsets are UTF-16 units of the file. */
import { quickHash } from '../text/quickHash';
import type { Range } from '../text/range';
import { plainText } from './markedText';
import type { Reference } from './reference';
import { type ReferenceSummary, summaryOf } from './summary';

/** A place in an entry that names the key of another entry, such as `crossref`. */
export interface KeyUse extends Range {
  readonly key: string;
}

/** The texts of an entry, as plain text. */
export interface EntryTexts {
  readonly title?: string | undefined;
  readonly abstract?: string | undefined;
  readonly keywords: readonly string[];
  /** The sort of article, such as "Review"; unknown for BibTeX. */
  readonly genre?: string | undefined;
  /** The type of CSL or BibTeX: "webpage", "online". */
  readonly type?: string | undefined;
}

/** An entry; its range includes everything that belongs to it, without the blank lines around it. */
export interface Entry extends Range {
  /** The key in the file, or one generated from author and year if the file has none. */
  readonly key: string;
  /** The place of the key. For a generated key, empty and at the start of the entry. */
  readonly keyRange: Range;
  readonly uses: readonly KeyUse[];
  /** The BibTeX type, in small letters: "inbook". */
  readonly type?: string | undefined;
  /** Read on the first access. */
  readonly summary: ReferenceSummary;
  /** Read on the first access. */
  readonly reference: Reference;
  /**
   * Reads title, abstract and keywords at each call: an entry does not keep abstracts. For BibTeX, this is a hundred
   * times faster than reading `reference`.
   */
  readTexts(): EntryTexts;
  /** A hash of the source of `readTexts`; equal hashes mean equal texts. Much faster than reading them. */
  hashTexts(): string;
}

/**
 * Creates an entry that reads its contents on the first access, and then keeps them.
 *
 * @param hashTexts gives a hash of everything in the file from which its texts are read
 */
export function lazyEntry(
  place: Pick<Entry, 'start' | 'end' | 'key' | 'keyRange'> & {
    readonly uses?: readonly KeyUse[];
    readonly type?: string;
  },
  readReference: () => Reference,
  readSummary?: () => ReferenceSummary,
  readTexts?: () => EntryTexts,
  hashTexts?: () => string,
): Entry {
  let reference: Reference | undefined;
  let summary: ReferenceSummary | undefined;
  return {
    ...place,
    uses: place.uses ?? [],
    get reference() {
      reference ??= readReference();
      return reference;
    },
    get summary() {
      summary ??= readSummary?.() ?? summaryOf(this.reference);
      return summary;
    },
    readTexts() {
      return readTexts?.() ?? textsOf(reference ?? readReference());
    },
    hashTexts() {
      return hashTexts?.() ?? quickHash(JSON.stringify(this.readTexts()));
    },
  };
}

/** The texts of a reference that is read already. */
export function textsOf({ title, abstract, keyword, genre, type }: Reference): EntryTexts {
  return {
    title: title && plainText(title),
    abstract: abstract && plainText(abstract),
    keywords: keywordsIn(typeof keyword === 'string' ? keyword : ''),
    genre: typeof genre === 'string' ? genre : undefined,
    type,
  };
}

/** The keywords of a list, separated by semicolons, or else by commas. */
export function keywordsIn(list: string): string[] {
  const separator = list.includes(';') ? /[;\r\n]/ : /[,\r\n]/;
  return list
    .split(separator)
    .map((keyword) => keyword.trim())
    .filter(Boolean);
}
