import type * as vscode from 'vscode';
import type { LiteratureIndexes } from '../bibliographies/literatureIndexes';
import type { NoteLiteratures } from '../bibliographies/noteLiteratures';
import type { BackgroundWork } from '../host/backgroundWork';
import type { OpenRequests } from '../host/openRequests';
import { registerEach } from '../host/registerEach';
import type { WorkspaceIndex } from '../index/workspaceIndex';
import type { WorkspaceLibrary } from '../library/workspaceLibrary';
import type { NoteAnalyses } from '../notes/noteAnalyses';
import type { NoteMentions } from '../pages/noteMentions';
import type { ReferenceFormatter } from '../references/referenceFormatter';
import { registerNomenclatureCheck } from './checkNomenclature';
import { registerSectionCounts } from './countSections';
import { registerMentionExplanation } from './explainMention';
import { registerMentionHighlights, registerMentionReferences } from './findMentions';
import { registerSymbolSearch } from './findSymbols';
import { registerMentionMarks } from './markMentions';
import { registerMentionRename } from './renameMentions';
import { registerCards } from './showCards';
import { registerSilenceActions } from './silenceActions';
import { registerSlipHints } from './slipHints';
import { registerSpellingActions } from './spellingActions';
import { registerMentionUnderlines } from './underlineMentions';

/** What these features use from the app. */
interface App {
  readonly context: Pick<vscode.ExtensionContext, 'globalState'>;
  readonly log: vscode.LogOutputChannel;
  readonly library: WorkspaceLibrary;
  readonly requests: OpenRequests;
  readonly background: BackgroundWork;
  readonly analyses: NoteAnalyses;
  readonly literatures: NoteLiteratures;
  readonly indexes: LiteratureIndexes;
  readonly formatter: ReferenceFormatter;
  readonly index: WorkspaceIndex;
  readonly mentions: NoteMentions;
}

/** Registers the features for names in notes: marks, cards, spelling, and other places that mention them. */
export function register(app: App): vscode.Disposable {
  const { log, library, background, analyses, literatures, indexes, index } = app;
  return registerEach(log, [
    () => registerMentionMarks(library, analyses),
    () => registerCards(app),
    () => registerMentionUnderlines(library, analyses),
    () => registerSilenceActions(analyses),
    () => registerSpellingActions(library, analyses, index),
    () => registerMentionReferences(analyses, index),
    () => registerMentionHighlights(analyses),
    () => registerMentionRename(library, analyses, index),
    () => registerSymbolSearch(library, index),
    () => registerSectionCounts(library, analyses, literatures, indexes),
    () => registerSlipHints(library, analyses, background),
    () => registerMentionExplanation(library, analyses),
    () => registerNomenclatureCheck(library, app.context.globalState),
  ]);
}
