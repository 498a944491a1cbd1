import * as vscode from 'vscode';
import {
  type NoteIndex,
  type NoteName,
  noteName,
  partsOfName,
} from '../../core/noteIndex/noteIndex';
import type { Range } from '../../core/text/range';
import { rangesBetween } from '../host/positions';

/** The name of an open note, which may not be in the index; a cell is named by its place in the notebook. */
export function nameOfDocument({ uri }: vscode.TextDocument): NoteName {
  const name = uri.toString();
  for (const notebook of vscode.workspace.notebookDocuments) {
    const cell = notebook.getCells().find(({ document }) => document.uri.toString() === name);
    if (cell) {
      return noteName(notebook.uri.toString(), cell.index);
    }
  }
  return name;
}

/** The file that is the note, or the notebook that contains it. */
export function fileOfNote(note: NoteName): vscode.Uri {
  return vscode.Uri.parse(partsOfName(note).file);
}

/**
 * Places in a note of the index, as the editor can open them. For a cell, the editor has to read the
 * notebook.
 *
 * @param ranges in UTF-16 units of the note
 * @returns no locations if the note no longer exists
 */
export async function locationsIn(
  index: NoteIndex,
  note: NoteName,
  ranges: readonly Range[],
): Promise<vscode.Location[]> {
  const digest = index.get(note);
  const uri = digest && (await addressOfNote(note));
  if (!uri) {
    return [];
  }
  const toRange = rangesBetween(digest.lineStarts);
  return ranges.map((range) => new vscode.Location(uri, toRange(range)));
}

/** The address of a note's document. For a cell, the editor has to read the notebook. */
export async function addressOfNote(note: NoteName): Promise<vscode.Uri | undefined> {
  const { cell } = partsOfName(note);
  const file = fileOfNote(note);
  if (cell === undefined) {
    return file;
  }
  try {
    const notebook = await vscode.workspace.openNotebookDocument(file);
    return cell < notebook.cellCount ? notebook.cellAt(cell).document.uri : undefined;
  } catch {
    // The notebook was deleted or is broken, or no extension here can open notebooks.
    return undefined;
  }
}
