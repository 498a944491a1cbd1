import * as vscode from 'vscode';
import { IncrementalNote } from '../core/note/incrementalNote';
import { SLICE } from '../core/note/readInSlices';
import { hashInSlices } from '../core/noteIndex/contentHash';
import { type FileRecord, isReadAlike, type RecordedNote } from '../core/noteIndex/fileRecord';
import { readMarkdownCells } from '../core/noteIndex/notebookCells';
import { digestOf, type NoteDigest } from '../core/noteIndex/noteDigest';
import type { NoteAnalyses } from './noteAnalyses';
import { isNotebook } from './noteFiles';
import { LONGEST_NOTE } from './openNote';
import { runWithPauses } from './runWithPauses';
import { silencedTerms } from './settings';
import type { WorkspaceLibrary } from './workspaceLibrary';

/** Bytes above which a file is not read: no note of this size in UTF-8 would be analysed. */
const LARGEST_FILE = 3 * LONGEST_NOTE;

/** A file as it was found to be, before it is read. */
export type FileState = Pick<FileRecord, 'mtime' | 'size'>;

/** When a file last changed, and its size. */
export async function stateOf(uri: vscode.Uri): Promise<FileState | 'folder' | undefined> {
  try {
    const { mtime, size, type } = await vscode.workspace.fs.stat(uri);
    return (type & vscode.FileType.Directory) !== 0
      ? 'folder'
      : { mtime: Number.isFinite(mtime) && mtime > 0 ? mtime : 0, size };
  } catch {
    return undefined;
  }
}

/** The terms that settings silence in the notes of a file. */
export function silencedIn(uri: vscode.Uri): readonly string[] {
  return silencedTerms({ uri, languageId: 'markdown' });
}

/**
 * Reads a file of notes, and analyses them unless the file is the same as when it was recorded.
 *
 * @param state as it was before; so that a file that changes meanwhile counts as changed next time
 * @throws where the file is gone or cannot be read, or the analysis fails
 */
export async function readNoteFile(
  uri: vscode.Uri,
  state: FileState,
  known: FileRecord | undefined,
  current: WorkspaceLibrary,
  analyses: NoteAnalyses,
): Promise<FileRecord> {
  const silenced = silencedIn(uri);
  if (state.size > LARGEST_FILE) {
    return { ...state, hash: `${state.size} bytes`, silenced, notes: [] };
  }
  const bytes = await vscode.workspace.fs.readFile(uri);
  const hash = await runWithPauses(hashInSlices(bytes));
  if (known?.hash === hash && isReadAlike(known, silenced)) {
    return { ...known, ...state };
  }
  const text = new TextDecoder().decode(bytes);
  const parts = isNotebook(uri) ? readMarkdownCells(text) : [{ text }];
  const notes: RecordedNote[] = [];
  for (const { text: part, ...cell } of parts) {
    const digest = await digestText(uri, part, silenced, current, analyses);
    if (digest) {
      notes.push({ ...('index' in cell ? { cell: cell.index } : {}), digest });
    }
  }
  return { ...state, hash, silenced, notes };
}

/** Digests a text; by the analysis of an open document that holds the same, if there is one. */
async function digestText(
  uri: vscode.Uri,
  text: string,
  silenced: readonly string[],
  current: WorkspaceLibrary,
  analyses: NoteAnalyses,
): Promise<NoteDigest | undefined> {
  if (text.length > LONGEST_NOTE) {
    return undefined;
  }
  const name = uri.toString();
  const open = vscode.workspace.textDocuments.find((it) => it.uri.toString() === name);
  if (open && open.languageId === 'markdown' && open.getText() === text) {
    await analyses.around(open, 0);
    const shared = analyses.whole(open);
    if (shared?.text === text) {
      return digestOf(current.library, shared);
    }
  }
  const reading = IncrementalNote.inSlices(text, current.recogniser, silenced, SLICE);
  return digestOf(current.library, (await runWithPauses(reading)).analysis);
}
