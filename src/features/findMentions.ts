import * as vscode from 'vscode';
import { mentionAt } from '../core/note/noteAnalysis';
import { mentionPlaces } from './mentionPlaces';
import { type NoteAnalyses, noteSelector } from './noteAnalyses';
import { toOffset } from './positions';
import type { WorkspaceIndex } from './workspaceIndex';

/** Finds all mentions of the entity at the cursor in all notes, however they are spelled. */
export function registerMentionReferences(
  analyses: NoteAnalyses,
  index: WorkspaceIndex,
): vscode.Disposable {
  const provideReferences = async (document: vscode.TextDocument, position: vscode.Position) => {
    const offset = toOffset(document, position);
    const mention = mentionAt(await analyses.around(document, offset), offset);
    if (!mention) {
      return undefined;
    }
    await index.soon;
    return mentionPlaces(mention.entity, document, analyses, index);
  };
  return vscode.languages.registerReferenceProvider(noteSelector, { provideReferences });
}
