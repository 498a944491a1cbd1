import type { Recogniser } from '../recognise/recogniser';
import { IncrementalNote } from './incrementalNote';
import type { NoteAnalysis } from './noteAnalysis';

/**
 * Analyses a note from its Markdown text, and returns the analysis that all features read. Never throws, whatever the
 * text.
 *
 * @param silenced terms that are not marked, in addition to those that the note itself silences
 */
export function analyseNote(
  text: string,
  recogniser: Recogniser,
  silenced: readonly string[] = [],
): NoteAnalysis {
  return IncrementalNote.of(text, recogniser, silenced).analysis;
}
