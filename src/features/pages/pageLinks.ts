import * as vscode from 'vscode';
import type { PageLinks } from '../../core/card/links';
import { shortReference } from '../../core/literature/formatReference';
import { shortPublication } from '../../core/literature/publication';
import { SHOWS_ENTITY, SHOWS_SOURCE } from '../host/contextKeys';
import type { WorkspaceLibrary } from '../library/workspaceLibrary';
import { linkBetweenPages, type PageDocuments } from './pageDocuments';

/**
 * The links of a page. They lead to other pages, since the built-in preview follows links but runs no
 * commands.
 */
export function pageLinks({ latest: library }: WorkspaceLibrary): PageLinks {
  return {
    sourcePage: (id) => {
      const source = library.source(id);
      return linkBetweenPages({ sort: 'sources', id }, source ? shortReference(source) : id);
    },
    publicationPage: (publication) =>
      linkBetweenPages({ sort: 'publications', id: publication.id }, shortPublication(publication)),
    entityPage: (id) => linkBetweenPages({ sort: 'entities', id }, library.entity(id)?.label ?? id),
  };
}

/** Sets the context keys for the page in the active tab, by which menus offer commands: a preview itself runs none. */
export function registerPageContext(pages: PageDocuments): vscode.Disposable {
  const update = () => {
    const sort = pages.active?.sort;
    void vscode.commands.executeCommand('setContext', SHOWS_ENTITY, sort === 'entities');
    void vscode.commands.executeCommand(
      'setContext',
      SHOWS_SOURCE,
      sort === 'sources' || sort === 'publications',
    );
  };
  update();
  return vscode.Disposable.from(
    pages.onDidWrite(update),
    vscode.window.tabGroups.onDidChangeTabs(update),
    vscode.window.tabGroups.onDidChangeTabGroups(update),
  );
}
