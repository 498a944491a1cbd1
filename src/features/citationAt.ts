import type * as vscode from 'vscode';
import { blockAt } from '../core/note/analyseNote';
import type { Citation } from '../core/note/citations';
import { touches } from '../core/note/range';
import type { NoteAnalyses } from './noteAnalyses';
import { toOffset } from './positions';

/** The citation of one source that a position lies in or at the edge of. */
export async function citationAt(
  document: vscode.TextDocument,
  position: vscode.Position,
  analyses: NoteAnalyses,
): Promise<Citation | undefined> {
  const offset = toOffset(document, position);
  const block = blockAt(await analyses.around(document, offset), offset);
  return block?.citations
    .flatMap(({ citations }) => citations)
    .find((citation) => touches(citation, offset));
}
