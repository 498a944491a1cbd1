import type { Recogniser } from '../recognise/recogniser';
import { IncrementalNote } from './incrementalNote';
import type { NoteAnalysis } from './noteAnalysis';

export { blockAt, mentionAt, type NoteAnalysis, type NoteBlock } from './noteAnalysis';

/** Analyses a note: Markdown text in, everything that features need out. Never throws on any text. */
export function analyseNote(text: string, recogniser: Recogniser): NoteAnalysis {
  return IncrementalNote.of(text, recogniser).analysis;
}
