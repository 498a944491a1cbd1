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

/** What an entry says it is about, as plain text. */
export interface EntryTexts {
  readonly title?: string | undefined;
  readonly abstract?: string | undefined;
  readonly keywords: readonly string[];
  /** What sort of article it says it is, such as "Review"; unknown for BibTeX. */
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
  /** The type by which BibTeX calls it, in small letters: "inbook". */
  readonly type?: string | undefined;
  /** Read on the first access. */
  readonly summary: ReferenceSummary;
  /** Read on the first access. */
  readonly reference: Reference;
  /**
   * Reads title, abstract and keywords, each time: an entry keeps no abstracts. BibTeX is read a hundred times
   * faster than for `reference`.
   */
  readTexts(): EntryTexts;
  /** A hash of what `readTexts` is read from; the same one means the same texts. Much faster than reading them. */
  hashTexts(): string;
}

/**
 * Makes an entry that reads its contents on the first access, and then keeps them.
 *
 * @param hashTexts of all of its file that its texts are read from
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

/** The keywords of a list: semicolons separate them, or else commas. */
export function keywordsIn(list: string): string[] {
  const separator = list.includes(';') ? /[;\r\n]/ : /[,\r\n]/;
  return list
    .split(separator)
    .map((keyword) => keyword.trim())
    .filter(Boolean);
}
