import * as vscode from 'vscode';
import { placeInSentence } from '../../core/cite/placeCitation';
import { rankSources } from '../../core/library/rankSources';
import { shorten, shortReference } from '../../core/literature/formatReference';
import { publicationOf } from '../../core/literature/publication';
import { blockAt } from '../../core/note/analyseNote';
import { contextOf } from '../../core/note/noteContext';
import { touches } from '../../core/text/range';
import type { NoteLiteratures } from '../bibliographies/noteLiteratures';
import { CHOOSE_SOURCES } from '../host/commands';
import { noteSelector } from '../host/documents';
import { toOffset } from '../host/positions';
import { isSettingOn } from '../host/settings';
import type { WorkspaceLibrary } from '../library/workspaceLibrary';
import type { NoteAnalyses } from '../notes/noteAnalyses';
import { citingEdit } from './citing';
import { isClaimHint } from './hintUncitedClaims';

/** Sources that are offered one by one; all others are behind "Choose a source…". */
const OFFERED_SOURCES = 3;
/** The title of a source in a menu, in UTF-16 units. */
const TITLE_LENGTH = 48;
/** Milliseconds that the menu waits for bibliographies that are still being read. */
const WAIT = 500;

/** Offers to cite the sources that fit the mention at the cursor. */
export function registerCiteActions(
  current: WorkspaceLibrary,
  analyses: NoteAnalyses,
  literatures: NoteLiteratures,
): vscode.Disposable {
  const provideCodeActions = async (
    document: vscode.TextDocument,
    range: vscode.Range,
    { diagnostics }: vscode.CodeActionContext,
  ) => {
    if (!isSettingOn('suggestCitations', document)) {
      return [];
    }
    const offset = toOffset(document, range.start);
    const analysis = await analyses.around(document, offset);
    const block = blockAt(analysis, offset);
    const mention = block?.mentions.find((candidate) => touches(candidate, offset));
    const place = mention && placeInSentence(analysis, mention.start);
    if (!block || !place) {
      return [];
    }
    const context = contextOf(analysis, block, current.recogniser);
    const known = await literatures.soon(document, WAIT);
    const actions = rankSources(current.library, context, mention.entity)
      .filter(({ score }) => score > 0)
      .flatMap(({ source }) => {
        const edit = citingEdit(document, analysis, place, [publicationOf(source)], known);
        return edit ? [{ source, edit }] : [];
      })
      .slice(0, OFFERED_SOURCES)
      .map(({ source, edit }, index) => {
        const title = shorten(source.title, TITLE_LENGTH);
        const action = new vscode.CodeAction(
          // A source without authors goes by its title, which need not be said twice.
          source.author.length > 0
            ? vscode.l10n.t('Cite {0}: {1}', shortReference(source), title)
            : vscode.l10n.t('Cite {0}', shortReference(source)),
          vscode.CodeActionKind.QuickFix,
        );
        action.edit = edit;
        action.isPreferred = index === 0;
        return action;
      });
    const all = [...actions, chooseAction(document, mention.start)];
    // The editor shows what mends a hint before what does not, such as dismissing it.
    const hints = diagnostics.filter(isClaimHint);
    all.forEach((action) => {
      action.diagnostics = hints;
    });
    return all;
  };
  return vscode.languages.registerCodeActionsProvider(
    noteSelector,
    { provideCodeActions },
    { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
  );
}

function chooseAction(document: vscode.TextDocument, offset: number): vscode.CodeAction {
  const title = vscode.l10n.t('Choose a source…');
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.command = { command: CHOOSE_SOURCES, title, arguments: [document.uri, offset] };
  return action;
}
