import { summaryOf } from '../bibliography/bibliography';
import type { Source } from '../library/schema';
import { entryFields } from './entryFields';
import { formatReference, shortReference } from './formatReference';
import type { Citable } from './noteReferences';
import { referenceOf } from './sourceReference';
import { summaryLabel } from './summaryLabel';

/** Something that can be cited in any note: a source of the library, or an entry of some bibliography. */
export type Publication = Pick<Citable, 'summary' | 'reference' | 'source'>;

export function publicationOf(source: Source): Publication {
  const reference = referenceOf(source);
  return { summary: summaryOf(reference), reference, source };
}

/** The whole reference as plain text, in our own form. */
export function formatPublication({ source, reference }: Publication): string {
  return formatReference(source ?? entryFields(reference));
}

/** The short form for a list: "Emilie et al. 1998". */
export function shortPublication({
  source,
  summary,
}: Pick<Publication, 'source' | 'summary'>): string {
  return source ? shortReference(source) : summaryLabel(summary);
}
