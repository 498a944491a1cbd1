import { config as configureL10n } from '@vscode/l10n';
import * as vscode from 'vscode';
import { BibliographyFiles } from './features/bibliographies/bibliographyFiles';
import { bibliographyReader } from './features/bibliographies/bibliographyReader';
import { registerCiteActions } from './features/citations/citeActions';
import { IdentifierCiter } from './features/citations/citeIdentifier';
import { registerCitationCompletion } from './features/citations/completeCitations';
import { registerCitationConversion } from './features/citations/convertCitations';
import { registerCitationDefinitions } from './features/citations/defineCitations';
import { registerCitationDrop } from './features/citations/dropCitations';
import { registerCitationFiling } from './features/citations/fileCitations';
import { registerCitationReferences } from './features/citations/findCitations';
import { registerClaimHints } from './features/citations/hintUncitedClaims';
import { registerCitationCommands } from './features/citations/insertCitation';
import { NoteCitables } from './features/citations/noteCitables';
import { SourcePicker } from './features/citations/pickSource';
import { registerCitationRename } from './features/citations/renameCitations';
import { registerCitationReports } from './features/citations/reportCitations';
import { registerNoteExplanation } from './features/explainNote';
import { registerAnnotationExport } from './features/exportAnnotations';
import { registerSourceAdding } from './features/importing/addSource';
import { registerSourceAddingActions } from './features/importing/addSourceActions';
import { FetchedSourcesFile } from './features/importing/fetchedSourcesFile';
import { registerZoteroImport } from './features/importing/importFromZotero';
import { registerReferencesImport } from './features/importing/importReferences';
import { ImportReport } from './features/importing/importReport';
import { SourceFiles } from './features/importing/sourceFiles';
import { registerIndexCommands } from './features/index/indexCommands';
import { WorkspaceIndex } from './features/index/workspaceIndex';
import { registerTermAdding } from './features/library/addTerm';
import { registerLibraryFileCompletion } from './features/library/completeLibraryFiles';
import { loadLibrary } from './features/library/loadLibrary';
import { WorkspaceLibrary } from './features/library/workspaceLibrary';
import { registerFindingWriting } from './features/library/writeFinding';
import { registerSectionCounts } from './features/mentions/countSections';
import { registerMentionExplanation } from './features/mentions/explainMention';
import { registerMentionReferences } from './features/mentions/findMentions';
import { registerSymbolSearch } from './features/mentions/findSymbols';
import { registerMentionHighlights } from './features/mentions/highlightMentions';
import { registerMentionMarks } from './features/mentions/markMentions';
import { registerMentionRename } from './features/mentions/renameMentions';
import { registerCards } from './features/mentions/showCards';
import { registerSilenceActions } from './features/mentions/silenceActions';
import { registerSlipHints } from './features/mentions/slipHints';
import { registerSpellingActions } from './features/mentions/spellingActions';
import { registerMentionUnderlines } from './features/mentions/underlineMentions';
import { ActiveNote } from './features/notes/activeNote';
import { registerFrontMatterProblems } from './features/notes/frontMatterProblems';
import { NoteAnalyses } from './features/notes/noteAnalyses';
import { registerSampleNote, SampleNote } from './features/openSampleNote';
import { registerEntityPageLink } from './features/pages/entityPageLink';
import { registerEntityPages } from './features/pages/entityPages';
import { registerPageContext } from './features/pages/followPages';
import { NoteMentions } from './features/pages/noteMentions';
import { PageDocuments } from './features/pages/pageDocuments';
import { EntityPicker } from './features/pages/pickEntity';
import { registerEntityMap } from './features/pages/showEntityMap';
import { registerSourcePages } from './features/pages/sourcePages';
import { MarkdownPreview } from './features/preview/markdownPreview';
import { registerNotebookMarks } from './features/preview/notebookMarks';
import { PreviewStyles } from './features/preview/previewStyles';
import { ShownNotes } from './features/preview/shownNotes';
import { registerCopyReference } from './features/references/copyReference';
import { CitationToolsLoader } from './features/references/loadCitationProcessor';
import { NoteStyles } from './features/references/noteStyles';
import { ReferenceFormatter } from './features/references/referenceFormatter';
import { registerReferencesUpdate } from './features/references/updateReferences';
import { registerEach } from './features/registerEach';
import { registerIssueReport } from './features/reportIssue';
import { RunningTasks } from './features/runningTasks';
import { versionOf } from './features/versionOf';
import { registerLibraryTree } from './features/views/browseLibrary';
import { registerNoteTree } from './features/views/browseNote';
import { registerTopicsTree } from './features/views/topicsTree';
import { WorkspaceSources } from './features/views/workspaceSources';
import { registerWalkthroughSteps } from './features/walkthroughSteps';

/**
 * Starts Cytonote: everything that it contributes, in the order in which a reader meets it.
 *
 * @returns what VS Code's preview of Markdown asks plug-ins of its engine for
 */
export async function activate(
  context: vscode.ExtensionContext,
): Promise<Pick<MarkdownPreview, 'extendMarkdownIt'>> {
  configureL10n({ contents: vscode.l10n.bundle ?? {} });
  const bundled = await loadLibrary(context.extensionUri);
  const library = new WorkspaceLibrary(bundled);
  const analyses = new NoteAnalyses(library);
  const log = vscode.window.createOutputChannel('Cytonote', { log: true });
  const index = new WorkspaceIndex(library, analyses, {
    storage: context.storageUri && vscode.Uri.joinPath(context.storageUri, 'noteIndex'),
    version: await versionOf(context),
    log,
  });
  const readBibliography = bibliographyReader(context.extensionUri);
  const bibliographies = new BibliographyFiles(readBibliography);
  const citables = new NoteCitables(library, analyses, bibliographies);
  const sources = new WorkspaceSources(library, index, citables);
  const active = new ActiveNote();
  const sample = new SampleNote(context.extensionUri);
  const pages = new PageDocuments();
  const mentions = new NoteMentions(index, sources);
  const picker = new SourcePicker(library, pages);
  const entityPicker = new EntityPicker(library, analyses, pages);
  const tools = new CitationToolsLoader(context.extensionUri);
  const styles = new NoteStyles(tools);
  const formatter = new ReferenceFormatter(tools, styles);
  const previewStyles = new PreviewStyles(formatter, styles);
  const shown = new ShownNotes(library, analyses, citables, previewStyles);
  const preview = new MarkdownPreview(shown);
  const files = new SourceFiles(library, bundled.library.sources);
  const tasks = new RunningTasks();
  const report = new ImportReport(log);
  const fetched = new FetchedSourcesFile(context.globalStorageUri);
  const citer = new IdentifierCiter(library, analyses, citables);
  context.subscriptions.push(
    log,
    library,
    index,
    analyses,
    bibliographies,
    citables,
    sources,
    active,
    styles,
    formatter,
    previewStyles,
    shown,
    preview,
    pages,
    mentions,
    tasks,
    registerEach(log, [
      () => registerIndexCommands(index, log),
      () => registerSampleNote(sample),
      () => registerWalkthroughSteps(sample),
      () => registerMentionMarks(library, analyses),
      () => registerMentionUnderlines(library, analyses),
      () => registerNotebookMarks(shown),
      () => registerCards(library, analyses, citables, formatter),
      // Before those that cite: of quick fixes, the editor shows what was registered last first.
      () => registerSilenceActions(analyses),
      () => registerCiteActions(library, analyses, citables),
      () => registerCitationCompletion(library, analyses, citables, formatter),
      () => registerCitationDefinitions(analyses, citables),
      () => registerCitationReferences({ current: library, analyses, citables, index, sources }),
      () => registerCitationRename(library, analyses, citables, index),
      () => registerCitationFiling(analyses, citables),
      () => registerCitationReports(analyses, citables),
      () => registerClaimHints(library, analyses, context.workspaceState),
      () => registerSpellingActions(library, analyses, index),
      () => registerMentionReferences(analyses, index),
      () => registerMentionHighlights(analyses),
      () => registerMentionRename(library, analyses, index),
      () => registerSymbolSearch(library, index),
      () => registerSectionCounts(library, analyses),
      () => registerSlipHints(library, analyses),
      () => registerMentionExplanation(library, analyses),
      () => registerNoteExplanation(library, analyses, citables),
      () => registerCitationCommands(library, analyses, picker, citables),
      () => registerCitationConversion(analyses, citables),
      () => registerTopicsTree(library, sources),
      () => registerNoteTree(library, analyses, active),
      () =>
        registerLibraryTree({
          current: library,
          sources,
          index,
          active,
          memory: context.globalState,
        }),
      () => registerEntityPageLink(library),
      () =>
        registerCitationDrop({ current: library, analyses, citables, sources, readBibliography }),
      () => registerSourcePages(library, pages, mentions, picker, formatter),
      () => registerEntityPages(library, pages, mentions, entityPicker),
      () => registerEntityMap(library, mentions, entityPicker, context.extensionUri),
      () => registerPageContext(pages),
      () => registerCopyReference(picker, analyses, formatter),
      () => registerReferencesUpdate(citables, library, analyses, formatter),
      () => registerFrontMatterProblems(analyses, styles),
      () => registerAnnotationExport(library, index, tasks),
      () => registerReferencesImport(files, readBibliography, tasks, report),
      () => registerSourceAdding(files, fetched, tasks, report, citer),
      () => registerSourceAddingActions(analyses, citables),
      () => registerZoteroImport(files, tasks, report),
      () => registerTermAdding(library),
      () => registerFindingWriting(library, picker),
      () => registerLibraryFileCompletion(library),
      () => registerIssueReport(context, index),
    ]),
  );
  return { extendMarkdownIt: preview.extendMarkdownIt };
}
