import { type CitationGroup, readCitations } from '../citation/readCitations';
import { NoteBody } from '../markdown/noteBody';
import type { ProseBlock } from '../markdown/prose';
import { SHORT_SLICE, SLICE } from '../markdown/readInSlices';
import type { Segment } from '../markdown/segments';
import {
  areSameSenses,
  type Evidence,
  EvidenceCounts,
  NearestSenses,
  NoteDisambiguation,
  type Senses,
} from '../recognise/noteDisambiguation';
import type { BlockNames, Mention, Recogniser } from '../recognise/recogniser';
import { SilencedTerms } from '../recognise/silencedTerms';
import { softwareEnds } from '../recognise/softwareNames';
import { applyChange, findChange, type TextChange } from '../text/edits';
import { runToEnd } from '../text/steps';
import { bodyStartOf, type FrontMatter, readFrontMatter } from './frontMatter';
import type { NoteAnalysis } from './noteAnalysis';
import { type AnalysedSegment, SegmentedAnalysis } from './segmentedAnalysis';
import { silencedEnds } from './silenceTerm';

/** The analysis of a note during editing: always equal to a new analysis of its current text. */
export class IncrementalNote {
  private readonly body = new NoteBody<AnalysedSegment>({
    finish: (segment, source) => this.analyseSegment(segment, source),
    replaced: (removed, added) => {
      // In this order, so that evidence in both removed and added segments does not count as a change.
      this.evidence.add(added.flatMap(evidenceOf));
      this.evidence.remove(removed.flatMap(evidenceOf));
    },
  });
  private readonly evidence = new EvidenceCounts();
  private bodyStart = 0;
  private frontMatter: FrontMatter | undefined;
  private senses = new NoteDisambiguation([]);
  private silenced = new SilencedTerms([]);
  /** Until the whole note has been read, no block has mentions: the rest of it may change what its names mean. */
  private isRead = false;
  private latest: NoteAnalysis;

  private constructor(
    private readonly recogniser: Recogniser,
    private silencedEverywhere: readonly string[],
  ) {
    this.latest = this.analyse('');
  }

  /**
   * Analyses a note without a pause.
   *
   * @param silenced terms that are not marked, in addition to those that the note itself silences
   */
  static of(
    text: string,
    recogniser: Recogniser,
    silenced: readonly string[] = [],
  ): IncrementalNote {
    const note = new IncrementalNote(recogniser, silenced);
    runToEnd(note.read(text, SLICE));
    return note;
  }

  /**
   * Analyses a note and pauses every few milliseconds, so that the host can do something else.
   *
   * @param slice UTF-16 units that are read without a pause, at least
   */
  static *inSlices(
    text: string,
    recogniser: Recogniser,
    silenced: readonly string[] = [],
    slice = SHORT_SLICE,
  ): Generator<void, IncrementalNote> {
    const note = new IncrementalNote(recogniser, silenced);
    yield* note.read(text, slice);
    return note;
  }

  /** The analysis of the current note. */
  get analysis(): NoteAnalysis {
    return this.latest;
  }

  /** Replaces the text of the note, as the one change between the old and the new text. */
  replace(text: string): NoteAnalysis {
    return this.edit(findChange(this.latest.text, text));
  }

  /** Changes the note. Earlier analyses do not change. */
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
      // The front matter has another range, so the whole body is read again, without a pause.
      runToEnd(this.body.readAll(text.slice(this.bodyStart)));
    }
    this.latest = this.analyse(text);
    return this.latest;
  }

  /** Replaces the silenced terms. Earlier analyses do not change. */
  silence(terms: readonly string[]): NoteAnalysis {
    this.silencedEverywhere = terms;
    this.latest = this.analyse(this.latest.text);
    return this.latest;
  }

  private *read(text: string, slice: number): Generator<void, void> {
    this.readHead(text);
    yield* this.body.readAll(text.slice(this.bodyStart), slice);
    yield* this.disambiguate();
    this.isRead = true;
    this.latest = this.analyse(text);
  }

  /** Reads the front matter; the body begins after it and a byte order mark. */
  private readHead(text: string): void {
    this.frontMatter = readFrontMatter(text);
    this.bodyStart = bodyStartOf(text, this.frontMatter);
  }

  /** Finds citations and names in the blocks of a segment. */
  private analyseSegment(segment: Segment, source: string): AnalysedSegment {
    const named = segment.blocks.map((block) => {
      const citations = readCitations(source, block);
      const keys = citations.filter(isNoProse);
      const ends = [...silencedEnds(source, block), ...softwareEnds(source, block)];
      const names = this.recogniser.namesIn(block, keys, ends);
      return { block, citations, names };
    });
    const names = this.recogniser.namesAmong(named, source);
    const blocks = named.map(({ block, citations }, index) => {
      const own = names[index] as BlockNames;
      const mentions = this.isRead ? this.mentionsOf(block, own) : [];
      return { ...block, citations, names: own, mentions };
    });
    return { ...segment, blocks };
  }

  /** The analysis of the text, after its names have been disambiguated. */
  private analyse(text: string): NoteAnalysis {
    // An edit does not pause.
    runToEnd(this.disambiguate());
    return new SegmentedAnalysis(text, this.frontMatter, this.bodyStart, this.body.segments);
  }

  /** Disambiguates the names of the current note, and pauses now and then. */
  private *disambiguate(): Generator<void, void> {
    const changed = this.evidence.takeChanges(() => this.body.segments.flatMap(evidenceOf));
    const senses = changed ? new NoteDisambiguation([changed]) : this.senses;
    const silenced = new SilencedTerms([
      ...this.silencedEverywhere,
      ...(this.frontMatter?.options.silence ?? []),
    ]);
    // If a note defines a name for two things, its meaning also depends on the order of the blocks.
    const isNew = !this.isRead || !senses.equals(this.senses) || !silenced.equals(this.silenced);
    if (isNew || senses.ambivalent.size > 0) {
      this.senses = senses;
      this.silenced = silenced;
      const nearest = new NearestSenses(senses);
      yield* this.body.update((segment) => this.disambiguateSegment(segment, nearest, isNew));
    }
  }

  private mentionsOf(block: ProseBlock, names: BlockNames, nearest?: Senses): Mention[] {
    const { senses, silenced } = this;
    return this.recogniser.mentionsOf(block, names, senses, { silenced, nearest });
  }

  /** @param isNew whether to update even blocks whose relevant definitions have not changed */
  private disambiguateSegment(
    segment: AnalysedSegment,
    senses: NearestSenses,
    isNew: boolean,
  ): AnalysedSegment {
    const blocks = segment.blocks.map((block) => {
      const nearest = senses.next(block.names.evidence);
      return !isNew && block.nearest && areSameSenses(block.nearest, nearest)
        ? block
        : { ...block, nearest, mentions: this.mentionsOf(block, block.names, nearest) };
    });
    return blocks.every((block, index) => block === segment.blocks[index])
      ? segment
      : { ...segment, blocks };
  }
}

/** Whether a citation contains no names. Links may contain names, and a number may be only a number. */
function isNoProse({ citations }: CitationGroup): boolean {
  return citations.every(({ by }) => by === 'key');
}

function evidenceOf({ blocks }: AnalysedSegment): Evidence[] {
  return blocks.map(({ names }) => names.evidence);
}
