import type { Reference } from '../../../src/core/literature/reference';
import { summaryOf } from '../../../src/core/literature/summary';
import type { ZoteroItem } from '../../../src/core/literature/zoteroItem';

/** An item of Zotero with some fields of its reference. */
export function zoteroItem(
  key: string,
  citationKey: string | undefined,
  fields: Partial<Reference>,
): ZoteroItem {
  const reference = { id: citationKey ?? '', type: 'article-journal', ...fields };
  const summary = summaryOf(reference);
  return { library: 'user', key, citationKey, reference, summary, pdf: undefined };
}
