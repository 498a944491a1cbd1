import * as vscode from 'vscode';
import { mentionAt } from '../../core/note/noteAnalysis';
import { noteSelector } from '../host/documents';
import { toOffset, toRange } from '../host/positions';
import type { WorkspaceIndex } from '../index/workspaceIndex';
import type { NoteAnalyses } from '../notes/noteAnalyses';
import { mentionPlaces } from './mentionPlaces';

/** Finds all mentions of the entity at the cursor in all notes, in every spelling. */
export function registerMentionReferences(
  analyses: NoteAnalyses,
  index: WorkspaceIndex,
): vscode.Disposable {
  const provideReferences = async (
    document: vscode.TextDocument,
    position: vscode.Position,
    _: vscode.ReferenceContext,
    token: vscode.CancellationToken,
  ) => {
    const offset = toOffset(document, position);
    const mention = mentionAt(await analyses.around(document, offset), offset);
    if (!mention || token.isCancellationRequested) {
      return undefined;
    }
    await index.soon;
    return token.isCancellationRequested
      ? undefined
      : mentionPlaces(mention.entity, document, analyses, index);
  };
  return vscode.languages.registerReferenceProvider(noteSelector, { provideReferences });
}

/** Highlights the other mentions of the entity at the cursor, in every spelling. */
export function registerMentionHighlights(analyses: NoteAnalyses): vscode.Disposable {
  const provideDocumentHighlights = async (
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ) => {
    const offset = toOffset(document, position);
    const around = await analyses.around(document, offset);
    if (token.isCancellationRequested) {
      return undefined;
    }
    const here = mentionAt(around, offset);
    const analysis = analyses.whole(document) ?? around;
    return here
      ? analysis.blocks
          .flatMap(({ mentions }) => mentions.filter(({ entity }) => entity === here.entity))
          .map((mention) => new vscode.DocumentHighlight(toRange(document, mention)))
      : undefined;
  };
  return vscode.languages.registerDocumentHighlightProvider(noteSelector, {
    provideDocumentHighlights,
  });
}
