import type * as vscode from 'vscode';
import { registerEach } from '../host/registerEach';
import type { WorkspaceLibrary } from '../library/workspaceLibrary';
import type { ReferenceFormatter } from '../references/referenceFormatter';
import { registerEntityPageLink } from './entityPageLink';
import { registerEntityPages } from './entityPages';
import type { NoteMentions } from './noteMentions';
import type { PageDocuments } from './pageDocuments';
import { registerPageContext } from './pageLinks';
import type { EntityPicker } from './pickEntity';
import type { SourcePicker } from './pickSource';
import { registerEntityMap } from './showEntityMap';
import { registerSourcePages } from './sourcePages';

/** What these features use from the app. */
interface App {
  readonly context: Pick<vscode.ExtensionContext, 'extensionUri'>;
  readonly log: vscode.LogOutputChannel;
  readonly library: WorkspaceLibrary;
  readonly formatter: ReferenceFormatter;
  readonly pages: PageDocuments;
  readonly mentions: NoteMentions;
  readonly picker: SourcePicker;
  readonly entityPicker: EntityPicker;
}

/** Registers the pages of sources and entities, and the map around an entity. */
export function register(app: App): vscode.Disposable {
  const { context, log, library, formatter, pages, mentions, picker, entityPicker } = app;
  return registerEach(log, [
    () => registerSourcePages(library, pages, mentions, picker, formatter),
    () => registerEntityPages(library, pages, mentions, entityPicker),
    () => registerEntityPageLink(library),
    () => registerEntityMap(library, mentions, entityPicker, context.extensionUri),
    () => registerPageContext(pages),
  ]);
}
