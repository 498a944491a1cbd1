import * as vscode from 'vscode';
import type { CitingPlace } from '../../core/views/backlinks';
import type { LibraryNode, PublicationNode } from '../../core/views/libraryTree';
import { isFiltering, type PublicationFilter } from '../../core/views/publicationFilter';
import { isNode } from '../../core/views/treeNodes';
import {
  CLEAR_LIBRARY_FILTER,
  FILTER_LIBRARY,
  MARK_READ,
  MARK_UNREAD,
  OPEN_PLACE,
  SORT_LIBRARY,
} from '../host/commands';
import { FILTERS_LIBRARY } from '../host/contextKeys';
import { LIBRARY_VIEW } from '../host/viewIds';
import { locationsIn } from '../notes/noteLocations';
import { PublicationDragging } from './dragPublications';
import { filterLabel, pickFilter, pickOrder } from './filterLibrary';
import { type LibraryTreeParts, LibraryTreeProvider } from './libraryTree';

/** Shows all publications with the notes that cite them; filters and sorts them, and remembers which ones are read. */
export function registerLibraryTree(parts: LibraryTreeParts): vscode.Disposable {
  const provider = new LibraryTreeProvider(parts);
  const view = vscode.window.createTreeView(LIBRARY_VIEW, {
    treeDataProvider: provider,
    dragAndDropController: new PublicationDragging<LibraryNode>(),
    canSelectMany: true,
    showCollapseAll: true,
  });
  const describe = async () => {
    const label = filterLabel(provider.filter, parts.library.latest);
    const counts = isFiltering(provider.filter) ? await provider.counts() : undefined;
    const count = counts && vscode.l10n.t('{0} of {1}', counts.shown, counts.all);
    view.description = [count, label].filter(Boolean).join(' · ');
  };
  const setFilter = (filter: PublicationFilter) => {
    provider.filter = filter;
    void vscode.commands.executeCommand('setContext', FILTERS_LIBRARY, isFiltering(filter));
  };
  const filterLibrary = async (given?: unknown) => {
    const filter = isFilter(given) ? given : await pickFilter(provider);
    if (filter) {
      setFilter(filter);
    }
  };
  const sortLibrary = async () => {
    provider.order = (await pickOrder(provider.order)) ?? provider.order;
  };
  const mark = (isRead: boolean) => (node?: unknown, selected?: unknown) => {
    const nodes = Array.isArray(selected) ? selected : node ? [node] : view.selection;
    const publication = nodes
      .filter((it) => isNode<PublicationNode>(it, 'publication'))
      .map((it) => it.publication);
    return provider.mark(publication, isRead);
  };
  return vscode.Disposable.from(
    view,
    provider,
    provider.onDidChange(() => void describe()),
    vscode.commands.registerCommand(FILTER_LIBRARY, filterLibrary),
    vscode.commands.registerCommand(CLEAR_LIBRARY_FILTER, () => setFilter({})),
    vscode.commands.registerCommand(SORT_LIBRARY, sortLibrary),
    vscode.commands.registerCommand(OPEN_PLACE, async (place?: CitingPlace) => {
      const [found] = place ? await locationsIn(parts.index.notes, place.note, [place]) : [];
      if (found) {
        await vscode.window.showTextDocument(found.uri, { selection: found.range, preview: true });
      }
    }),
    vscode.commands.registerCommand(MARK_READ, mark(true)),
    vscode.commands.registerCommand(MARK_UNREAD, mark(false)),
  );
}

/** Other commands may pass a filter; the button in the view's title passes none. */
function isFilter(given: unknown): given is PublicationFilter {
  return typeof given === 'object' && given !== null && !('is' in given);
}
