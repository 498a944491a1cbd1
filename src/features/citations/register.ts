import type * as vscode from 'vscode';
import type { Eutils } from '../../core/fetching/eutils';
import type { BibliographyFiles, ReadBibliography } from '../bibliographies/bibliographyFiles';
import type { LiteratureIndexes } from '../bibliographies/literatureIndexes';
import type { NoteLiteratures } from '../bibliographies/noteLiteratures';
import type { BackgroundWork } from '../host/backgroundWork';
import { registerEach } from '../host/registerEach';
import type { RunningTasks } from '../host/runningTasks';
import type { WorkspaceIndex } from '../index/workspaceIndex';
import type { WorkspacePublications } from '../index/workspacePublications';
import type { WorkspaceLibrary } from '../library/workspaceLibrary';
import type { NoteAnalyses } from '../notes/noteAnalyses';
import type { PublicationPicker } from '../pages/pickPublication';
import type { ReferenceFormatter } from '../references/referenceFormatter';
import { registerReferenceCheck } from './checkReferences';
import { registerCiteActions } from './citeActions';
import { registerCitationCompletion } from './completeCitations';
import { registerCitationConversion } from './convertCitations';
import { registerCopyReference } from './copyReference';
import { registerCitationDefinitions } from './defineCitations';
import { registerCitationDrop } from './dropCitations';
import { registerCitationFiling } from './fileCitations';
import { registerCitationReferences } from './findCitations';
import { registerOffTopicHints } from './hintOffTopicCitations';
import { registerClaimHints } from './hintUncitedClaims';
import { registerCitationCommands } from './insertCitation';
import { registerCitationRename } from './renameCitations';
import { registerCitationReports } from './reportCitations';
import { registerAbbreviations } from './showAbbreviations';
import { registerUnusedEntries } from './showUnusedEntries';
import { registerReferencesUpdate } from './updateReferences';

/** What these features use from the app. */
interface App {
  readonly context: Pick<vscode.ExtensionContext, 'workspaceState' | 'globalStorageUri'>;
  readonly log: vscode.LogOutputChannel;
  readonly library: WorkspaceLibrary;
  readonly background: BackgroundWork;
  readonly analyses: NoteAnalyses;
  readonly bibliographies: BibliographyFiles;
  readonly literatures: NoteLiteratures;
  readonly indexes: LiteratureIndexes;
  readonly formatter: ReferenceFormatter;
  readonly index: WorkspaceIndex;
  readonly workspacePublications: WorkspacePublications;
  readonly picker: PublicationPicker;
  readonly readBibliography: ReadBibliography;
  readonly tasks: RunningTasks;
  readonly eutils: Eutils;
}

/** Registers citing, and everything else that concerns the citations and the reference list of a note. */
export function register(app: App): vscode.Disposable {
  const { log, library, analyses, literatures, indexes, formatter, index, picker } = app;
  return registerEach(log, [
    () => registerCiteActions(library, analyses, literatures, indexes),
    () => registerCitationCompletion(library, analyses, literatures, indexes, formatter),
    () => registerCitationCommands(library, analyses, picker, literatures),
    () => registerCitationDrop(app),
    () => registerCitationDefinitions(analyses, literatures),
    () => registerCitationReferences(app),
    () => registerCitationRename(library, analyses, literatures, index),
    () => registerCitationFiling(analyses, literatures),
    () => registerCitationReports(analyses, literatures),
    () => registerClaimHints(app),
    () => registerOffTopicHints(app),
    () => registerCitationConversion(analyses, literatures),
    () => registerCopyReference(picker, analyses, formatter),
    () => registerReferenceCheck(app),
    () => registerUnusedEntries(literatures, app.workspacePublications),
    () => registerAbbreviations(library),
    () => registerReferencesUpdate(literatures, library, analyses, formatter),
  ]);
}
