import { ClueCounts } from '../recognise/clueCounts';
import type { Recogniser } from '../recognise/recogniser';
import { type Clues, NoteSenses } from '../recognise/settleSenses';
import { readCitations } from './citations';
import { type FrontMatter, readFrontMatter } from './frontMatter';
import type { NoteAnalysis } from './noteAnalysis';
import { NoteBody } from './noteBody';
import { type AnalysedSegment, SegmentedAnalysis } from './segmentedAnalysis';
import type { Segment } from './segments';
import { applyChange, findChange, type TextChange } from './textChange';

/** The analysis of a note that is being written: always what a new analysis of its text would give. */
export class IncrementalNote {
  private readonly body = new NoteBody<AnalysedSegment>({
    finish: (segment, source) => this.analyseSegment(segment, source),
    replaced: (removed, added) => {
      // In this order, so that what both have does not count as a change.
      this.clues.add(added.flatMap(cluesOf));
      this.clues.remove(removed.flatMap(cluesOf));
    },
  });
  private readonly clues = new ClueCounts();
  private bodyStart = 0;
  private frontMatter: FrontMatter | undefined;
  private senses = new NoteSenses([]);
  private latest: NoteAnalysis;

  private constructor(private readonly recogniser: Recogniser) {
    this.latest = this.analyse('');
  }

  /** Analyses a note at once. */
  static of(text: string, recogniser: Recogniser): IncrementalNote {
    const reading = IncrementalNote.inSlices(text, recogniser);
    for (let step = reading.next(); ; step = reading.next()) {
      if (step.done) {
        return step.value;
      }
    }
  }

  /** Analyses a note and pauses every few milliseconds, so that the host can do something else. */
  static *inSlices(text: string, recogniser: Recogniser): Generator<void, IncrementalNote> {
    const note = new IncrementalNote(recogniser);
    note.readHead(text);
    yield* note.body.readAll(text.slice(note.bodyStart));
    note.latest = note.analyse(text);
    return note;
  }

  /** The analysis of the note as it is now. */
  get analysis(): NoteAnalysis {
    return this.latest;
  }

  /** Makes the note another text, by the one change that leads there. */
  replace(text: string): NoteAnalysis {
    return this.edit(findChange(this.latest.text, text));
  }

  /** Changes the note; what was given out before stays as it is. */
  edit(change: TextChange): NoteAnalysis {
    const text = applyChange(this.latest.text, change);
    const growth = text.length - this.latest.text.length;
    const oldStart = this.bodyStart;
    if (!this.frontMatter || change.from <= this.frontMatter.end) {
      this.readHead(text);
    }
    const isInBody = change.from >= oldStart && this.bodyStart === oldStart;
    const isInHead = change.to <= oldStart && this.bodyStart === oldStart + growth;
    if (isInBody) {
      this.body.edit(change.from - oldStart, change.to - oldStart, text.slice(oldStart));
    } else if (!isInHead) {
      for (const _ of this.body.readAll(text.slice(this.bodyStart))) {
        // Where front matter begins or ends elsewhere, everything is read again, without a pause.
      }
    }
    this.latest = this.analyse(text);
    return this.latest;
  }

  /** Reads the front matter; the body begins behind it and a byte order mark. */
  private readHead(text: string): void {
    this.frontMatter = readFrontMatter(text);
    const end = this.frontMatter?.end ?? 0;
    this.bodyStart = text.charCodeAt(end) === 0xfeff ? end + 1 : end;
  }

  /** Finds citations and names in the blocks of a segment. */
  private analyseSegment(segment: Segment, source: string): AnalysedSegment {
    const blocks = segment.blocks.map((block) => {
      const citations = readCitations(source, block, block.excluded);
      const names = this.recogniser.namesIn(block, citations);
      const mentions = this.recogniser.mentionsOf(block, names, this.senses);
      return { ...block, citations, names, mentions };
    });
    return { ...segment, blocks };
  }

  private analyse(text: string): NoteAnalysis {
    const changed = this.clues.takeChanges(() => this.body.segments.flatMap(cluesOf));
    const senses = changed && new NoteSenses([changed]);
    if (senses && !senses.equals(this.senses)) {
      this.senses = senses;
      this.body.update((segment) => this.settle(segment));
    }
    return new SegmentedAnalysis(text, this.frontMatter, this.bodyStart, this.body.segments);
  }

  /** Gives names the senses that they have in the note as it is now. */
  private settle(segment: AnalysedSegment): AnalysedSegment {
    const blocks = segment.blocks.map((block) => ({
      ...block,
      mentions: this.recogniser.mentionsOf(block, block.names, this.senses),
    }));
    return { ...segment, blocks };
  }
}

function cluesOf({ blocks }: AnalysedSegment): Clues[] {
  return blocks.map(({ names }) => names.clues);
}
