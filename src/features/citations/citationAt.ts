import type * as vscode from 'vscode';
import { keyOf } from '../../core/cite/citableOf';
import { blockAt } from '../../core/note/analyseNote';
import type { Citation } from '../../core/note/citation';
import { touches } from '../../core/note/range';
import type { NoteAnalyses } from '../notes/noteAnalyses';
import { toOffset } from '../notes/positions';
import type { Citables, NoteCitables } from './noteCitables';

/** A citation of one source, the key that it means, and what else can be cited in its note. */
export interface KeyedCitation {
  readonly citation: Citation;
  readonly key: string;
  readonly known: Citables;
}

/** The citation of one source that a position lies in or at the edge of. */
export async function citationAt(
  document: vscode.TextDocument,
  position: vscode.Position,
  analyses: NoteAnalyses,
  citables: NoteCitables,
): Promise<KeyedCitation | undefined> {
  const offset = toOffset(document, position);
  const analysis = await analyses.around(document, offset);
  const citation = blockAt(analysis, offset)
    ?.citations.flatMap(({ citations }) => citations)
    .find((it) => touches(it, offset));
  if (!citation) {
    return undefined;
  }
  const known = await citables.of(document);
  const key = keyOf(analysis, citation, known.references);
  return key === undefined ? undefined : { citation, key, known };
}
