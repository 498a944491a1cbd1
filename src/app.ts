import * as vscode from 'vscode';
import { Eutils } from './core/fetching/eutils';
import {
  BibliographyFiles,
  type ReadBibliography,
} from './features/bibliographies/bibliographyFiles';
import { bibliographyReader } from './features/bibliographies/bibliographyReader';
import { LiteratureIndexes } from './features/bibliographies/literatureIndexes';
import { NoteLiteratures } from './features/bibliographies/noteLiteratures';
import { NoteProjects } from './features/bibliographies/noteProjects';
import { ZoteroCollections } from './features/bibliographies/zoteroCollections';
import { Databases } from './features/collect/databases';
import { FetchedSourcesFile } from './features/collect/fetchedSourcesFile';
import { PubmedApiKey } from './features/collect/pubmedApiKey';
import { BackgroundWork } from './features/host/backgroundWork';
import { environmentVariable } from './features/host/nodeModule';
import { OpenRequests } from './features/host/openRequests';
import { RunningTasks } from './features/host/runningTasks';
import { versionOf } from './features/host/versionOf';
import { webHost } from './features/host/webHost';
import { WorkspaceIndex } from './features/index/workspaceIndex';
import { WorkspaceLiterature } from './features/index/workspaceLiterature';
import { WorkspacePublications } from './features/index/workspacePublications';
import { type LoadedLibrary, loadLibrary } from './features/library/loadLibrary';
import { NamesFingerprint } from './features/library/namesFingerprint';
import { WorkspaceLibrary } from './features/library/workspaceLibrary';
import { ActiveNote } from './features/notes/activeNote';
import { NoteAnalyses } from './features/notes/noteAnalyses';
import { NoteMentions } from './features/pages/noteMentions';
import { PageDocuments } from './features/pages/pageDocuments';
import { EntityPicker } from './features/pages/pickEntity';
import { PublicationPicker } from './features/pages/pickPublication';
import { MarkdownPreview } from './features/preview/markdownPreview';
import { NotePreviews } from './features/preview/notePreviews';
import { PreviewStyles } from './features/preview/previewStyles';
import { CitationToolsLoader } from './features/references/loadCitationProcessor';
import { NoteStyles } from './features/references/noteStyles';
import { ReferenceFormatter } from './features/references/referenceFormatter';

/**
 * What the features share, built once. Each feature folder declares in its `register.ts` the parts that it
 * uses, so that no folder depends on all of them.
 */
export interface App {
  readonly context: vscode.ExtensionContext;
  readonly log: vscode.LogOutputChannel;
  /** The dataset that the extension ships, without the additions of the workspace. */
  readonly bundled: LoadedLibrary;
  readonly library: WorkspaceLibrary;
  readonly requests: OpenRequests;
  /** Work that gives way to these requests. */
  readonly background: BackgroundWork;
  readonly analyses: NoteAnalyses;
  readonly index: WorkspaceIndex;
  readonly readBibliography: ReadBibliography;
  readonly bibliographies: BibliographyFiles;
  readonly literatures: NoteLiteratures;
  /** What the collections of Zotero have that notes name. */
  readonly zotero: ZoteroCollections;
  /** What each literature says. */
  readonly indexes: LiteratureIndexes;
  /** All publications of the workspace, and which notes cite them. */
  readonly workspacePublications: WorkspacePublications;
  /** What all publications of the workspace say. */
  readonly workspaceLiterature: WorkspaceLiterature;
  readonly active: ActiveNote;
  readonly styles: NoteStyles;
  readonly formatter: ReferenceFormatter;
  readonly pages: PageDocuments;
  /** The notes that pages list. */
  readonly mentions: NoteMentions;
  readonly picker: PublicationPicker;
  readonly entityPicker: EntityPicker;
  readonly previews: NotePreviews;
  readonly preview: MarkdownPreview;
  readonly tasks: RunningTasks;
  /** All requests to NCBI go through it, so that they keep to one rate. */
  readonly eutils: Eutils;
  readonly apiKey: PubmedApiKey;
  /** All searches and fetches go through it. */
  readonly databases: Databases;
}

/** Builds what the features share; the editor disposes it when it stops the extension. */
export async function buildApp(context: vscode.ExtensionContext): Promise<App> {
  const { extensionUri, storageUri, subscriptions } = context;
  const bundled = await loadLibrary(extensionUri);
  const library = new WorkspaceLibrary(bundled);
  const requests = new OpenRequests();
  const background = new BackgroundWork(requests);
  const analyses = new NoteAnalyses(library, requests, background);
  const log = vscode.window.createOutputChannel('Cytonote', { log: true });
  const version = await versionOf(context);
  const storageIn = (folder: string) => storageUri && vscode.Uri.joinPath(storageUri, folder);
  const fingerprint = new NamesFingerprint(library, version, background);
  const index = new WorkspaceIndex(library, analyses, {
    ...{ storage: storageIn('noteIndex'), fingerprint, background, log },
  });
  const readBibliography = bibliographyReader(extensionUri);
  const bibliographies = new BibliographyFiles(readBibliography);
  const indexes = new LiteratureIndexes(library, {
    ...{ storage: storageIn('publications'), fingerprint, background, log },
  });
  const zotero = new ZoteroCollections(log);
  const projects = new NoteProjects(environmentVariable('QUARTO_PROFILE'));
  const literatures = new NoteLiteratures(
    library,
    analyses,
    bibliographies,
    projects,
    indexes,
    zotero,
  );
  const workspacePublications = new WorkspacePublications(library, index, literatures);
  const workspaceLiterature = new WorkspaceLiterature(workspacePublications, indexes);
  const active = new ActiveNote();
  const tools = new CitationToolsLoader(extensionUri);
  const styles = new NoteStyles(tools, projects);
  const formatter = new ReferenceFormatter(tools, styles);
  const pages = new PageDocuments();
  const mentions = new NoteMentions(index, workspacePublications);
  const picker = new PublicationPicker({
    library,
    analyses,
    literatures,
    indexes,
    workspacePublications,
    pages,
  });
  const entityPicker = new EntityPicker(library, analyses, pages);
  const previewStyles = new PreviewStyles(formatter, styles);
  const previews = new NotePreviews(library, analyses, literatures, previewStyles);
  const preview = new MarkdownPreview(previews);
  const tasks = new RunningTasks();
  const eutils = new Eutils(webHost);
  const apiKey = new PubmedApiKey(context.secrets);
  const fetched = new FetchedSourcesFile(context.globalStorageUri);
  const databases = new Databases(fetched, apiKey, eutils);
  subscriptions.push(log, library, index, analyses, bibliographies, indexes);
  subscriptions.push(
    projects,
    zotero,
    literatures,
    workspacePublications,
    workspaceLiterature,
    active,
  );
  subscriptions.push(styles, formatter, previewStyles, previews, preview, pages, mentions, tasks);
  return {
    context,
    log,
    bundled,
    library,
    requests,
    background,
    analyses,
    index,
    readBibliography,
    bibliographies,
    literatures,
    zotero,
    indexes,
    workspacePublications,
    workspaceLiterature,
    active,
    styles,
    formatter,
    pages,
    mentions,
    picker,
    entityPicker,
    previews,
    preview,
    tasks,
    eutils,
    apiKey,
    databases,
  };
}
