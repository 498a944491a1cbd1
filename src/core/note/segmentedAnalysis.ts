import type { FootnoteDefinition } from '../markdown/prose';
import type { Segment } from '../markdown/segments';
import type { Senses } from '../recognise/noteDisambiguation';
import type { BlockNames } from '../recognise/recogniser';
import type { Range } from '../text/range';
import type { FrontMatter } from './frontMatter';
import type { NoteAnalysis, NoteBlock } from './noteAnalysis';
import { ShiftedBlock, shiftAll } from './shiftedBlock';

/** A segment with everything found in its blocks. */
export interface AnalysedSegment extends Segment {
  readonly blocks: readonly NamedBlock[];
}

/** A block whose names are not yet disambiguated by the rest of the note. */
interface NamedBlock extends NoteBlock {
  readonly names: BlockNames;
  /** The definitions by which they were disambiguated, once the whole note is known. */
  readonly nearest?: Senses;
}

/** The analysis of a note by its segments; creates blocks on demand. */
export class SegmentedAnalysis implements NoteAnalysis {
  private allBlocks: readonly NoteBlock[] | undefined;
  private allFootnotes: readonly FootnoteDefinition[] | undefined;
  private allClosed: readonly Range[] | undefined;
  /** The blocks of each requested segment: the same objects each time, so that callers can compare them by identity. */
  private readonly blocksOfSegment: (readonly NoteBlock[] | undefined)[] = [];

  /**
   * @param bodyStart UTF-16 offset of the first segment
   * @param segments never changed: an edit makes a new list
   */
  constructor(
    readonly text: string,
    readonly frontMatter: FrontMatter | undefined,
    private readonly bodyStart: number,
    private readonly segments: readonly AnalysedSegment[],
  ) {}

  get blocks(): readonly NoteBlock[] {
    this.allBlocks ??= this.gather((_, offset, index) => this.shifted(index, offset));
    return this.allBlocks;
  }

  get footnotes(): readonly FootnoteDefinition[] {
    this.allFootnotes ??= this.gather(({ footnotes }, offset) => shiftAll(footnotes, offset));
    return this.allFootnotes;
  }

  get closed(): readonly Range[] {
    // YAML front matter has a range of its own.
    this.allClosed ??= [
      ...(this.frontMatter || this.bodyStart <= 1 ? [] : [{ start: 0, end: this.bodyStart }]),
      ...this.gather(({ closed }, offset) => shiftAll(closed, offset)),
    ];
    return this.allClosed;
  }

  blocksAt({ start, end }: Range): readonly NoteBlock[] {
    return this.gather(({ length }, offset, index) =>
      offset <= end && start <= offset + length ? this.shifted(index, offset) : [],
    ).filter((block) => block.start <= end && start <= block.end);
  }

  private shifted(index: number, offset: number): readonly NoteBlock[] {
    const known = this.blocksOfSegment[index];
    if (known) {
      return known;
    }
    const { blocks } = this.segments[index] as AnalysedSegment;
    const shifted = blocks.map((block) => new ShiftedBlock(block, offset));
    this.blocksOfSegment[index] = shifted;
    return shifted;
  }

  private gather<T>(
    read: (segment: AnalysedSegment, offset: number, index: number) => readonly T[],
  ): T[] {
    const gathered: T[] = [];
    let offset = this.bodyStart;
    this.segments.forEach((segment, index) => {
      for (const item of read(segment, offset, index)) {
        gathered.push(item);
      }
      offset += segment.length;
    });
    return gathered;
  }
}
