/** How often each publication has each of some numbered terms: words, stems, pieces of words. */
import { inSlices } from '../text/steps';

/** Places that are sorted without a pause: about a millisecond. */
const AT_ONCE = 32_768;
/** Terms that are counted without a pause. */
const COUNTED_AT_ONCE = 131_072;
/** Terms whose lists are looked at without a pause. */
const LISTED_AT_ONCE = 4096;
/** Publications whose terms are listed without a pause. */
const FILLED_AT_ONCE = 256;
/** Publications whose lists are measured without a pause. */
const SUMMED_AT_ONCE = 1024;

/** The terms of publications one after the other; those of one are from `starts[place]` to before `starts[place + 1]`. */
export class TermCounts {
  readonly starts: Uint32Array;
  terms: Uint32Array;
  counts: Uint8Array;
  /** The number of publications. */
  size = 0;
  /** The index of the next term. */
  private end = 0;
  /** For each term, how often the publication that is being added has it. */
  private tally: Uint16Array;

  /**
   * @param publications how many are added
   * @param most terms that are added in all
   * @param different how many different terms there are
   */
  constructor(
    publications: number,
    most: number,
    readonly different: number,
  ) {
    // Growing arrays would leave their smaller copies to the garbage collector, which stops everything to remove them.
    this.starts = new Uint32Array(publications + 1);
    this.terms = new Uint32Array(most);
    this.counts = new Uint8Array(most);
    this.tally = new Uint16Array(different);
  }

  /** Adds the terms of the next publication; one that is given twice counts twice. */
  add(added: Uint32Array): void {
    for (let at = 0; at < added.length; at++) {
      this.count(added[at] as number, 1);
    }
    this.endPublication();
  }

  /** Counts a term of the next publication; counts of the same term are added up. */
  count(term: number, times: number): void {
    const before = this.tally[term] as number;
    this.tally[term] = before + times;
    if (before === 0) {
      this.terms[this.end++] = term;
    }
  }

  /** Call this after the last term of each publication. */
  endPublication(): void {
    const { tally, terms, counts, end } = this;
    for (let at = this.starts[this.size] as number; at < end; at++) {
      const term = terms[at] as number;
      counts[at] = Math.min(255, tally[term] as number);
      tally[term] = 0;
    }
    this.size++;
    this.starts[this.size] = end;
  }

  /** Call this after the last publication: frees what was only needed until then. */
  trim(): void {
    const total = this.starts[this.size] as number;
    this.terms = this.terms.subarray(0, total);
    this.counts = this.counts.subarray(0, total);
    this.tally = new Uint16Array();
  }
}

/** The places of the publications that have a term, by the number of the term. */
export class Places {
  private constructor(
    private readonly starts: Uint32Array,
    private readonly places: Uint32Array,
    private readonly counts: Uint8Array,
  ) {}

  /**
   * Turns lists of terms by publication into lists of publications by term.
   *
   * @param levelOf the position of a publication by how often it has a term, from 0 for the first ones to 255;
   *   publications of one level keep their order
   * @param from the least number of publications for which the list of a term is sorted; shorter lists keep their order
   */
  static *of(
    { starts, terms, counts, size, different }: TermCounts,
    levelOf: (count: number, place: number) => number = () => 0,
    from = Number.POSITIVE_INFINITY,
  ): Generator<void, Places> {
    const total = starts[size] as number;
    const starting = new Uint32Array(different + 1);
    yield* inSlices(total, COUNTED_AT_ONCE, (start, end) =>
      countTerms(terms.subarray(start, end), starting),
    );
    sumUp(starting);
    const places = new Uint32Array(total);
    const ordered = new Uint8Array(total);
    const filling: Filling = { next: starting.slice(), places, counts: ordered };
    yield* inSlices(size, FILLED_AT_ONCE, (first, end) =>
      fill(filling, { starts, terms, counts }, first, end),
    );
    const sorting = sortingOf(size);
    const long = yield* longLists(starting, from);
    let sorted = 0;
    for (const term of long) {
      const [start, end] = [starting[term] as number, starting[term + 1] as number];
      sortByLevel(places.subarray(start, end), ordered.subarray(start, end), levelOf, sorting);
      sorted += end - start;
      if (sorted >= AT_ONCE) {
        sorted = 0;
        yield;
      }
    }
    return new Places(starting, places, ordered);
  }

  /** How many publications have a term. */
  countOf(term: number): number {
    return term + 1 < this.starts.length
      ? (this.starts[term + 1] as number) - (this.starts[term] as number)
      : 0;
  }

  /** The places of the publications that have a term; at most `most` of them, the first ones. */
  with(term: number, most = Number.POSITIVE_INFINITY): Uint32Array {
    const start = this.starts[term] ?? 0;
    return this.places.subarray(start, start + Math.min(most, this.countOf(term)));
  }

  /** How often the publications that {@link with} gives have the term. */
  countsWith(term: number, most = Number.POSITIVE_INFINITY): Uint8Array {
    const start = this.starts[term] ?? 0;
    return this.counts.subarray(start, start + Math.min(most, this.countOf(term)));
  }
}

/** The lists that are so long, at least, by their numbers. */
function* longLists(starts: Uint32Array, length: number): Generator<void, number[]> {
  const long: number[] = [];
  yield* inSlices(starts.length - 1, LISTED_AT_ONCE, (from, to) => {
    for (let at = from; at < to; at++) {
      const [start, end] = [starts[at] as number, starts[at + 1] as number];
      if (end > start && end - start >= length) {
        long.push(at);
      }
    }
  });
  return long;
}

/** Counts each term one place further on, so that sums of the counts are where the lists of terms begin. */
function countTerms(terms: Uint32Array, counts: Uint32Array): void {
  for (let at = 0; at < terms.length; at++) {
    const next = (terms[at] as number) + 1;
    counts[next] = (counts[next] as number) + 1;
  }
}

/** Lists of places while they are filled. */
interface Filling {
  /** The index of the next place of each term. */
  readonly next: Uint32Array;
  readonly places: Uint32Array;
  readonly counts: Uint8Array;
}

function fill(
  { next, places, counts }: Filling,
  from: Pick<TermCounts, 'starts' | 'terms' | 'counts'>,
  first: number,
  end: number,
): void {
  for (let place = first; place < end; place++) {
    const last = from.starts[place + 1] as number;
    for (let at = from.starts[place] as number; at < last; at++) {
      const term = from.terms[at] as number;
      const to = next[term] as number;
      places[to] = place;
      counts[to] = from.counts[at] as number;
      next[term] = to + 1;
    }
  }
}

/** Arrays for sorting that all lists share: new arrays for each would trigger the garbage collector. */
interface Sorting {
  readonly levels: Uint8Array;
  /** The index of the next place of each level. */
  readonly next: Uint32Array;
  readonly oldPlaces: Uint32Array;
  readonly oldCounts: Uint8Array;
}

/** @param longest the most places of a list */
function sortingOf(longest: number): Sorting {
  return {
    levels: new Uint8Array(longest),
    next: new Uint32Array(257),
    oldPlaces: new Uint32Array(longest),
    oldCounts: new Uint8Array(longest),
  };
}

/** Sorts places with their counts; those of one level keep their order. */
function sortByLevel(
  places: Uint32Array,
  counts: Uint8Array,
  levelOf: (count: number, place: number) => number,
  { levels, next, oldPlaces, oldCounts }: Sorting,
): void {
  next.fill(0);
  for (let at = 0; at < places.length; at++) {
    const level = levelOf(counts[at] as number, places[at] as number);
    levels[at] = level;
    next[level + 1] = (next[level + 1] as number) + 1;
  }
  sumUp(next);
  oldPlaces.set(places);
  oldCounts.set(counts);
  for (let at = 0; at < places.length; at++) {
    const level = levels[at] as number;
    const to = next[level] as number;
    places[to] = oldPlaces[at] as number;
    counts[to] = oldCounts[at] as number;
    next[level] = to + 1;
  }
}

function sumUp(counts: Uint32Array): void {
  for (let at = 1; at < counts.length; at++) {
    counts[at] = (counts[at] as number) + (counts[at - 1] as number);
  }
}

/** The total length of the lists of some publications; pauses now and then. */
export function* totalOf<T>(
  all: readonly T[],
  lengthOf: (of: T) => number,
): Generator<void, number> {
  let total = 0;
  yield* inSlices(all.length, SUMMED_AT_ONCE, (from, to) => {
    for (let at = from; at < to; at++) {
      total += lengthOf(all[at] as T);
    }
  });
  return total;
}
