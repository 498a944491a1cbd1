import * as vscode from 'vscode';
import type { Citation } from '../../core/citation/citation';
import type { ReferenceLookup } from '../../core/citation/resolveCitation';
import { type CitingStyle, citeAt } from '../../core/cite/citeAt';
import { keyOf } from '../../core/cite/citedPublication';
import { type CitationPlace, placeAtCursor, placeInSentence } from '../../core/cite/placeCitation';
import type { Publication } from '../../core/literature/publication';
import { blockAt, mentionAt, type NoteAnalysis } from '../../core/note/noteAnalysis';
import { findChange, offsetAfter } from '../../core/text/edits';
import { touches } from '../../core/text/range';
import { addToBibliography, bibliographyToStart } from '../bibliographies/bibliographyEdits';
import type { NoteLiteratures, OpenNoteLiterature } from '../bibliographies/noteLiteratures';
import { unchanged } from '../host/documents';
import { addEdits, toOffset, toRange } from '../host/positions';
import { citationSyntax, latexCommand } from '../host/settings';
import type { NoteAnalyses } from '../notes/noteAnalyses';

/** How often an edit is made, if the note or its bibliography changes in the meantime. */
const TRIES = 3;

/** A place in the text that a note had when the user chose the place; in UTF-16 offsets. */
export interface NotePlace {
  readonly document: vscode.TextDocument;
  readonly text: string;
  readonly offset: number;
}

/** A place of a note to cite something for. */
export interface PlaceToCite extends NotePlace {
  /** Whether the citation is for the sentence around the offset; else it goes to the offset itself. */
  readonly isForSentence: boolean;
}

/** Where a place is in the current text of its note; undefined if the text there was replaced, or the note is closed. */
export function currentOffset({ document, text, offset }: NotePlace): number | undefined {
  return document.isClosed ? undefined : offsetAfter(findChange(text, document.getText()), offset);
}

/** The place of a citation for the mention or sentence at an offset, or at the offset itself. */
export function placeToCite(
  analysis: NoteAnalysis,
  offset: number,
  isForSentence: boolean,
): CitationPlace | undefined {
  return isForSentence
    ? placeInSentence(analysis, mentionAt(analysis, offset)?.start ?? offset)
    : placeAtCursor(analysis, offset);
}

/**
 * Applies an edit of a note, but only to the text that the edit was made for. Makes the edit again if the note or its
 * bibliography has changed in the meantime.
 *
 * @param makeEdit an edit of the current text; undefined if there is nothing to edit
 * @returns whether an edit was applied; undefined if there was nothing to edit
 */
export async function applyToCurrent(
  document: vscode.TextDocument,
  literatures: NoteLiteratures,
  makeEdit: (known: OpenNoteLiterature) => Promise<vscode.WorkspaceEdit | undefined>,
): Promise<boolean | undefined> {
  for (let left = TRIES; left > 0; left--) {
    // First, since reading the bibliographies can take seconds, in which the user types.
    const known = await literatures.of(document);
    const isCurrent = unchanged(document);
    const edit = await makeEdit(known);
    if (!edit) {
      return undefined;
    }
    // The editor refuses the edit if another file in it has changed.
    if (isCurrent() && (await vscode.workspace.applyEdit(edit))) {
      return true;
    }
  }
  return false;
}

/**
 * One edit that cites publications in a note, and adds to the bibliography of the note those that it lacks.
 *
 * @param newFile the bibliography that the edit creates where the note has none; without it, it creates one only for what
 *   Zotero has
 * @returns undefined if the place cites all of them already, or none of them can be cited
 */
export function citingEdit(
  document: vscode.TextDocument,
  analysis: NoteAnalysis,
  place: CitationPlace,
  publications: readonly Publication[],
  literatures: OpenNoteLiterature,
  newFile?: vscode.Uri,
): vscode.WorkspaceEdit | undefined {
  const edit = new vscode.WorkspaceEdit();
  // Readers of the note on other machines do not have what only Zotero has.
  const isInZotero = publications.some(({ zotero, entries }) => zotero && entries.length === 0);
  const started = newFile ?? (isInZotero ? bibliographyToStart(document, literatures) : undefined);
  const { keys, sources } = addToBibliography(edit, publications, literatures, started);
  const style = citingStyle(document, analysis, sources);
  const edits = citeAt(analysis, place, keys, style);
  addEdits(edit, document, edits);
  return edits.length > 0 ? edit : undefined;
}

/** How to write citations in a note: as its front matter says, or else as the settings say. */
export function citingStyle(
  document: vscode.TextDocument,
  { frontMatter }: NoteAnalysis,
  sources: ReferenceLookup,
): CitingStyle {
  const syntax = frontMatter?.options.syntax ?? citationSyntax(document);
  return { syntax, sources, latexCommand: latexCommand(document) };
}

/** A citation of one source, its key, and what else can be cited in its note. */
export interface KeyedCitation {
  readonly citation: Citation;
  readonly key: string;
  readonly known: OpenNoteLiterature;
}

/** Where an entry of a bibliography is. */
export interface EntryPlace {
  readonly uri: vscode.Uri;
  readonly range: vscode.Range;
  readonly keyRange: vscode.Range;
}

/** The entries of a cited key: in the bibliographies of its note, or in the front matter of the note itself. */
export function entriesOf(
  { key, known: { literature, files } }: KeyedCitation,
  note: vscode.TextDocument,
): EntryPlace[] {
  return literature.entriesFor(key).flatMap(({ file, entry }) => {
    const read = files.find(({ uri }) => uri.toString() === file);
    if (read) {
      const [range, keyRange] = [read.toRange(entry), read.toRange(entry.keyRange)];
      return [{ uri: read.uri, range, keyRange }];
    }
    const [range, keyRange] = [toRange(note, entry), toRange(note, entry.keyRange)];
    return file === note.uri.toString() ? [{ uri: note.uri, range, keyRange }] : [];
  });
}

/** The citation of one source that contains or touches a position. */
export async function citationAt(
  document: vscode.TextDocument,
  position: vscode.Position,
  analyses: NoteAnalyses,
  literatures: NoteLiteratures,
): Promise<KeyedCitation | undefined> {
  const offset = toOffset(document, position);
  const analysis = await analyses.around(document, offset);
  const citation = blockAt(analysis, offset)
    ?.citations.flatMap(({ citations }) => citations)
    .find((it) => touches(it, offset));
  if (!citation) {
    return undefined;
  }
  const known = await literatures.of(document);
  const key = keyOf(analysis, citation, known.literature);
  return key === undefined ? undefined : { citation, key, known };
}
