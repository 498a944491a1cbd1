import * as vscode from 'vscode';
import { IncrementalNote } from '../../core/note/incrementalNote';
import { type NoteAnalysis, unlessOptedOut } from '../../core/note/noteAnalysis';
import type { NoteName } from '../../core/noteIndex/noteIndex';
import { isNote, openDocument } from '../host/documents';
import { encodingRefusal, explainRefusal, readFileText } from '../host/fileTexts';
import { runCooperatively } from '../host/runCooperatively';
import { silencedTerms } from '../host/settings';
import type { WorkspaceLibrary } from '../library/workspaceLibrary';
import type { NoteAnalyses } from './noteAnalyses';
import { addressOfNote, nameOfDocument } from './noteLocations';

/** A note with an analysis of its current text. */
export interface ReadNote {
  /** The address of its document or cell, for edits. */
  readonly uri: vscode.Uri;
  readonly analysis: NoteAnalysis;
}

/**
 * Reads open notes from the editor, and others from the disk. No edit may rely on the index, which may be older than a
 * note.
 *
 * @param names of notes of the index; skips notes that no longer exist
 */
export async function* readNotes(
  names: Iterable<NoteName>,
  library: WorkspaceLibrary,
  analyses: NoteAnalyses,
  token: vscode.CancellationToken,
): AsyncGenerator<ReadNote, void> {
  const open = vscode.workspace.textDocuments.filter(
    (document) => isNote(document) && isWritable(document.uri),
  );
  for (const note of new Set([...open.map(nameOfDocument), ...names])) {
    if (token.isCancellationRequested) {
      return;
    }
    const known = open.find((document) => nameOfDocument(document) === note);
    const uri = known?.uri ?? (await addressOfNote(note));
    // The document of a cell exists once the editor has read the notebook, as `addressOfNote` makes it do.
    const document = uri && openDocument(uri);
    const whole = document && analyses.whole(document);
    const analysis =
      whole ?? (uri && (await readNote(uri, document, library).catch(() => undefined)));
    if (uri && analysis) {
      yield { uri, analysis };
    }
  }
}

/** Whether a note may be edited: not our pages, nor the older version in a comparison. */
function isWritable({ scheme }: vscode.Uri): boolean {
  return (
    scheme === 'untitled' ||
    scheme === 'vscode-notebook-cell' ||
    vscode.workspace.fs.isWritableFileSystem(scheme) === true
  );
}

/** Reads a note that has no analysis yet; rejects if it is gone. Warns of a note that must not be edited. */
async function readNote(
  uri: vscode.Uri,
  document: vscode.TextDocument | undefined,
  { recogniser }: WorkspaceLibrary,
): Promise<NoteAnalysis | undefined> {
  const read = document ? undefined : await readFileText(uri);
  if (!document && !read?.encoding) {
    explainRefusal(uri, encodingRefusal());
    return undefined;
  }
  const text = document?.getText() ?? read?.text ?? '';
  const silenced = silencedTerms({ uri, languageId: 'markdown' });
  const reading = IncrementalNote.inSlices(text, recogniser, silenced);
  return unlessOptedOut((await runCooperatively(reading)).analysis);
}
