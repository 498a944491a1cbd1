import { config as configureL10n } from '@vscode/l10n';
import * as vscode from 'vscode';
import { BibliographyFiles } from './features/bibliographies/bibliographyFiles';
import { bibliographyReader } from './features/bibliographies/bibliographyReader';
import { NoteLiteratures } from './features/bibliographies/noteLiteratures';
import { registerCiteActions } from './features/citations/citeActions';
import { IdentifierCiter } from './features/citations/citeIdentifier';
import { registerCitationCompletion } from './features/citations/completeCitations';
import { registerCitationConversion } from './features/citations/convertCitations';
import { registerCopyReference } from './features/citations/copyReference';
import { registerCitationDefinitions } from './features/citations/defineCitations';
import { registerCitationDrop } from './features/citations/dropCitations';
import { registerCitationFiling } from './features/citations/fileCitations';
import { registerCitationReferences } from './features/citations/findCitations';
import { registerClaimHints } from './features/citations/hintUncitedClaims';
import { registerCitationCommands } from './features/citations/insertCitation';
import { registerCitationRename } from './features/citations/renameCitations';
import { registerCitationReports } from './features/citations/reportCitations';
import { registerReferencesUpdate } from './features/citations/updateReferences';
import { registerSourceAdding } from './features/collect/addSource';
import { registerSourceAddingActions } from './features/collect/addSourceActions';
import { registerTermAdding } from './features/collect/addTerm';
import { FetchedSourcesFile } from './features/collect/fetchedSourcesFile';
import { registerZoteroImport } from './features/collect/importFromZotero';
import { registerReferencesImport } from './features/collect/importReferences';
import { ImportReport } from './features/collect/importReport';
import { SourceFiles } from './features/collect/sourceFiles';
import { registerFindingWriting } from './features/collect/writeFinding';
import { registerAnnotationExport } from './features/export/exportAnnotations';
import { registerNoteExplanation } from './features/help/explainNote';
import { registerSampleNote, SampleNote } from './features/help/openSampleNote';
import { registerIssueReport } from './features/help/reportIssue';
import { registerWalkthroughSteps } from './features/help/walkthroughSteps';
import { registerEach } from './features/host/registerEach';
import { RunningTasks } from './features/host/runningTasks';
import { versionOf } from './features/host/versionOf';
import { registerIndexCommands } from './features/index/indexCommands';
import { WorkspaceIndex } from './features/index/workspaceIndex';
import { WorkspacePublications } from './features/index/workspacePublications';
import { registerLibraryFileCompletion } from './features/library/completeLibraryFiles';
import { loadLibrary } from './features/library/loadLibrary';
import { WorkspaceLibrary } from './features/library/workspaceLibrary';
import { registerSectionCounts } from './features/mentions/countSections';
import { registerMentionExplanation } from './features/mentions/explainMention';
import {
  registerMentionHighlights,
  registerMentionReferences,
} from './features/mentions/findMentions';
import { registerSymbolSearch } from './features/mentions/findSymbols';
import { registerMentionMarks } from './features/mentions/markMentions';
import { registerMentionRename } from './features/mentions/renameMentions';
import { registerCards } from './features/mentions/showCards';
import { registerSilenceActions } from './features/mentions/silenceActions';
import { registerSlipHints } from './features/mentions/slipHints';
import { registerSpellingActions } from './features/mentions/spellingActions';
import { registerMentionUnderlines } from './features/mentions/underlineMentions';
import { ActiveNote } from './features/notes/activeNote';
import { NoteAnalyses } from './features/notes/noteAnalyses';
import { registerEntityPageLink } from './features/pages/entityPageLink';
import { registerEntityPages } from './features/pages/entityPages';
import { NoteMentions } from './features/pages/noteMentions';
import { PageDocuments } from './features/pages/pageDocuments';
import { registerPageContext } from './features/pages/pageLinks';
import { EntityPicker } from './features/pages/pickEntity';
import { SourcePicker } from './features/pages/pickSource';
import { registerEntityMap } from './features/pages/showEntityMap';
import { registerSourcePages } from './features/pages/sourcePages';
import { MarkdownPreview } from './features/preview/markdownPreview';
import { registerNotebookMarks } from './features/preview/notebookMarks';
import { NotePreviews } from './features/preview/notePreviews';
import { PreviewStyles } from './features/preview/previewStyles';
import { registerFrontMatterProblems } from './features/references/frontMatterProblems';
import { CitationToolsLoader } from './features/references/loadCitationProcessor';
import { NoteStyles } from './features/references/noteStyles';
import { ReferenceFormatter } from './features/references/referenceFormatter';
import { registerLibraryTree } from './features/views/browseLibrary';
import { registerNoteTree } from './features/views/browseNote';
import { registerTopicsTree } from './features/views/topicsTree';

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
  const literatures = new NoteLiteratures(library, analyses, bibliographies);
  const sources = new WorkspacePublications(library, index, literatures);
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
  const shown = new NotePreviews(library, analyses, literatures, previewStyles);
  const preview = new MarkdownPreview(shown);
  const files = new SourceFiles(library, bundled.library.sources);
  const tasks = new RunningTasks();
  const report = new ImportReport(log);
  const fetched = new FetchedSourcesFile(context.globalStorageUri);
  const citer = new IdentifierCiter(library, analyses, literatures);
  context.subscriptions.push(
    log,
    library,
    index,
    analyses,
    bibliographies,
    literatures,
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
      () => registerCards(library, analyses, literatures, formatter),
      // Before those that cite: of quick fixes, the editor shows what was registered last first.
      () => registerSilenceActions(analyses),
      () => registerCiteActions(library, analyses, literatures),
      () => registerCitationCompletion(library, analyses, literatures, formatter),
      () => registerCitationDefinitions(analyses, literatures),
      () => registerCitationReferences({ library, analyses, literatures, index, sources }),
      () => registerCitationRename(library, analyses, literatures, index),
      () => registerCitationFiling(analyses, literatures),
      () => registerCitationReports(analyses, literatures),
      () => registerClaimHints(library, analyses, context.workspaceState),
      () => registerSpellingActions(library, analyses, index),
      () => registerMentionReferences(analyses, index),
      () => registerMentionHighlights(analyses),
      () => registerMentionRename(library, analyses, index),
      () => registerSymbolSearch(library, index),
      () => registerSectionCounts(library, analyses),
      () => registerSlipHints(library, analyses),
      () => registerMentionExplanation(library, analyses),
      () => registerNoteExplanation(library, analyses, literatures),
      () => registerCitationCommands(library, analyses, picker, literatures),
      () => registerCitationConversion(analyses, literatures),
      () => registerTopicsTree(library, sources),
      () => registerNoteTree(library, analyses, active),
      () =>
        registerLibraryTree({
          library,
          sources,
          index,
          active,
          memory: context.globalState,
        }),
      () => registerEntityPageLink(library),
      () =>
        registerCitationDrop({
          library,
          analyses,
          literatures,
          sources,
          readBibliography,
        }),
      () => registerSourcePages(library, pages, mentions, picker, formatter),
      () => registerEntityPages(library, pages, mentions, entityPicker),
      () => registerEntityMap(library, mentions, entityPicker, context.extensionUri),
      () => registerPageContext(pages),
      () => registerCopyReference(picker, analyses, formatter),
      () => registerReferencesUpdate(literatures, library, analyses, formatter),
      () => registerFrontMatterProblems(analyses, styles),
      () => registerAnnotationExport(library, index, tasks),
      () => registerReferencesImport(files, readBibliography, tasks, report),
      () => registerSourceAdding(files, fetched, tasks, report, citer),
      () => registerSourceAddingActions(analyses, literatures),
      () => registerZoteroImport(files, tasks, report),
      () => registerTermAdding(library),
      () => registerFindingWriting(library, picker),
      () => registerLibraryFileCompletion(library),
      () => registerIssueReport(context, index),
    ]),
  );
  return { extendMarkdownIt: preview.extendMarkdownIt };
}
