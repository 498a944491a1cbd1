import type { PageLinks } from '../../core/card/links';
import { shortReference } from '../../core/cite/formatReference';
import type { WorkspaceLibrary } from '../library/workspaceLibrary';
import { linkBetweenPages } from './pageDocuments';

/** The links of a page: the built-in preview runs no commands, but goes from page to page. */
export function pageLinks({ library }: WorkspaceLibrary): PageLinks {
  return {
    sourcePage: (id) => {
      const source = library.source(id);
      return linkBetweenPages({ sort: 'sources', id }, source ? shortReference(source) : id);
    },
    entityPage: (id) => linkBetweenPages({ sort: 'entities', id }, library.entity(id)?.label ?? id),
  };
}
