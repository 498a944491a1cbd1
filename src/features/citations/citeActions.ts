import * as vscode from 'vscode';
import { placeInSentence } from '../../core/cite/placeCitation';
import { sourcesToCite } from '../../core/cite/sourcesToCite';
import { rankSources } from '../../core/library/rankSources';
import type { EntityId, Source } from '../../core/library/schema';
import { shorten, shortReference } from '../../core/literature/formatReference';
import { publicationOf } from '../../core/literature/publication';
import { blockAt, type NoteAnalysis } from '../../core/note/analyseNote';
import { contextOf } from '../../core/note/noteContext';
import { touches } from '../../core/text/range';
import type { NoteLiteratures } from '../bibliographies/noteLiteratures';
import { CHOOSE_SOURCES } from '../host/commands';
import { noteSelector } from '../host/documents';
import { toOffset } from '../host/positions';
import { isSettingOn } from '../host/settings';
import type { WorkspaceLibrary } from '../library/workspaceLibrary';
import type { NoteAnalyses } from '../notes/noteAnalyses';
import { citingEdit, citingStyle } from './citing';
import { DeferredFix, resolveCodeAction } from './deferredFix';
import { isClaimHint } from './hintUncitedClaims';

/** The menu offers this many sources one by one; all others are under "Choose a source…". */
const OFFERED_SOURCES = 3;
/** UTF-16 units of a source's title in a menu, at most. */
const TITLE_LENGTH = 48;
/** Milliseconds that the menu waits for bibliographies that are still being read. */
const WAIT = 500;

/** Offers to cite the sources that best fit the mention at the cursor. */
export function registerCiteActions(
  library: WorkspaceLibrary,
  analyses: NoteAnalyses,
  literatures: NoteLiteratures,
): vscode.Disposable {
  const provideCodeActions = async (
    document: vscode.TextDocument,
    range: vscode.Range,
    { diagnostics }: vscode.CodeActionContext,
    token: vscode.CancellationToken,
  ) => {
    if (!isSettingOn('suggestCitations', document)) {
      return [];
    }
    const offset = toOffset(document, range.start);
    const analysis = await analyses.around(document, offset);
    const found = token.isCancellationRequested ? undefined : citablePlace(analysis, offset);
    if (!found) {
      return [];
    }
    const { literature } = await literatures.soon(document, WAIT);
    if (token.isCancellationRequested) {
      return [];
    }
    const { block, mention, place } = found;
    const ranked = rankSources(
      library.latest,
      contextOf(analysis, block, library.recogniser),
      mention.entity,
    );
    const { syntax } = citingStyle(document, analysis, literature);
    const citing = { analysis, place, literature, syntax };
    const actions = sourcesToCite(ranked, citing, OFFERED_SOURCES).map((source, index) => {
      const action = new DeferredFix(titleOf(source), (chosen) =>
        editFor(document, { offset, entity: mention.entity, source }, chosen),
      );
      action.isPreferred = index === 0;
      return action;
    });
    const all = [...actions, chooseAction(document, mention.start)];
    // The editor shows actions that fix a hint before others, such as dismissing it.
    const hints = diagnostics.filter(isClaimHint);
    all.forEach((action) => {
      action.diagnostics = hints;
    });
    return all;
  };

  /** The edit in the current note, if the mention is still where the user opened the menu. */
  const editFor = async (
    document: vscode.TextDocument,
    { offset, entity, source }: ChosenSource,
    token: vscode.CancellationToken,
  ) => {
    const known = await literatures.of(document);
    const analysis = await analyses.around(document, offset);
    const found = token.isCancellationRequested ? undefined : citablePlace(analysis, offset);
    return found?.mention.entity === entity && !document.isClosed
      ? citingEdit(document, analysis, found.place, [publicationOf(source)], known)
      : undefined;
  };

  return vscode.languages.registerCodeActionsProvider(
    noteSelector,
    { provideCodeActions, resolveCodeAction },
    { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
  );
}

/** A source that the user chose for the mention of an entity at an offset. */
interface ChosenSource {
  readonly offset: number;
  readonly entity: EntityId;
  readonly source: Source;
}

/** The mention at an offset, and the place in its sentence for a citation. */
function citablePlace(analysis: NoteAnalysis, offset: number) {
  const block = blockAt(analysis, offset);
  const mention = block?.mentions.find((candidate) => touches(candidate, offset));
  const place = mention && placeInSentence(analysis, mention.start);
  return block && place ? { block, mention, place } : undefined;
}

function titleOf(source: Source): string {
  const short = shortReference(source);
  // The short reference of a source without authors is its title already.
  return source.author.length > 0
    ? vscode.l10n.t('Cite {0}: {1}', short, shorten(source.title, TITLE_LENGTH))
    : vscode.l10n.t('Cite {0}', short);
}

function chooseAction(document: vscode.TextDocument, offset: number): vscode.CodeAction {
  const title = vscode.l10n.t('Choose a source…');
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.command = { command: CHOOSE_SOURCES, title, arguments: [document.uri, offset] };
  return action;
}
