import type { EntrySummary } from '../bibliography/bibliography';

/**
 * The short form of a reference for a list: "Emilie et al. 1998", "Trenova & Slavov 2016"; where no
 * author is known, the year alone.
 */
export function summaryLabel({ authors, year = 'n.d.' }: EntrySummary): string {
  const [first, second] = authors;
  if (!first) {
    return year;
  }
  if (authors.length > 2 || second === 'et al.') {
    return `${first} et al. ${year}`;
  }
  return `${second ? `${first} & ${second}` : first} ${year}`;
}
