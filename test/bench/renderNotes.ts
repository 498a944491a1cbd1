/** The preview: a note rendered by markdown-it alone, with Cytonote's marks, and as VS Code renders it first. */

import MarkdownIt from 'markdown-it';
import { analyseNote } from '../../src/core/note/analyseNote';
import { type MarkWriter, markedBlocks, mentionMarks } from '../../src/core/preview/noteMarks';
import { extendWithMarks } from '../../src/core/preview/previewPlugin';
import { Recogniser } from '../../src/core/recognise/recogniser';
import { largeNote } from '../unit/support/largeNote';
import { smallLibrary } from '../unit/support/smallLibrary';
import { type Result, timeInRounds, withRatios } from './rounds';

/** Every mention is marked and every citation replaced; the analysis is there, as it is in the editor. */
export function benchRendering(): Result[] {
  const library = smallLibrary();
  const note = largeNote(100_000);
  const analysis = analyseNote(note, new Recogniser(library));
  const markOf = mentionMarks(library);
  const writer: MarkWriter = {
    mention: markOf,
    citation: () => ({ html: '<span>(A, 1998)</span>', inLink: '' }),
  };
  const plain = new MarkdownIt({ html: true });
  const ours = extendWithMarks(new MarkdownIt({ html: true }), () => ({
    blocks: markedBlocks(analysis, writer),
    appendix: '',
  }));
  const times = timeInRounds(
    { 'markdown-it': () => plain.render(note), 'with marks': () => ours.render(note) },
    25,
  );
  return withRatios('note of 100 KB', times);
}
