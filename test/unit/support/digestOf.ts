import type { NoteAnalysis } from '../../../src/core/note/noteAnalysis';
import type { NoteFile } from '../../../src/core/noteIndex/conceptNote';
import { digestInSlices, type NoteDigest } from '../../../src/core/noteIndex/noteDigest';
import { runToEnd } from '../../../src/core/text/steps';

/** The digest of an analysed note, made without a pause. */
export function digestOf(analysis: NoteAnalysis, file?: NoteFile): NoteDigest | undefined {
  return runToEnd(digestInSlices(analysis, file));
}
