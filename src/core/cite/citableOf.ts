import type { Citation } from '../note/citation';
import type { NoteAnalysis } from '../note/noteAnalysis';
import type { Citable, NoteReferences } from './noteReferences';
import { numbersIn, readReferencesSection } from './referencesSection';
import { lookupsIn, resolveCitation } from './resolveCitation';

/** What a citation of a note means, in whatever syntax it is written. */
export function citableOf(
  analysis: NoteAnalysis,
  citation: Citation,
  references: NoteReferences,
): Citable | undefined {
  const key = keyOf(analysis, citation, references);
  return key === undefined ? undefined : references.citable(key);
}

/** The key that a citation means, known or not; undefined for what is no citation after all. */
export function keyOf(
  analysis: NoteAnalysis,
  citation: Citation,
  references: NoteReferences,
): string | undefined {
  const { keyOfNumber } =
    citation.by === 'number'
      ? numbersIn(readReferencesSection(analysis))
      : { keyOfNumber: () => undefined };
  return resolveCitation(citation, lookupsIn(references, { keyOfNumber }));
}
