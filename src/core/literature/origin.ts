/** Where a publication comes from, for a reader who has several lists of references. */
import { t } from '@vscode/l10n';
import type { Library } from '../library/library';
import { nameOfFile, type Publication } from './publication';

/** The origins of publications, the user's own first; a publication with several origins has the first of them. */
export const origins = ['bibliography', 'zotero', 'library', 'dataset'] as const;
export type Origin = (typeof origins)[number];

/** The origin of a publication: a bibliography, Zotero, the `cytonote/` folder of the workspace, or the dataset. */
export function originOf(
  { entries, source, zotero }: Pick<Publication, 'entries' | 'source' | 'zotero'>,
  library: Pick<Library, 'isUserSource'> | undefined,
): Origin {
  if (entries.length > 0) {
    return 'bibliography';
  }
  if (zotero) {
    return 'zotero';
  }
  return source && library?.isUserSource(source.key) ? 'library' : 'dataset';
}

/**
 * The name of a publication's origin: for a bibliography, the file of its first entry; undefined for the dataset, from
 * which most publications come.
 */
export function originName(
  publication: Pick<Publication, 'entries' | 'source' | 'zotero'>,
  library: Library,
): string | undefined {
  const [first] = publication.entries;
  if (first) {
    return nameOfFile(first.file);
  }
  switch (originOf(publication, library)) {
    case 'zotero':
      return 'Zotero';
    case 'library':
      return t('your library');
    default:
      return undefined;
  }
}
