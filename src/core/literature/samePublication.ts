import { bareDoi } from '../identifiers/doi';
import { barePmid } from '../identifiers/pubmedId';
import { yearIn } from './dateText';
import type { ReferenceSummary } from './summary';

/** Entries that are handled without a pause. */
const STRETCH = 50;

/**
 * Finds the entry of the same publication as a reference: by DOI, by PubMed identifier, then by title and
 * year, or by title if both lack a year. In the last case, ignores entries with another DOI, PubMed
 * identifier or first author.
 */
export class PublicationIndex<Item extends { readonly summary: ReferenceSummary }> {
  private readonly places = new Map<string, Item[]>();

  /** Makes an index; pauses every few milliseconds. */
  static *of<E extends { readonly summary: ReferenceSummary }>(
    entries: readonly E[],
  ): Generator<void, PublicationIndex<E>> {
    const index = new PublicationIndex<E>();
    for (const [at, entry] of entries.entries()) {
      index.add(entry);
      if (at % STRETCH === STRETCH - 1) {
        yield;
      }
    }
    return index;
  }

  /** Adds an entry. If several entries describe one publication, the first one is found. */
  add(entry: Item): void {
    for (const mark of marksOf(entry.summary)) {
      const list = this.places.get(mark);
      if (list) {
        list.push(entry);
      } else {
        this.places.set(mark, [entry]);
      }
    }
  }

  /** The entry that describes the same publication, if there is one. */
  find(summary: ReferenceSummary): Item | undefined {
    for (const mark of marksOf(summary)) {
      const found = this.places
        .get(mark)
        ?.find((entry) => isSamePublication(entry.summary, summary));
      if (found) {
        return found;
      }
    }
    return undefined;
  }
}

/** Whether two summaries describe the same publication. */
export function isSamePublication(one: ReferenceSummary, other: ReferenceSummary): boolean {
  const [a, b] = [identityOf(one), identityOf(other)];
  if (a.doi && b.doi) {
    return a.doi === b.doi;
  }
  if (a.pmid && b.pmid) {
    return a.pmid === b.pmid;
  }
  const isSameAuthor = !a.author || !b.author || a.author === b.author;
  return a.title !== undefined && a.title === b.title && isSameAuthor;
}

function identityOf({ DOI, PMID, title, year, authors: [author] }: ReferenceSummary) {
  // A title may consist of signs alone.
  const words = title && (lettersOf(title) || title.trim());
  return {
    // DOIs are case-insensitive (DOI Handbook, 3.4).
    doi: DOI && bareDoi(DOI)?.toLowerCase(),
    pmid: PMID && barePmid(PMID),
    title: words ? `${words} ${yearIn(year) ?? ''}` : undefined,
    author: author && lettersOf(author),
  };
}

function marksOf(summary: ReferenceSummary): string[] {
  const { doi, pmid, title } = identityOf(summary);
  return [doi && `doi:${doi}`, pmid && `pmid:${pmid}`, title && `title:${title}`].flatMap((mark) =>
    mark ? [mark] : [],
  );
}

/** Lower-case letters and digits without accents, and without everything between them. */
function lettersOf(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}
