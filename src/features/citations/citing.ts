import * as vscode from 'vscode';
import type { Citation } from '../../core/citation/citation';
import type { ReferenceLookup } from '../../core/citation/resolveCitation';
import { type CitingStyle, citeAt } from '../../core/cite/citeAt';
import { keyOf } from '../../core/cite/citedPublication';
import type { CitationPlace } from '../../core/cite/placeCitation';
import type { Publication } from '../../core/literature/publication';
import { blockAt, type NoteAnalysis } from '../../core/note/noteAnalysis';
import { touches } from '../../core/text/range';
import { addToBibliography, bibliographyToStart } from '../bibliographies/bibliographyEdits';
import type { NoteLiteratures, OpenNoteLiterature } from '../bibliographies/noteLiteratures';
import { addEdits, toOffset } from '../host/positions';
import { citationSyntax, latexCommand } from '../host/settings';
import type { NoteAnalyses } from '../notes/noteAnalyses';

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
