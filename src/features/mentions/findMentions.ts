import * as vscode from 'vscode';
import { mentionAt } from '../../core/note/noteAnalysis';
import type { WorkspaceIndex } from '../index/workspaceIndex';
import { type NoteAnalyses, noteSelector } from '../notes/noteAnalyses';
import { toOffset } from '../notes/positions';
import { mentionPlaces } from './mentionPlaces';

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
