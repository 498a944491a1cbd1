/** An entry of a bibliography, whatever the format of its file. Offsets are UTF-16 units of the file. */
import type { Range } from '../text/range';
import type { Reference } from './reference';
import { type ReferenceSummary, summaryOf } from './summary';

/** A place where an entry names the key of another, such as `crossref`. */
export interface KeyUse extends Range {
  readonly key: string;
}

/** An entry; its range is all that belongs to it, without the blank lines around it. */
export interface Entry extends Range {
  /** As the file has it, or generated from author and year where the file has none. */
  readonly key: string;
  /** Where the key stands; empty, at the head of the entry, where the key is generated. */
  readonly keyRange: Range;
  readonly uses: readonly KeyUse[];
  /** Read at the first access. */
  readonly summary: ReferenceSummary;
  /** Read at the first access. */
  readonly reference: Reference;
}

/** Makes an entry that reads its contents at the first access and then keeps them. */
export function lazyEntry(
  place: Pick<Entry, 'start' | 'end' | 'key' | 'keyRange'> & {
    readonly uses?: readonly KeyUse[];
  },
  readReference: () => Reference,
  readSummary?: () => ReferenceSummary,
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
  };
}
