/**
 * The Markdown of a note during editing, as segments: an edit only parses the segments around it.
 *
 *     segments   A  B  C  D  E  F  G        an edit in D: C, D and E are parsed again;
 *                      ┗━━━━━┛              if C or E comes out differently, B or F too, and so on.
 *
 * Why the result is that of parsing everything: Markdown is read from top to bottom, and where a top-level block
 * begins, no block before it is open. So if C has the same result as before, nothing before it changes; and if E has,
 * it leaves the parser in the same state, so nothing after it changes. Only definitions have distant effects: the
 * parser gets those of the other segments, and when their set changes, every segment that may refer to a changed one is
 * parsed again.
 */
import { runToEnd } from '../text/steps';
import { changedIdentifiers, DefinitionCounts, referenceTest } from './definitionCounts';
import type { Definitions } from './markdownParser';
import { guessDefinitions, readInSlices, SLICE } from './readInSlices';
import { readSegments, type Segment } from './segments';

/** The new segments in place of those from `first` to `last`. */
interface Window {
  readonly first: number;
  readonly last: number;
  /** UTF-16 offset of the first one. */
  readonly start: number;
  readonly parsed: readonly Segment[];
  /** The definitions that the parser got. */
  readonly given: Definitions;
}

/** Adds data to segments beyond their prose. */
export interface SegmentObserver<S extends Segment> {
  /** Completes a segment, given its source. */
  readonly finish: (segment: Segment, source: string) => S;
  /** Is called when segments replace others. */
  readonly replaced: (removed: readonly S[], added: readonly S[]) => void;
}

/** Segments that are updated without a pause: some milliseconds. */
const SEGMENTS_AT_ONCE = 256;

/** The segments of a note's text, which edits keep up to date. */
export class NoteBody<S extends Segment> {
  private text = '';
  private current: readonly S[] = [];
  private readonly definitions = new DefinitionCounts();

  constructor(private readonly observer: SegmentObserver<S>) {}

  /** The segments of the current text; an edit creates another list. */
  get segments(): readonly S[] {
    return this.current;
  }

  /**
   * Reads a text from its beginning, and pauses after each slice of it and each of its segments.
   *
   * @param slice its length in UTF-16 units
   */
  *readAll(text: string, slice = SLICE): Generator<void, void> {
    const given = guessDefinitions(text);
    yield;
    const segments: S[] = [];
    let start = 0;
    for (const read of readInSlices(text, given, slice)) {
      yield;
      for (const segment of read) {
        const end = start + segment.length;
        segments.push(this.observer.finish(segment, text.slice(start, end)));
        start = end;
        yield;
      }
    }
    this.text = text;
    this.put(0, this.current.length, segments);
    yield;
    yield* this.readReferrers(changedIdentifiers(given, this.definitions.known()));
  }

  /**
   * Changes the text.
   *
   * @param from and `to`: UTF-16 offsets in the text before the edit
   * @param text after it
   */
  edit(from: number, to: number, text: string): void {
    const growth = text.length - this.text.length;
    this.text = text;
    const { first, last, start, parsed, given } = this.parseAround(from, to, growth);
    const before = this.definitions.known();
    this.put(first, last + 1, this.finishAll(parsed, text, start));
    const now = this.definitions.known();
    const changed = new Set([
      ...changedIdentifiers(before, now),
      ...changedIdentifiers(given, now),
    ]);
    // An edit is applied without a pause.
    runToEnd(this.readReferrers(changed));
  }

  /** Replaces each segment by an updated one with the same text, and pauses now and then. */
  *update(change: (segment: S) => S): Generator<void, void> {
    const changed: S[] = [];
    for (const segment of this.current) {
      changed.push(change(segment));
      if (changed.length % SEGMENTS_AT_ONCE === 0) {
        yield;
      }
    }
    this.current = changed;
  }

  /** Replaces the segments from one index to another. */
  private put(from: number, to: number, segments: readonly S[]): void {
    const removed = this.current.slice(from, to);
    this.current = this.current.slice(0, from).concat(segments, this.current.slice(to));
    this.definitions.remove(removed);
    this.definitions.add(segments);
    this.observer.replaced(removed, segments);
  }

  /**
   * Parses the segments that an edit touches and a neighbour on each side, and more until both edges have the same
   * result as before.
   */
  private parseAround(from: number, to: number, growth: number): Window {
    const touched = this.segmentsTouching(from, to);
    let { first, last } = { first: touched.first - 1, last: touched.last + 1 };
    for (let step = 1; ; step *= 2) {
      first = Math.max(0, first);
      last = Math.min(this.current.length - 1, last);
      const window = this.parseWindow(first, last, growth);
      const holdsAbove = first === 0 || isAlike(window.parsed[0], this.current[first]);
      const isLast = last === this.current.length - 1;
      const holdsBelow = isLast || isAlike(window.parsed.at(-1), this.current[last]);
      if (holdsAbove && holdsBelow) {
        return window;
      }
      first -= holdsAbove ? 0 : step;
      last += holdsBelow ? 0 : step;
    }
  }

  private segmentsTouching(from: number, to: number): { first: number; last: number } {
    let first = -1;
    let last = 0;
    let start = 0;
    for (let index = 0; index < this.current.length && start <= to; index++) {
      const end = start + (this.current[index] as Segment).length;
      if (first === -1 && end >= from) {
        first = index;
      }
      last = index;
      start = end;
    }
    return { first, last };
  }

  private parseWindow(first: number, last: number, growth: number): Window {
    const start = lengthOf(this.current, 0, first);
    const length = lengthOf(this.current, first, last + 1) + growth;
    const source = this.text.slice(start, start + length);
    const within = this.current.slice(first, last + 1);
    this.definitions.remove(within);
    const given = union(this.definitions.known(), guessDefinitions(source));
    this.definitions.add(within);
    return { first, last, start, given, parsed: [...readInSlices(source, given)].flat() };
  }

  /** Parses every segment again that may refer to an identifier whose definition was added or removed. */
  private *readReferrers(identifiers: ReadonlySet<string>): Generator<void, void> {
    if (identifiers.size === 0) {
      return;
    }
    const mayRefer = referenceTest(identifiers);
    const known = this.definitions.known();
    let start = 0;
    for (let index = 0; index < this.current.length; index++) {
      const segment = this.current[index] as S;
      const source = this.text.slice(start, start + segment.length);
      start += segment.length;
      if (mayRefer(source)) {
        // Definitions do not change the extent of blocks, so a segment stays one.
        const [again] = readSegments(source, known) as [Segment];
        this.put(index, index + 1, [this.observer.finish(again, source)]);
        yield;
      }
    }
  }

  private finishAll(segments: readonly Segment[], text: string, start: number): S[] {
    let at = start;
    return segments.map((segment) => {
      const source = text.slice(at, at + segment.length);
      at += segment.length;
      return this.observer.finish(segment, source);
    });
  }
}

function isAlike(a: Segment | undefined, b: Segment | undefined): boolean {
  return a?.length === b?.length && a?.outline === b?.outline;
}

function lengthOf(segments: readonly Segment[], from: number, to: number): number {
  let length = 0;
  for (let index = from; index < to; index++) {
    length += (segments[index] as Segment).length;
  }
  return length;
}

function union(a: Definitions, b: Definitions): Definitions {
  return {
    links: [...new Set([...a.links, ...b.links])],
    footnotes: [...new Set([...a.footnotes, ...b.footnotes])],
  };
}
