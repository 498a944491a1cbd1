import {
  type EntityCounts,
  findUncitedClaims,
  type UncitedClaim,
} from '../../../src/core/cite/uncitedClaims';
import type { Library } from '../../../src/core/library/library';
import type { NoteAnalysis } from '../../../src/core/note/noteAnalysis';
import { runToEnd } from '../../../src/core/text/steps';

/** The claims of a note that cite nothing, found without a pause. */
export function uncitedClaimsIn(
  library: Library,
  analysis: NoteAnalysis,
  index?: EntityCounts,
): UncitedClaim[] {
  return runToEnd(findUncitedClaims(library, analysis, index));
}
