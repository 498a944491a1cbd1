import * as vscode from 'vscode';
import { readMarkdownCells } from '../../core/exchange/notebookCells';
import { SLICE } from '../../core/markdown/readInSlices';
import { IncrementalNote } from '../../core/note/incrementalNote';
import type { NoteFile } from '../../core/noteIndex/conceptNote';
import { type FileRecord, isReadAlike, type RecordedNote } from '../../core/noteIndex/fileRecords';
import { digestInSlices, type NoteDigest } from '../../core/noteIndex/noteDigest';
import { hashInSlices } from '../../core/text/hashInSlices';
import type { BackgroundWork } from '../host/backgroundWork';
import { isNote, isNotebook, openDocument } from '../host/documents';
import { decodeLeniently } from '../host/fileTexts';
import { silencedIn } from '../host/settings';
import type { WorkspaceLibrary } from '../library/workspaceLibrary';
import type { NoteAnalyses } from '../notes/noteAnalyses';
import { LONGEST_NOTE } from '../notes/openNote';

/** The most bytes of a file that is read: a longer note in UTF-8 is too long to be analysed. */
const LARGEST_FILE = 3 * LONGEST_NOTE;

/** The state of a file before it is read. */
export type FileState = Pick<FileRecord, 'mtime' | 'size'>;

/** What reads note files. */
export interface NoteReader {
  readonly library: WorkspaceLibrary;
  readonly analyses: NoteAnalyses;
  readonly background: BackgroundWork;
}

/** When a file last changed, and its size; undefined if there is no such file. */
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

/**
 * Reads a note file, and analyses its notes unless its content is the same as in the record.
 *
 * @param state from before the read, so that a file that changes during it counts as changed next time
 * @throws if the file is gone or cannot be read, or the analysis fails
 */
export async function readNoteFile(
  uri: vscode.Uri,
  state: FileState,
  known: FileRecord | undefined,
  reader: NoteReader,
): Promise<FileRecord> {
  const silenced = silencedIn(uri);
  if (state.size > LARGEST_FILE) {
    return { ...state, hash: `${state.size} bytes`, silenced, notes: [] };
  }
  const bytes = await vscode.workspace.fs.readFile(uri);
  const { library, background } = reader;
  const hash = await background.run(hashInSlices(bytes));
  if (known?.hash === hash && isReadAlike(known, silenced)) {
    return { ...known, ...state };
  }
  const notes = isNotebook(uri)
    ? await background.run(digestCells(bytes, silenced, library))
    : recorded(await digestFile(uri, decodeLeniently(uri, bytes), silenced, reader));
  return { ...state, hash, silenced, notes };
}

/** Digests the Markdown cells of a notebook. */
function* digestCells(
  bytes: Uint8Array,
  silenced: readonly string[],
  library: WorkspaceLibrary,
): Generator<void, RecordedNote[]> {
  const notes: RecordedNote[] = [];
  for (const { index, text } of yield* readMarkdownCells(new TextDecoder().decode(bytes))) {
    notes.push(...recorded(yield* digestText(text, silenced, library, undefined), index));
  }
  return notes;
}

/** Digests a file; uses the analysis of an open document with the same text if there is one. */
async function digestFile(
  uri: vscode.Uri,
  text: string,
  silenced: readonly string[],
  { library, analyses, background }: NoteReader,
): Promise<NoteDigest | undefined> {
  const open = openDocument(uri);
  if (open && isNote(open) && open.getText() === text) {
    const shared = await analyses.inBackground(open);
    if (shared?.text === text) {
      return background.run(digestInSlices(shared, noteFile(uri, library)));
    }
  }
  return background.run(digestText(text, silenced, library, noteFile(uri, library)));
}

/** What the digest of a note says about its file: whether the file has the name of an entity. */
export function noteFile({ path }: vscode.Uri, { recogniser }: WorkspaceLibrary): NoteFile {
  return { name: path.split('/').at(-1) ?? '', recogniser };
}

function* digestText(
  text: string,
  silenced: readonly string[],
  { recogniser }: WorkspaceLibrary,
  file: NoteFile | undefined,
): Generator<void, NoteDigest | undefined> {
  if (text.length > LONGEST_NOTE) {
    return undefined;
  }
  const { analysis } = yield* IncrementalNote.inSlices(text, recogniser, silenced, SLICE);
  return yield* digestInSlices(analysis, file);
}

function recorded(digest: NoteDigest | undefined, cell?: number): RecordedNote[] {
  return digest ? [{ ...(cell === undefined ? {} : { cell }), digest }] : [];
}
