import type * as vscode from 'vscode';
import type { NoteLiteratures } from '../bibliographies/noteLiteratures';
import { registerEach } from '../host/registerEach';
import type { WorkspaceLiterature } from '../index/workspaceLiterature';
import type { WorkspacePublications } from '../index/workspacePublications';
import type { WorkspaceLibrary } from '../library/workspaceLibrary';
import type { ReferenceFormatter } from '../references/referenceFormatter';
import { registerComparisonPages } from './comparisonPages';
import { registerConceptNotes } from './createConceptNote';
import { registerEntityPageLink } from './entityPageLink';
import { registerEntityPages } from './entityPages';
import type { NoteMentions } from './noteMentions';
import type { PageDocuments } from './pageDocuments';
import { registerPageContext } from './pageLinks';
import type { EntityPicker } from './pickEntity';
import type { PublicationPicker } from './pickPublication';
import { PublicationLookup, registerPublicationPages } from './publicationPages';
import { registerEntityMap } from './showEntityMap';
import { registerSourcePages } from './sourcePages';

/** What these features use from the app. */
interface App {
  readonly context: Pick<vscode.ExtensionContext, 'extensionUri'>;
  readonly log: vscode.LogOutputChannel;
  readonly library: WorkspaceLibrary;
  readonly literatures: NoteLiteratures;
  readonly workspacePublications: WorkspacePublications;
  readonly workspaceLiterature: WorkspaceLiterature;
  readonly formatter: ReferenceFormatter;
  readonly pages: PageDocuments;
  readonly mentions: NoteMentions;
  readonly picker: PublicationPicker;
  readonly entityPicker: EntityPicker;
}

/** Registers the pages of sources, entities and comparisons, and the map around an entity. */
export function register(app: App): vscode.Disposable {
  const { context, log, library, literatures, workspacePublications, formatter } = app;
  const literature = app.workspaceLiterature;
  const { pages, mentions, picker, entityPicker } = app;
  const lookup = new PublicationLookup(workspacePublications, literatures);
  return registerEach(log, [
    () => registerSourcePages(library, pages, mentions, picker, formatter),
    () =>
      registerPublicationPages(library, lookup, workspacePublications, pages, mentions, formatter),
    () => registerEntityPages(library, literature, pages, mentions, entityPicker),
    () => registerComparisonPages(library, literature, pages, entityPicker),
    () => registerEntityPageLink(library),
    () => registerConceptNotes(mentions, entityPicker),
    () => registerEntityMap(library, mentions, literature, entityPicker, context.extensionUri),
    () => registerPageContext(pages),
  ]);
}
