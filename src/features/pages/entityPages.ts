import * as vscode from 'vscode';
import { aboutInLibrary } from '../../core/card/aboutInLibrary';
import { entityPage } from '../../core/card/entityPage';
import type { PageLiterature } from '../../core/card/publicationGroups';
import type { NoteContext } from '../../core/library/rankSources';
import type { Entity, EntityId } from '../../core/library/schema';
import { OPEN_ENTITY } from '../host/commands';
import { rankPreference } from '../host/settings';
import type { WorkspaceLiterature } from '../index/workspaceLiterature';
import type { WorkspaceLibrary } from '../library/workspaceLibrary';
import type { NoteMentions } from './noteMentions';
import { type PageDocuments, pageUri } from './pageDocuments';
import { pageLinks } from './pageLinks';
import type { EntityPicker } from './pickEntity';
import { showRendered } from './sourcePages';

/** A page has no place in a note, so its context is empty. */
const nowhere: NoteContext = { entities: new Map(), topics: new Map() };

/** The address of the page of an entity, as a virtual document. */
function entityPageUri({ id, label }: Entity): vscode.Uri {
  return pageUri({ sort: 'entities', id }, label);
}

/** Serves the pages of entities as read-only documents, and opens them rendered. */
export function registerEntityPages(
  library: WorkspaceLibrary,
  literature: WorkspaceLiterature,
  pages: PageDocuments,
  mentions: NoteMentions,
  picker: EntityPicker,
): vscode.Disposable {
  const literatureOn = (id: EntityId): PageLiterature => {
    const index = literature.latest;
    return {
      about:
        index?.about(id, nowhere, rankPreference(undefined)) ??
        aboutInLibrary(library.latest, nowhere)(id),
      isPartial: !literature.isComplete,
      notesCiting: (publication) => mentions.countCiting(publication),
    };
  };
  const write = (id: EntityId) => {
    const entity = library.latest.entity(id);
    return entity
      ? entityPage(
          library.latest,
          entity,
          literatureOn(id),
          pageLinks(library),
          mentions.mentioning(id),
        )
      : '';
  };
  return vscode.Disposable.from(
    pages.serve('entities', write),
    library.onDidChange(() => pages.drawAgain()),
    mentions.onDidChange(() => pages.drawAgain()),
    literature.onDidRead(() => pages.drawAgain()),
    vscode.commands.registerCommand(OPEN_ENTITY, async (target?: unknown) => {
      const entity = await picker.entityFor(target, vscode.l10n.t('Open the page of'));
      if (entity) {
        const uri = entityPageUri(entity);
        pages.remember(uri);
        await showRendered(uri);
      }
    }),
  );
}
