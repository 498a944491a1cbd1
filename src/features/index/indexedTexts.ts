import * as vscode from 'vscode';
import { readMarkdownCells } from '../../core/exchange/notebookCells';
import {
  type NoteIndex,
  type NoteName,
  noteName,
  partsOfName,
} from '../../core/noteIndex/noteIndex';
import { isNote, isNotebook, openDocument } from '../host/documents';
import { decodeLeniently } from '../host/fileTexts';
import { runCooperatively } from '../host/runCooperatively';

/** A note of the index with its current text. */
export interface NoteText {
  readonly name: NoteName;
  /** The file that is the note, or the notebook that contains it. */
  readonly file: vscode.Uri;
  readonly text: string;
}

/** The notes of the index with their texts, one file after the other; skips notes that no longer exist. */
export async function* indexedTexts(index: NoteIndex): AsyncGenerator<NoteText, void> {
  const files = new Set([...index.all.keys()].map((name) => partsOfName(name).file));
  for (const name of [...files].sort()) {
    const file = vscode.Uri.parse(name);
    const parts = await textsIn(file).catch(() => []);
    for (const { text, cell } of parts) {
      const note = noteName(name, cell);
      if (index.get(note)) {
        yield { name: note, file, text };
      }
    }
  }
}

/** The notes in a file: as in the editor if the file is open, saved or not; otherwise as on the disk. */
async function textsIn(file: vscode.Uri): Promise<{ text: string; cell?: number }[]> {
  const open = openDocument(file);
  if (open && isNote(open)) {
    return [{ text: open.getText() }];
  }
  const name = file.toString();
  const notebook = vscode.workspace.notebookDocuments.find(({ uri }) => uri.toString() === name);
  if (notebook) {
    return notebook.getCells().map(({ document, index }) => ({
      text: document.getText(),
      cell: index,
    }));
  }
  const bytes = await vscode.workspace.fs.readFile(file);
  if (!isNotebook(file)) {
    return [{ text: decodeLeniently(file, bytes) }];
  }
  const cells = await runCooperatively(readMarkdownCells(new TextDecoder().decode(bytes)));
  return cells.map(({ index, text }) => ({ text, cell: index }));
}
