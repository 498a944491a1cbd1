import { sourceRanges } from '../markdown/proseOffsets';
import type { NoteAnalysis, NoteBlock } from '../note/noteAnalysis';
import type { Range } from '../text/range';
import type { Slip, SlipFinder } from './slips';

/** UTF-16 units of new prose that are checked without a pause: a few milliseconds. */
const SLICE = 16_000;
/** The number of units of new prose that take as long as recognising a known block. */
const KNOWN_BLOCK = 8;

/**
 * The slips in the prose of a note during editing.
 *
 * Checks a block again only if its prose has changed. Blocks move, so they are identified by their prose.
 */
export class NoteSlips {
  private known = new Map<string, readonly Slip[]>();

  constructor(private readonly finder: SlipFinder) {}

  /**
   * Finds all slips of a note, and pauses every few milliseconds, so that the host can do something else.
   *
   * @returns slips in UTF-16 offsets of the note, in order
   */
  *inSlices(note: NoteAnalysis): Generator<void, Slip[]> {
    const found: Slip[] = [];
    const current = new Map<string, readonly Slip[]>();
    let read = 0;
    for (const block of note.blocks) {
      const prose = block.text;
      const before = this.known.get(prose);
      const slips = before ?? this.slipsIn(prose);
      current.set(prose, slips);
      for (const slip of slips) {
        found.push(...placeInNote(slip, note, block));
      }
      read += before ? KNOWN_BLOCK : prose.length;
      if (read > SLICE) {
        read = 0;
        yield;
      }
    }
    this.known = current;
    return found;
  }

  /** The slips in a block of a note, in UTF-16 offsets of the note. */
  inBlock(note: NoteAnalysis, block: NoteBlock): Slip[] {
    return this.slipsIn(block.text).flatMap((slip) => placeInNote(slip, note, block));
  }

  private slipsIn(prose: string): readonly Slip[] {
    const slips = this.known.get(prose) ?? this.finder.slipsIn(prose);
    this.known.set(prose, slips);
    return slips;
  }
}

/**
 * Converts a slip in prose to one in the note.
 *
 * @returns none in a link, whose text may be its label, in a citation, in an abbreviation that the note defines, and if
 *   mark-up or a character reference splits the word
 */
function placeInNote(slip: Slip, { text }: NoteAnalysis, block: NoteBlock): Slip[] {
  const [range, ...others] = sourceRanges(block.pieces, slip.start, slip.end);
  const written = block.text.slice(slip.start, slip.end);
  if (!range || others.length > 0 || text.slice(range.start, range.end) !== written) {
    return [];
  }
  const taken: readonly Range[] = [...block.closed, ...block.citations, ...block.mentions];
  return taken.some(({ start, end }) => start < range.end && range.start < end)
    ? []
    : [{ ...slip, ...range }];
}
