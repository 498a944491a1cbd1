/** The blocks of a note with the marks that a preview shows. */

import { kindLabel, speciesLabel } from '../card/labels';
import type { CitationGroup } from '../citation/citation';
import type { Library } from '../library/library';
import type { Entity, Species } from '../library/schema';
import { proseOffset } from '../markdown/proseOffsets';
import type { NoteAnalysis, NoteBlock } from '../note/noteAnalysis';
import { ShiftedBlock } from '../note/shiftedBlock';
import type { Mention } from '../recognise/recogniser';
import { escapeMarkup } from '../text/escape';
import { lineStartsOf } from '../text/lines';
import type { MarkedBlock } from './markedBlock';
import type { Mark } from './markTokens';

/** Writes HTML for mentions and citations; undefined for those that stay unchanged. */
export interface MarkWriter {
  mention(mention: Mention): Mark['around'] | undefined;
  citation(group: CitationGroup): Mark['instead'] | undefined;
}

/** The blocks of a note in their order, with the marks of the writer. */
export function markedBlocks(
  { text, blocks }: Pick<NoteAnalysis, 'text' | 'blocks'>,
  writer: MarkWriter,
): MarkedBlock[] {
  const lines = lineStartsOf(text);
  let line = 0;
  return blocks.map((block) => {
    while (line + 1 < lines.length && (lines[line + 1] as number) <= block.start) {
      line++;
    }
    return { line, prose: block.text, marks: marksOf(block, writer) };
  });
}

function marksOf(block: NoteBlock, writer: MarkWriter): Mark[] {
  const marks: Mark[] = [];
  for (const group of block.citations) {
    const instead = writer.citation(group);
    if (instead) {
      const [start, end] = [offsetIn(block, group.start), offsetIn(block, group.end)];
      marks.push({ start, end, instead });
    }
  }
  for (const mention of block.mentions) {
    const around = writer.mention(mention);
    if (around) {
      const start = offsetIn(block, mention.start);
      marks.push({ start, end: start + mention.surface.length, around });
    }
  }
  return withoutOverlaps(marks);
}

function offsetIn(block: NoteBlock, sourceOffset: number): number {
  return block instanceof ShiftedBlock
    ? block.proseOffset(sourceOffset)
    : proseOffset(block.pieces, sourceOffset);
}

function withoutOverlaps(marks: Mark[]): Mark[] {
  let end = 0;
  return marks
    .sort((a, b) => a.start - b.start)
    .filter((mark) => {
      const isFree = mark.start >= end;
      end = isFree ? mark.end : end;
      return isFree;
    });
}

/**
 * The HTML around mentions: an abbreviation with the full name and kind as its tooltip, which screen readers can be set
 * to read. The returned function caches its results.
 */
export function mentionMarks(
  library: Library,
): (mention: Pick<Mention, 'entity' | 'species'>) => Mark['around'] | undefined {
  const written = new Map<string, Mark['around'] | undefined>();
  return ({ entity: id, species }) => {
    const key = `${species ?? ''} ${id}`;
    if (!written.has(key)) {
      const entity = library.entity(id);
      written.set(key, entity && [opening(entity, species), '</abbr>']);
    }
    return written.get(key);
  };
}

function opening({ kind, name }: Entity, species: Species | undefined): string {
  const what = [kindLabel(kind), ...(species ? [speciesLabel(species)] : [])].join(', ');
  const title = escapeMarkup(`${name} (${what})`);
  return `<abbr class="cytonote-mention cytonote-${kind}" title="${title}">`;
}
