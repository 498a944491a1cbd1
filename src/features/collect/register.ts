import type * as vscode from 'vscode';
import type { ReadBibliography } from '../bibliographies/bibliographyFiles';
import type { LiteratureIndexes } from '../bibliographies/literatureIndexes';
import type { NoteLiteratures } from '../bibliographies/noteLiteratures';
import type { ZoteroCollections } from '../bibliographies/zoteroCollections';
import { IdentifierCiter } from '../citations/citeIdentifier';
import { registerEach } from '../host/registerEach';
import type { RunningTasks } from '../host/runningTasks';
import type { WorkspaceLiterature } from '../index/workspaceLiterature';
import type { WorkspacePublications } from '../index/workspacePublications';
import type { LoadedLibrary } from '../library/loadLibrary';
import type { WorkspaceLibrary } from '../library/workspaceLibrary';
import type { NoteAnalyses } from '../notes/noteAnalyses';
import type { PageDocuments } from '../pages/pageDocuments';
import type { EntityPicker } from '../pages/pickEntity';
import type { PublicationPicker } from '../pages/pickPublication';
import type { ReferenceFormatter } from '../references/referenceFormatter';
import { registerSourceAdding } from './addSource';
import { registerSourceAddingActions } from './addSourceActions';
import { registerTermAdding } from './addTerm';
import type { Databases } from './databases';
import { registerZoteroImport } from './importFromZotero';
import { registerHighlightImport } from './importHighlights';
import { registerReferencesImport } from './importReferences';
import { ImportReport } from './importReport';
import { registerSourceSearch } from './lookForSources';
import { registerZoteroOpening } from './openInZotero';
import { SentencePicker } from './pickSentence';
import { type PubmedApiKey, registerPubmedApiKey } from './pubmedApiKey';
import { registerZoteroReading } from './readZoteroAgain';
import { registerFindingSaving } from './saveFinding';
import { SourceFiles } from './sourceFiles';
import { registerFindingWriting } from './writeFinding';
import { ZoteroItems } from './zoteroItems';

/** What these features use from the app. */
interface App {
  readonly context: Pick<vscode.ExtensionContext, 'globalState'>;
  readonly log: vscode.LogOutputChannel;
  readonly bundled: LoadedLibrary;
  readonly apiKey: PubmedApiKey;
  readonly databases: Databases;
  readonly library: WorkspaceLibrary;
  readonly analyses: NoteAnalyses;
  readonly literatures: NoteLiteratures;
  readonly zotero: ZoteroCollections;
  readonly indexes: LiteratureIndexes;
  readonly workspacePublications: WorkspacePublications;
  readonly workspaceLiterature: WorkspaceLiterature;
  readonly readBibliography: ReadBibliography;
  readonly picker: PublicationPicker;
  readonly entityPicker: EntityPicker;
  readonly pages: PageDocuments;
  readonly formatter: ReferenceFormatter;
  readonly tasks: RunningTasks;
}

/** Registers the features that add sources, names and findings to the library of the workspace. */
export function register(app: App): vscode.Disposable {
  const { log, bundled, library, analyses, literatures, picker, tasks, apiKey, databases } = app;
  const files = new SourceFiles(library, bundled.library);
  const report = new ImportReport(log);
  const sentences = new SentencePicker(
    library,
    analyses,
    literatures,
    app.indexes,
    app.workspacePublications,
    app.workspaceLiterature,
    app.pages,
    tasks,
  );
  const items = new ZoteroItems(analyses, literatures, picker, tasks);
  const citer = new IdentifierCiter(library, analyses, literatures);
  return registerEach(log, [
    () => registerSourceAdding(files, databases, tasks, report, citer),
    () => registerSourceAddingActions(analyses, literatures),
    () => registerPubmedApiKey(apiKey),
    () => registerSourceSearch(app, databases, files, report),
    () => registerReferencesImport(files, app.readBibliography, tasks, report),
    () => registerZoteroImport(files, tasks, report),
    () => registerZoteroReading(app.zotero, literatures),
    () => registerZoteroOpening(items, analyses, literatures),
    () => registerHighlightImport(library, items, files, app.entityPicker, tasks),
    () => registerTermAdding(library),
    () => registerFindingWriting(library, picker),
    () => registerFindingSaving(library, files, app.entityPicker, sentences, tasks),
  ]);
}
