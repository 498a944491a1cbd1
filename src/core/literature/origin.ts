/** Where a publication comes from, for a reader who has several lists of references. */
import { t } from '@vscode/l10n';
import type { Library } from '../library/library';
import { nameOfFile, type Publication } from './publication';

/** Where a publication comes from; what is in a bibliography and in the library is the bibliography's. */
export type Origin = 'bibliography' | 'library' | 'dataset';

/** Where a publication comes from: a bibliography, the `cytonote/` folder of the workspace, or the dataset. */
export function originOf(
  { entries, source }: Pick<Publication, 'entries' | 'source'>,
  library: Library,
): Origin {
  if (entries.length > 0) {
    return 'bibliography';
  }
  return source && library.isUserSource(source.key) ? 'library' : 'dataset';
}

/** The name of a publication's origin: the file of its first entry; undefined for the dataset, which most come from. */
export function originName(
  publication: Pick<Publication, 'entries' | 'source'>,
  library: Library,
): string | undefined {
  const [first] = publication.entries;
  if (first) {
    return nameOfFile(first.file);
  }
  return originOf(publication, library) === 'library' ? t('your library') : undefined;
}
