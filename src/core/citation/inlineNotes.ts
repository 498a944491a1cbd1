import type { Range } from '../text/range';
import { type CitedBlock, citedText } from './citedText';

/** The footnotes that are written where they belong, as in Pandoc: `It rises.^[See @emilie1998, and @trenova2016.]` */
export function inlineNotesIn(note: string, blocks: readonly CitedBlock[]): Range[] {
  return note.includes('^[') ? blocks.flatMap((block) => notesOfBlock(note, block)) : [];
}

function notesOfBlock(note: string, block: CitedBlock): Range[] {
  if (!note.slice(block.start, block.end).includes('^[')) {
    return [];
  }
  const { text, offset, closings } = citedText(note, block);
  return [...text.matchAll(/\^\[/g)].flatMap(({ index }) => {
    const close = closings.get(index + 1);
    return close === undefined ? [] : [{ start: offset + index, end: offset + close + 1 }];
  });
}
