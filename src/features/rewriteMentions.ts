import * as vscode from 'vscode';
import type { TextEdit } from '../core/cite/textEdit';
import type { Entity } from '../core/library/schema';
import { IncrementalNote } from '../core/note/incrementalNote';
import { unlessLeftAlone } from '../core/note/leftAlone';
import type { NoteAnalysis } from '../core/note/noteAnalysis';
import { writeNameEverywhere } from '../core/spell/preferredSpelling';
import type { NoteAnalyses } from './noteAnalyses';
import { addressOf, nameOfDocument } from './noteLocations';
import { rangesIn } from './positions';
import { runWithPauses } from './runWithPauses';
import { silencedTerms } from './settings';
import type { WorkspaceIndex } from './workspaceIndex';
import type { WorkspaceLibrary } from './workspaceLibrary';

/** Where mentions are looked for. */
export interface MentionSearch {
  readonly current: WorkspaceLibrary;
  readonly analyses: NoteAnalyses;
  readonly index: WorkspaceIndex;
}

/**
 * The edit that writes an entity by one of its names in all notes that mention it: open ones as they
 * are in the editor, others as they are on the disk, each read again so that nothing else is touched.
 *
 * @param preview told of the changes if they are to be confirmed one by one first
 */
export async function rewriteMentions(
  entity: Entity,
  name: string,
  { current, analyses, index }: MentionSearch,
  token: vscode.CancellationToken,
  preview?: vscode.WorkspaceEditEntryMetadata,
): Promise<vscode.WorkspaceEdit> {
  const edit = new vscode.WorkspaceEdit();
  await index.ready;
  const open = vscode.workspace.textDocuments.filter(({ languageId }) => languageId === 'markdown');
  const names = new Set([...open.map(nameOfDocument), ...index.notes.notesMentioning(entity.id)]);
  for (const note of names) {
    if (token.isCancellationRequested) {
      break;
    }
    const known = open.find((document) => nameOfDocument(document) === note);
    const uri = known?.uri ?? (await addressOf(note));
    // A cell's document is there once its notebook has been read.
    const document = vscode.workspace.textDocuments.find((it) => it.uri.toString() === `${uri}`);
    if (!uri) {
      continue;
    }
    const whole = document && analyses.whole(document);
    const analysis = whole ?? (await readNote(uri, document, current).catch(() => undefined));
    const edits: TextEdit[] = analysis ? writeNameEverywhere(analysis, entity, name) : [];
    const toRange = rangesIn(analysis?.text ?? '');
    for (const change of edits) {
      edit.replace(uri, toRange(change), change.text, preview);
    }
  }
  return edit;
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
  return unlessLeftAlone((await runWithPauses(reading)).analysis);
}
