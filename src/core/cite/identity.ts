/**
 * What makes two references the same publication: their DOI, their PubMed identifier, or their title
 * and year.
 */

import type { EntrySummary } from '../bibliography/bibliography';
import { bareDoi } from '../bibliography/identifiers';

/** Letters and digits of a title that tell it from others: "Editorial" does not. */
const TELLING_TITLE = 16;

/** The identities of a reference, the most certain first; two with one in common are the same. */
export function identitiesOf({ DOI, PMID, title, year }: EntrySummary): string[] {
  const words =
    title
      ?.normalize('NFKD')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]/gu, '') ?? '';
  return [
    ...(DOI ? [`doi:${bareDoi(DOI).toLowerCase()}`] : []),
    ...(PMID ? [`pmid:${PMID}`] : []),
    ...(words.length >= TELLING_TITLE ? [`title:${words} ${year ?? ''}`] : []),
  ];
}
