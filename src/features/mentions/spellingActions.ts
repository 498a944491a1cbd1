import * as vscode from 'vscode';
import type { Entity, EntityId } from '../../core/library/schema';
import { blockAt } from '../../core/note/noteAnalysis';
import {
  expandFirstMention,
  replacesSeveral,
  writeLabel,
  writeLabelEverywhere,
} from '../../core/spell/preferredSpelling';
import { symbolOfSpecies } from '../../core/spell/speciesSymbols';
import type { TextEdit } from '../../core/text/edits';
import { touches } from '../../core/text/range';
import { EXPLAIN_MENTION } from '../host/commands';
import { DeferredAction, resolveCodeAction } from '../host/deferredAction';
import { noteSelector } from '../host/documents';
import { toOffset, toWorkspaceEdit } from '../host/positions';
import type { WorkspaceIndex } from '../index/workspaceIndex';
import type { WorkspaceLibrary } from '../library/workspaceLibrary';
import type { NoteAnalyses } from '../notes/noteAnalyses';
import { nameOfDocument } from '../notes/noteLocations';
import { rewriteMentions } from './rewriteMentions';

/** Offers the preferred spelling of the mention at the cursor, and explains why it is marked. */
export function registerSpellingActions(
  library: WorkspaceLibrary,
  analyses: NoteAnalyses,
  index: WorkspaceIndex,
): vscode.Disposable {
  const provideCodeActions = async (
    document: vscode.TextDocument,
    range: vscode.Range,
    _context: vscode.CodeActionContext,
    token: vscode.CancellationToken,
  ) => {
    const offset = toOffset(document, range.start);
    const block = blockAt(await analyses.around(document, offset), offset);
    const mention = block?.mentions.find((it) => touches(it, offset));
    const entity = mention && library.latest.entity(mention.entity);
    if (!block || !mention || !entity || token.isCancellationRequested) {
      return [];
    }
    const { label, name } = entity;
    const { start, end } = mention;
    const symbol = symbolOfSpecies(mention, entity, block);
    const here = writeLabel(library.latest, mention, block);
    const whole = analyses.whole(document);
    const expansion = whole && expandFirstMention(library.latest, whole, mention.entity);
    return [
      ...(symbol === undefined
        ? []
        : rewrite(document, vscode.l10n.t('Use the symbol of the gene {0}', symbol), [
            { start, end, text: symbol },
          ])),
      ...rewrite(document, vscode.l10n.t('Use the preferred label {0}', label), here ? [here] : []),
      ...(whole && replacesSeveral(library.latest, whole, entity.id)
        ? [writingInNote(document, entity)]
        : []),
      ...(isElsewhere(document, entity.id, index) ? [writingInAllNotes(entity)] : []),
      ...rewrite(
        document,
        vscode.l10n.t('Expand at first mention: {0}', `${name} (${label})`),
        expansion ? [expansion] : [],
      ),
      explanation(document, mention.start),
    ];
  };
  const writingInNote = (document: vscode.TextDocument, { id, label }: Entity) =>
    new DeferredAction(
      vscode.l10n.t('Use the preferred label {0} in the whole note', label),
      vscode.CodeActionKind.RefactorRewrite,
      async (token) => {
        const whole = await analyses.inBackground(document);
        return whole && !token.isCancellationRequested && !document.isClosed
          ? toWorkspaceEdit(document, ...writeLabelEverywhere(library.latest, whole, id))
          : undefined;
      },
    );
  const writingInAllNotes = (entity: Entity) => {
    const title = vscode.l10n.t('Use the preferred label {0} in all notes', entity.label);
    const preview = { label: title, needsConfirmation: true };
    const search = { library, analyses, index };
    return new DeferredAction(title, vscode.CodeActionKind.RefactorRewrite, (token) =>
      rewriteMentions(entity, entity.label, search, token, preview),
    );
  };
  return vscode.languages.registerCodeActionsProvider(
    noteSelector,
    { provideCodeActions, resolveCodeAction },
    { providedCodeActionKinds: [vscode.CodeActionKind.RefactorRewrite] },
  );
}

function isElsewhere(
  document: vscode.TextDocument,
  entity: EntityId,
  { notes }: WorkspaceIndex,
): boolean {
  const others = new Set(notes.notesMentioning(entity));
  others.delete(nameOfDocument(document));
  return others.size > 0;
}

function rewrite(
  document: vscode.TextDocument,
  title: string,
  edits: readonly TextEdit[],
): vscode.CodeAction[] {
  if (edits.length === 0) {
    return [];
  }
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.RefactorRewrite);
  action.edit = toWorkspaceEdit(document, ...edits);
  return [action];
}

function explanation(document: vscode.TextDocument, offset: number): vscode.CodeAction {
  const title = vscode.l10n.t('Why is this marked?');
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.RefactorRewrite);
  action.command = { command: EXPLAIN_MENTION, title, arguments: [document.uri, offset] };
  return action;
}
