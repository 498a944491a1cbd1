import * as vscode from 'vscode';
import { citeAt } from '../../core/cite/citeAt';
import type { CitationPlace } from '../../core/cite/placeCitation';
import type { Publication } from '../../core/cite/publication';
import type { NoteAnalysis } from '../../core/note/noteAnalysis';
import { addToBibliography } from '../bibliographies/bibliographyEdits';
import { addEdits } from '../notes/positions';
import { citingStyle } from './citingStyle';
import type { Citables } from './noteCitables';

/**
 * The one edit that cites publications in a note and adds to its bibliography what that lacks.
 *
 * @returns undefined where all of them are cited there already, or cannot be cited
 */
export function citingEdit(
  document: vscode.TextDocument,
  analysis: NoteAnalysis,
  place: CitationPlace,
  publications: readonly Publication[],
  citables: Citables,
): vscode.WorkspaceEdit | undefined {
  const edit = new vscode.WorkspaceEdit();
  const { keys, sources } = addToBibliography(edit, publications, citables);
  const style = citingStyle(document, analysis, sources);
  const edits = citeAt(analysis, place, keys, style);
  addEdits(edit, document, edits);
  return edits.length > 0 ? edit : undefined;
}
