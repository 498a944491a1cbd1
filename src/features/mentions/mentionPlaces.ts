import * as vscode from 'vscode';
import type { EntityId } from '../../core/library/schema';
import { mentionsIn, type NoteName } from '../../core/noteIndex/noteIndex';
import type { Range } from '../../core/text/range';
import { toRange } from '../host/positions';
import type { WorkspaceIndex } from '../index/workspaceIndex';
import type { NoteAnalyses } from '../notes/noteAnalyses';
import { locationsIn, nameOfDocument } from '../notes/noteLocations';

/**
 * The places in all notes that mention an entity.
 *
 * @param here an open note, whose current text counts; its places come first
 */
export async function mentionPlaces(
  entity: EntityId,
  here: vscode.TextDocument,
  analyses: NoteAnalyses,
  index: WorkspaceIndex,
): Promise<vscode.Location[]> {
  const name = nameOfDocument(here);
  const analysis = analyses.whole(here);
  const others = [...index.notes.notesMentioning(entity)].filter((it) => !analysis || it !== name);
  const own = (analysis?.blocks ?? []).flatMap(({ mentions }) =>
    mentions
      .filter((mention) => mention.entity === entity)
      .map((mention) => new vscode.Location(here.uri, toRange(here, mention))),
  );
  const elsewhere = await Promise.all(others.map((note) => placesInNote(note, entity, index)));
  return [...own, ...elsewhere.flat()];
}

/** The places in one note of the index that mention an entity. */
export function placesInNote(
  note: NoteName,
  entity: EntityId,
  { notes }: WorkspaceIndex,
): Promise<vscode.Location[]> {
  return locationsIn(notes, note, rangesOf(mentionsIn(notes.get(note), entity)));
}

function rangesOf(offsets: readonly number[]): Range[] {
  const starts = offsets.filter((_, at) => at % 2 === 0);
  return starts.map((start, at) => ({ start, end: offsets[2 * at + 1] ?? start }));
}
