import * as vscode from 'vscode';
import { IncrementalNote } from '../../core/note/incrementalNote';
import { type NoteAnalysis, unlessOptedOut } from '../../core/note/noteAnalysis';
import type { NoteName } from '../../core/noteIndex/noteIndex';
import { noteSelector } from '../host/documents';
import { runCooperatively } from '../host/runCooperatively';
import { silencedTerms } from '../host/settings';
import type { WorkspaceLibrary } from '../library/workspaceLibrary';
import type { NoteAnalyses } from './noteAnalyses';
import { addressOf, nameOfDocument } from './noteLocations';

/** A note as it is this moment. */
export interface ReadNote {
  /** The address of its document or cell, for edits. */
  readonly uri: vscode.Uri;
  readonly analysis: NoteAnalysis;
}

/**
 * Reads the open notes as they are in the editor, and others as they are on the disk: what the index knows
 * of a note may be older than the note, and is no ground for an edit.
 *
 * @param names of notes of the index; those that are gone meanwhile are passed over
 */
export async function* readNotes(
  names: Iterable<NoteName>,
  library: WorkspaceLibrary,
  analyses: NoteAnalyses,
  token: vscode.CancellationToken,
): AsyncGenerator<ReadNote, void> {
  const open = vscode.workspace.textDocuments.filter(
    (document) => vscode.languages.match(noteSelector, document) > 0 && isWritable(document.uri),
  );
  for (const note of new Set([...open.map(nameOfDocument), ...names])) {
    if (token.isCancellationRequested) {
      return;
    }
    const known = open.find((document) => nameOfDocument(document) === note);
    const uri = known?.uri ?? (await addressOf(note));
    // A cell's document is there once its notebook has been read.
    const document = vscode.workspace.textDocuments.find((it) => it.uri.toString() === `${uri}`);
    const whole = document && analyses.whole(document);
    const analysis =
      whole ?? (uri && (await readNote(uri, document, library).catch(() => undefined)));
    if (uri && analysis) {
      yield { uri, analysis };
    }
  }
}

/** Not our pages, and not what a comparison with an older version shows. */
function isWritable({ scheme }: vscode.Uri): boolean {
  return (
    scheme === 'untitled' ||
    scheme === 'vscode-notebook-cell' ||
    vscode.workspace.fs.isWritableFileSystem(scheme) === true
  );
}

/** Reads a note of which nothing is known yet; rejects where it is gone. */
async function readNote(
  uri: vscode.Uri,
  document: vscode.TextDocument | undefined,
  { recogniser }: WorkspaceLibrary,
): Promise<NoteAnalysis> {
  const text =
    document?.getText() ?? new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  const silenced = silencedTerms({ uri, languageId: 'markdown' });
  const reading = IncrementalNote.inSlices(text, recogniser, silenced);
  return unlessOptedOut((await runCooperatively(reading)).analysis);
}
