import { config as configureL10n } from '@vscode/l10n';
import * as vscode from 'vscode';
import { ActiveNote } from './features/activeNote';
import { registerSourceAdding } from './features/addSource';
import { registerSourceAddingActions } from './features/addSourceActions';
import { registerTermAdding } from './features/addTerm';
import { BibliographyFiles } from './features/bibliographyFiles';
import { bibliographyReader } from './features/bibliographyReader';
import { registerLibraryTree } from './features/browseLibrary';
import { registerNoteTree } from './features/browseNote';
import { registerCiteActions } from './features/citeActions';
import { IdentifierCiter } from './features/citeIdentifier';
import { registerCitationCompletion } from './features/completeCitations';
import { registerLibraryFileCompletion } from './features/completeLibraryFiles';
import { registerCitationConversion } from './features/convertCitations';
import { registerCopyReference } from './features/copyReference';
import { registerSectionCounts } from './features/countSections';
import { registerCitationDefinitions } from './features/defineCitations';
import { registerCitationDrop } from './features/dropCitations';
import { registerEntityPageLink } from './features/entityPageLink';
import { registerEntityPages } from './features/entityPages';
import { registerMentionExplanation } from './features/explainMention';
import { registerNoteExplanation } from './features/explainNote';
import { registerAnnotationExport } from './features/exportAnnotations';
import { FetchedSourcesFile } from './features/fetchedSourcesFile';
import { registerCitationFiling } from './features/fileCitations';
import { registerCitationReferences } from './features/findCitations';
import { registerMentionReferences } from './features/findMentions';
import { registerSymbolSearch } from './features/findSymbols';
import { registerPageContext } from './features/followPages';
import { registerFrontMatterProblems } from './features/frontMatterProblems';
import { registerMentionHighlights } from './features/highlightMentions';
import { registerClaimHints } from './features/hintUncitedClaims';
import { registerZoteroImport } from './features/importFromZotero';
import { registerReferencesImport } from './features/importReferences';
import { ImportReport } from './features/importReport';
import { registerIndexCommands } from './features/indexCommands';
import { registerCitationCommands } from './features/insertCitation';
import { CitationToolsLoader } from './features/loadCitationProcessor';
import { loadLibrary } from './features/loadLibrary';
import { MarkdownPreview } from './features/markdownPreview';
import { registerMentionMarks } from './features/markMentions';
import { NoteAnalyses } from './features/noteAnalyses';
import { registerNotebookMarks } from './features/notebookMarks';
import { NoteCitables } from './features/noteCitables';
import { NoteMentions } from './features/noteMentions';
import { NoteStyles } from './features/noteStyles';
import { registerSampleNote, SampleNote } from './features/openSampleNote';
import { PageDocuments } from './features/pageDocuments';
import { EntityPicker } from './features/pickEntity';
import { SourcePicker } from './features/pickSource';
import { PreviewStyles } from './features/previewStyles';
import { ReferenceFormatter } from './features/referenceFormatter';
import { registerEach } from './features/registerEach';
import { registerCitationRename } from './features/renameCitations';
import { registerMentionRename } from './features/renameMentions';
import { registerCitationReports } from './features/reportCitations';
import { registerIssueReport } from './features/reportIssue';
import { RunningTasks } from './features/runningTasks';
import { registerCards } from './features/showCards';
import { registerEntityMap } from './features/showEntityMap';
import { ShownNotes } from './features/shownNotes';
import { registerSilenceActions } from './features/silenceActions';
import { registerSlipHints } from './features/slipHints';
import { SourceFiles } from './features/sourceFiles';
import { registerSourcePages } from './features/sourcePages';
import { registerSpellingActions } from './features/spellingActions';
import { registerTopicsTree } from './features/topicsTree';
import { registerMentionUnderlines } from './features/underlineMentions';
import { registerReferencesUpdate } from './features/updateReferences';
import { versionOf } from './features/versionOf';
import { registerWalkthroughSteps } from './features/walkthroughSteps';
import { WorkspaceIndex } from './features/workspaceIndex';
import { WorkspaceLibrary } from './features/workspaceLibrary';
import { WorkspaceSources } from './features/workspaceSources';
import { registerFindingWriting } from './features/writeFinding';

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
