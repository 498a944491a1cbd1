/**
 * Citation keys: whether a key can be cited, how to create keys for files without them, and which keys are near an
 * unknown one.
 *
 * "emilie98" is near "emilie1998" by the Damerau–Levenshtein distance in its restricted form (optimal string
 * alignment), ignoring letter case; a key that begins with the unknown one is near, too.
 */

import { plainLetters } from '../text/plainLetters';
import { yearIn } from './dateText';
import type { ReferenceSummary } from './summary';

/** What Pandoc reads as a key after an at sign without braces. */
const citable = /^[\p{L}\p{N}_](?:[\p{L}\p{N}_]|[:.#$%&+?<>~/-](?=[\p{L}\p{N}_]))*$/u;
const letters = 'abcdefghijklmnopqrstuvwxyz';

/** Whether a key can follow an at sign without braces. */
export function isCitable(key: string): boolean {
  return citable.test(key);
}

/**
 * A key from the first author and the year: "emilie1998", "vanderberg2001"; without an author, from the first
 * words of the title: "il6infectious".
 */
export function keyFor({ authors: [author], title, year }: ReferenceSummary): string {
  const words = plainLetters(title ?? '').match(/[a-z0-9]+/g) ?? [];
  const name = author ? plainLetters(author).replace(/[^a-z0-9]/g, '') : words.slice(0, 3).join('');
  return (name || 'entry') + (yearIn(year) ?? '');
}

/** The key, or the next one that is free: "emilie1998", "emilie1998a", …, "emilie1998z", "emilie1998aa". */
export function freeKey(key: string, taken: { has(key: string): boolean }): string {
  let free = key;
  for (let number = 0; taken.has(free); number++) {
    free = key + suffix(number);
  }
  return free;
}

/** Free keys, one after the other: for one author and year, the thousandth is found as quickly as the first. */
export class FreeKeys {
  /** The number of the suffix that is tried next, by key. */
  private readonly next = new Map<string, number>();

  /** @param taken the keys that are not free; new keys are added to it */
  constructor(private readonly taken: Set<string>) {}

  /** Gives the key or the next one that is free, as {@link freeKey} does, and takes it. */
  take(key: string): string {
    let free = key;
    let number = this.next.get(key) ?? 0;
    if (number > 0 || this.taken.has(free)) {
      do {
        free = key + suffix(number++);
      } while (this.taken.has(free));
      this.next.set(key, number);
    }
    this.taken.add(free);
    return free;
  }
}

function suffix(number: number): string {
  const rest = Math.floor(number / letters.length);
  return (rest > 0 ? suffix(rest - 1) : '') + letters[number % letters.length];
}

/** Edits between two near keys, at most, as a fraction of the longer key. */
const FARTHEST = 0.34;
/** The fewest UTF-16 units of a key for which longer keys that begin with it are near. */
const SHORTEST_BEGINNING = 4;

/** Keys that are compared without a pause: some milliseconds. */
const AT_ONCE = 1000;

/**
 * The known keys nearest to an unknown one, nearest first. Compares all of them, and pauses every few milliseconds.
 *
 * @param known is iterated once
 */
export function* nearestKeys(
  key: string,
  known: Iterable<string>,
  limit = 3,
): Generator<void, string[]> {
  let compared = 0;
  const wanted = key.toLowerCase();
  const near: { readonly key: string; readonly distance: number }[] = [];
  for (const candidate of known) {
    if (++compared % AT_ONCE === 0) {
      yield;
    }
    const other = candidate.toLowerCase();
    if (wanted.length >= SHORTEST_BEGINNING && other.startsWith(wanted)) {
      near.push({ key: candidate, distance: 0 });
      continue;
    }
    const most = Math.floor(FARTHEST * Math.max(wanted.length, other.length));
    if (Math.abs(wanted.length - other.length) <= most) {
      const distance = distanceOf(wanted, other, most);
      if (distance <= most) {
        near.push({ key: candidate, distance });
      }
    }
  }
  return near
    .sort((a, b) => a.distance - b.distance || (a.key < b.key ? -1 : 1))
    .slice(0, limit)
    .map((it) => it.key);
}

/** Counts insertions, deletions, replacements and swaps of neighbours. Stops counting above `most`. */
function distanceOf(a: string, b: string, most: number): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const isSame = a[i - 1] === b[j - 1];
      let least = Math.min(
        (last[j] as number) + 1,
        (row[j - 1] as number) + 1,
        (last[j - 1] as number) + (isSame ? 0 : 1),
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        least = Math.min(least, (beforeLast[j - 2] as number) + 1);
      }
      row.push(least);
    }
    if (Math.min(...row) > most) {
      return most + 1;
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] as number;
}
