import * as vscode from 'vscode';
import type { Entity } from '../../core/library/schema';
import { writeNameEverywhere } from '../../core/spell/preferredSpelling';
import { rangesIn } from '../host/positions';
import type { WorkspaceIndex } from '../index/workspaceIndex';
import type { WorkspaceLibrary } from '../library/workspaceLibrary';
import type { NoteAnalyses } from '../notes/noteAnalyses';
import { readNotes } from '../notes/readNotes';

/** Where to search for mentions. */
interface MentionSearch {
  readonly library: WorkspaceLibrary;
  readonly analyses: NoteAnalyses;
  readonly index: WorkspaceIndex;
}

/**
 * The edit that replaces the names of an entity by one of them in all notes that mention it. Reads each note again, so
 * that the edit only changes current mentions.
 *
 * @param preview describes the changes if the user is to confirm them one by one first
 */
export async function rewriteMentions(
  entity: Entity,
  name: string,
  { library, analyses, index }: MentionSearch,
  token: vscode.CancellationToken,
  preview?: vscode.WorkspaceEditEntryMetadata,
): Promise<vscode.WorkspaceEdit> {
  const edit = new vscode.WorkspaceEdit();
  await index.ready;
  const mentioning = index.notes.notesMentioning(entity.id);
  for await (const { uri, analysis } of readNotes(mentioning, library, analyses, token)) {
    const toRange = rangesIn(analysis.text);
    for (const change of writeNameEverywhere(analysis, entity, name)) {
      edit.replace(uri, toRange(change), change.text, preview);
    }
  }
  return edit;
}
