import * as vscode from 'vscode';
import { aboutInLibrary } from '../../core/card/aboutInLibrary';
import { entityComparison, publicationComparison } from '../../core/card/comparisonPage';
import type { NoteContext } from '../../core/library/rankSources';
import type { EntityId } from '../../core/library/schema';
import { type PublicationId, shortPublication } from '../../core/literature/publication';
import { publicationsOf } from '../../core/views/treeNodes';
import { COMPARE } from '../host/commands';
import { rankPreference } from '../host/settings';
import type { WorkspaceLiterature } from '../index/workspaceLiterature';
import type { WorkspaceLibrary } from '../library/workspaceLibrary';
import { type PageDocuments, pageUri } from './pageDocuments';
import { pageLinks } from './pageLinks';
import type { EntityPicker } from './pickEntity';
import { showRendered } from './sourcePages';

/** A comparison has no place in a note, so its context is empty. */
const nowhere: NoteContext = { entities: new Map(), topics: new Map() };
/** The most columns that fit on a page. */
const MOST = 6;

/** What a page compares; its JSON is the id of the page. */
type Compared =
  | { readonly entities: readonly EntityId[] }
  | { readonly publications: readonly PublicationId[] };

/** Serves pages that compare names or publications side by side, and opens them rendered. */
export function registerComparisonPages(
  library: WorkspaceLibrary,
  literature: WorkspaceLiterature,
  pages: PageDocuments,
  picker: EntityPicker,
): vscode.Disposable {
  const write = (id: string): string => {
    const compared = JSON.parse(id) as Compared;
    const index = literature.latest;
    const links = pageLinks(library);
    if ('publications' in compared) {
      const reads = compared.publications.flatMap((it) => index?.read(it) ?? []);
      return publicationComparison(library.latest, reads, links);
    }
    const entities = compared.entities.flatMap((it) => library.latest.entity(it) ?? []);
    const known = aboutInLibrary(library.latest, nowhere);
    const about = (entity: EntityId) =>
      index?.about(entity, nowhere, rankPreference(undefined)) ?? known(entity);
    return entityComparison(library.latest, entities, about, links);
  };

  /** What is selected in a tree, or else the names that the command gets or the user chooses. */
  const comparedBy = async (
    target: unknown,
    selected: unknown,
  ): Promise<{ readonly compared: Compared; readonly title: string } | undefined> => {
    const publications = publicationsOf(target, selected).slice(0, MOST);
    if (publications.length > 0) {
      await literature.ready();
      const title = publications.map(shortPublication).join(' · ');
      return { compared: { publications: publications.map(({ id }) => id) }, title };
    }
    const given = Array.isArray(target)
      ? target.flatMap((id) => (typeof id === 'string' ? (library.latest.entity(id) ?? []) : []))
      : await picker.pickSome(target, vscode.l10n.t('Compare'), MOST);
    const entities = given.slice(0, MOST);
    return entities.length > 0
      ? {
          compared: { entities: entities.map(({ id }) => id) },
          title: entities.map(({ label }) => label).join(' · '),
        }
      : undefined;
  };

  return vscode.Disposable.from(
    pages.serve('comparisons', write),
    vscode.commands.registerCommand(COMPARE, async (target?: unknown, selected?: unknown) => {
      const found = await comparedBy(target, selected);
      if (found) {
        const uri = pageUri(
          { sort: 'comparisons', id: JSON.stringify(found.compared) },
          found.title,
        );
        pages.remember(uri);
        await showRendered(uri);
      }
    }),
  );
}
