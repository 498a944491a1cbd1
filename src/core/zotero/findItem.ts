import type { Publication } from '../literature/publication';
import { isSamePublication } from '../literature/samePublication';
import type { ZoteroItem } from '../literature/zoteroItem';
import type { ZoteroLocalApi } from './localApi';

/**
 * The Zotero item of a publication: the one in the collection that the note names, or else one of the user's library
 * that Zotero finds by DOI, PubMed identifier or title. Nothing else of the publication is sent.
 *
 * @throws the errors of {@link ZoteroLocalApi}
 */
export async function findItem(
  api: ZoteroLocalApi,
  { zotero, summary }: Pick<Publication, 'zotero' | 'summary'>,
  signal: AbortSignal,
): Promise<ZoteroItem | undefined> {
  if (zotero) {
    return zotero;
  }
  const { DOI, PMID, title } = summary;
  const searches = [
    ...[DOI, PMID].map((words) => ({ words, mode: 'everything' as const })),
    { words: title, mode: 'titleCreatorYear' as const },
  ];
  for (const { words, mode } of searches) {
    const found = words ? await api.search(words, mode, signal) : [];
    const same = found.find((item) => isSamePublication(item.summary, summary));
    if (same) {
      return same;
    }
  }
  return undefined;
}
