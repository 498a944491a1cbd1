import * as vscode from 'vscode';
import type { EntityId } from '../core/library/schema';
import { mentionsIn, type NoteName } from '../core/noteIndex/noteIndex';
import type { NoteAnalyses } from './noteAnalyses';
import { rangesBetween, toRange } from './positions';
import type { WorkspaceIndex } from './workspaceIndex';

/**
 * The places in all notes that mention an entity.
 *
 * @param here an open note, which is taken as it is this very moment; its places come first
 */
export function mentionPlaces(
  entity: EntityId,
  here: vscode.TextDocument,
  analyses: NoteAnalyses,
  index: WorkspaceIndex,
): vscode.Location[] {
  const name = here.uri.toString();
  const analysis = analyses.whole(here);
  const others = [...index.notes.notesMentioning(entity)].filter((it) => !analysis || it !== name);
  const own = (analysis?.blocks ?? []).flatMap(({ mentions }) =>
    mentions
      .filter((mention) => mention.entity === entity)
      .map((mention) => new vscode.Location(here.uri, toRange(here, mention))),
  );
  return [...own, ...others.flatMap((note) => placesInNote(note, entity, index))];
}

/** The places in one note of the index that mention an entity. */
export function placesInNote(
  note: NoteName,
  entity: EntityId,
  { notes }: WorkspaceIndex,
): vscode.Location[] {
  const digest = notes.get(note);
  const offsets = mentionsIn(digest, entity);
  const toRangeThere = rangesBetween(digest?.lineStarts ?? [0]);
  const uri = vscode.Uri.parse(note, true);
  return offsets.flatMap((start, at) => {
    const end = offsets[at + 1];
    return at % 2 === 0 && end !== undefined
      ? [new vscode.Location(uri, toRangeThere({ start, end }))]
      : [];
  });
}
