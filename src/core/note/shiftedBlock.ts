import type { CitationGroup } from '../citation/readCitations';
import type { Piece } from '../markdown/alignText';
import { proseOffset } from '../markdown/proseOffsets';
import type { Mention } from '../recognise/recogniser';
import type { Range } from '../text/range';
import type { NoteBlock } from './noteAnalysis';

/**
 * A block with offsets in the note, made from a block with offsets in its segment.
 *
 * Adds the offset on access: an edit at the beginning of a note moves every block, but few of them are accessed before
 * the next edit.
 */
export class ShiftedBlock implements NoteBlock {
  private shiftedMentions: readonly Mention[] | undefined;

  /** @param by UTF-16 offset of the segment in the note */
  constructor(
    private readonly block: NoteBlock,
    private readonly by: number,
  ) {}

  get kind(): NoteBlock['kind'] {
    return this.block.kind;
  }

  get depth(): number {
    return this.block.depth;
  }

  get start(): number {
    return this.block.start + this.by;
  }

  get end(): number {
    return this.block.end + this.by;
  }

  get text(): string {
    return this.block.text;
  }

  get pieces(): readonly Piece[] {
    return this.block.pieces.map((piece) => ({
      ...piece,
      sourceStart: piece.sourceStart + this.by,
      sourceEnd: piece.sourceEnd + this.by,
    }));
  }

  /** The prose offset of a source offset, like the function `proseOffset`, but without moving any piece. */
  proseOffset(sourceOffset: number): number {
    return proseOffset(this.block.pieces, sourceOffset - this.by);
  }

  get excluded(): readonly Range[] {
    return shiftAll(this.block.excluded, this.by);
  }

  get closed(): readonly Range[] {
    return shiftAll(this.block.closed, this.by);
  }

  get dressed(): readonly Range[] {
    return shiftAll(this.block.dressed, this.by);
  }

  get citations(): readonly CitationGroup[] {
    return shiftAll(this.block.citations, this.by).map((group) => ({
      ...group,
      citations: shiftAll(group.citations, this.by),
      ...(group.origin ? { origin: shift(group.origin, this.by) } : {}),
    }));
  }

  /** The same objects each time, so that callers can compare mentions by identity. */
  get mentions(): readonly Mention[] {
    this.shiftedMentions ??= shiftAll(this.block.mentions, this.by).map((mention) => ({
      ...mention,
      parts: shiftAll(mention.parts, this.by),
    }));
    return this.shiftedMentions;
  }
}

/** The ranges moved by an offset, including everything else that they contain. */
export function shiftAll<R extends Range>(ranges: readonly R[], by: number): R[] {
  return ranges.map((range) => shift(range, by));
}

function shift<R extends Range>(range: R, by: number): R {
  return { ...range, start: range.start + by, end: range.end + by };
}
