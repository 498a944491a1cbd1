import { config as configureL10n } from '@vscode/l10n';
import * as vscode from 'vscode';
import { registerCiteActions } from './features/citeActions';
import { registerCopyReference } from './features/copyReference';
import { registerMentionExplanation } from './features/explainMention';
import { registerFrontMatterProblems } from './features/frontMatterProblems';
import { registerCitationCommands } from './features/insertCitation';
import { loadLibrary } from './features/loadLibrary';
import { registerMentionMarks } from './features/markMentions';
import { NoteAnalyses } from './features/noteAnalyses';
import { SourcePicker } from './features/pickSource';
import { registerCards } from './features/showCards';
import { registerSilenceActions } from './features/silenceActions';
import { registerSlipHints } from './features/slipHints';
import { registerSourcePages } from './features/sourcePages';
import { registerSpellingActions } from './features/spellingActions';
import { registerTopicsTree } from './features/topicsTree';

/** Starts Cytonote: everything that it contributes, in the order in which a reader meets it. */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
  configureL10n({ contents: vscode.l10n.bundle ?? {} });
  const { library, recogniser } = await loadLibrary(context.extensionUri);
  const analyses = new NoteAnalyses(recogniser);
  const picker = new SourcePicker(library);
  context.subscriptions.push(
    analyses,
    registerMentionMarks(library, analyses),
    registerCards(library, recogniser, analyses),
    registerCiteActions(library, recogniser, analyses),
    registerSpellingActions(library, analyses),
    registerSilenceActions(analyses),
    registerSlipHints(library, recogniser, analyses),
    registerMentionExplanation(library, analyses),
    registerCitationCommands(library, recogniser, analyses, picker),
    registerTopicsTree(library),
    registerSourcePages(library, picker),
    registerCopyReference(picker),
    registerFrontMatterProblems(analyses),
  );
}
