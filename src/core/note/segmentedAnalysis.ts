import type { BlockNames } from '../recognise/recogniser';
import type { FrontMatter } from './frontMatter';
import type { NoteAnalysis, NoteBlock } from './noteAnalysis';
import type { Range } from './range';
import type { Segment } from './segments';
import { ShiftedBlock, shiftAll } from './shiftedBlock';

/** A segment with what was found in its blocks. */
export interface AnalysedSegment extends Segment {
  readonly blocks: readonly NamedBlock[];
}

/** A block with its names as they were found, before the rest of the note was asked what they mean. */
export interface NamedBlock extends NoteBlock {
  readonly names: BlockNames;
}

/** The analysis of a note over its segments: it lists blocks when they are asked for. */
export class SegmentedAnalysis implements NoteAnalysis {
  private allBlocks: readonly NoteBlock[] | undefined;
  private allClosed: readonly Range[] | undefined;

  /**
   * @param bodyStart UTF-16 offset of the first segment
   * @param segments never changed: an edit makes another list
   */
  constructor(
    readonly text: string,
    readonly frontMatter: FrontMatter | undefined,
    private readonly bodyStart: number,
    private readonly segments: readonly AnalysedSegment[],
  ) {}

  get blocks(): readonly NoteBlock[] {
    this.allBlocks ??= this.gather(({ blocks }, offset) =>
      blocks.map((block) => new ShiftedBlock(block, offset)),
    );
    return this.allBlocks;
  }

  get closed(): readonly Range[] {
    this.allClosed ??= this.gather(({ closed }, offset) => shiftAll(closed, offset));
    return this.allClosed;
  }

  private gather<T>(read: (segment: AnalysedSegment, offset: number) => readonly T[]): T[] {
    const gathered: T[] = [];
    let offset = this.bodyStart;
    for (const segment of this.segments) {
      for (const item of read(segment, offset)) {
        gathered.push(item);
      }
      offset += segment.length;
    }
    return gathered;
  }
}
