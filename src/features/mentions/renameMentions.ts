import * as vscode from 'vscode';
import type { Entity } from '../../core/library/schema';
import { mentionAt } from '../../core/note/noteAnalysis';
import { canBeRewritten, isNameOf } from '../../core/spell/preferredSpelling';
import { messageText } from '../../core/text/escape';
import { noteSelector } from '../host/documents';
import { toOffset, toRange } from '../host/positions';
import type { WorkspaceIndex } from '../index/workspaceIndex';
import type { WorkspaceLibrary } from '../library/workspaceLibrary';
import type { NoteAnalyses } from '../notes/noteAnalyses';
import { rewriteMentions } from './rewriteMentions';

/** Replaces the names of an entity in all notes by another of its names; suggests the preferred label. */
export function registerMentionRename(
  library: WorkspaceLibrary,
  analyses: NoteAnalyses,
  index: WorkspaceIndex,
): vscode.Disposable {
  const renamable = async (document: vscode.TextDocument, position: vscode.Position) => {
    const offset = toOffset(document, position);
    const mention = mentionAt(await analyses.around(document, offset), offset);
    const entity = mention && library.latest.entity(mention.entity);
    return mention && entity ? { mention, entity } : undefined;
  };
  const prepareRename = async (
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ) => {
    const found = await renamable(document, position);
    if (token.isCancellationRequested) {
      return undefined;
    }
    if (!found) {
      throw new Error(vscode.l10n.t('There is no name of an entity here.'));
    }
    const { mention, entity } = found;
    if (!canBeRewritten(mention, entity)) {
      const { surface } = mention;
      throw new Error(vscode.l10n.t('“{0}” cannot be replaced by another name here.', surface));
    }
    return { range: toRange(document, mention), placeholder: entity.label };
  };
  const provideRenameEdits = async (
    document: vscode.TextDocument,
    position: vscode.Position,
    name: string,
    token: vscode.CancellationToken,
  ) => {
    const found = await renamable(document, position);
    if (!found || token.isCancellationRequested) {
      return undefined;
    }
    const { entity } = found;
    if (!isKnownName(name, entity, library)) {
      throw new Error(
        messageText(vscode.l10n.t('“{0}” is not a name of {1}.', name, entity.label)),
      );
    }
    return rewriteMentions(entity, name, { library, analyses, index }, token);
  };
  return vscode.languages.registerRenameProvider(noteSelector, {
    prepareRename,
    provideRenameEdits,
  });
}

function isKnownName(name: string, entity: Entity, { recogniser }: WorkspaceLibrary): boolean {
  return name === entity.label || isNameOf(name, entity.id, recogniser);
}
