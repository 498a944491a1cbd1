/** Where a publication comes from, for a reader who has several lists of references. */
import { t } from '@vscode/l10n';
import type { CitationKey } from '../library/schema';
import { nameOfFile, type Publication } from '../literature/publication';

/** Where a publication comes from; what is in a bibliography and in the library is the bibliography's. */
export type Origin = 'bibliography' | 'library' | 'dataset';

/** Whether the workspace has a file of a source in one of its `cytonote/` folders. */
export type IsInWorkspace = (key: CitationKey) => boolean;

export function originOf(
  { entries, source }: Pick<Publication, 'entries' | 'source'>,
  isInWorkspace: IsInWorkspace,
): Origin {
  if (entries.length > 0) {
    return 'bibliography';
  }
  return source && isInWorkspace(source.key) ? 'library' : 'dataset';
}

/** The name of a publication's origin: the file of its first entry; undefined for the dataset, which most come from. */
export function originLabel(
  publication: Pick<Publication, 'entries' | 'source'>,
  isInWorkspace: IsInWorkspace,
): string | undefined {
  const [first] = publication.entries;
  if (first) {
    return nameOfFile(first.file);
  }
  return originOf(publication, isInWorkspace) === 'library' ? t('your library') : undefined;
}
