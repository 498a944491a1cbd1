import type { Recogniser } from '../recognise/recogniser';
import { IncrementalNote } from './incrementalNote';
import type { NoteAnalysis } from './noteAnalysis';

export { blockAt, mentionAt, type NoteAnalysis, type NoteBlock } from './noteAnalysis';

/**
 * Analyses a note: Markdown text in, everything that features need out. Never throws on any text.
 *
 * @param silenced terms that are not marked, beside those that the note itself silences
 */
export function analyseNote(
  text: string,
  recogniser: Recogniser,
  silenced: readonly string[] = [],
): NoteAnalysis {
  return IncrementalNote.of(text, recogniser, silenced).analysis;
}
