/** Opening a long note: how soon the part on the screen is analysed, and how long other work is blocked. */
import { analyseExcerpt } from '../../src/core/note/excerpt';
import { IncrementalNote } from '../../src/core/note/incrementalNote';
import type { Recogniser } from '../../src/core/recognise/recogniser';
import { largeNote } from '../unit/support/largeNote';
import { quantile, type Result, rounded } from './rounds';

/** UTF-16 units of about sixty lines. */
const SCREEN = 3000;
/** UTF-16 units above which a note is never read as a whole. */
const LONGEST_READ = 3_000_000;

/** Excerpts that are timed, spread over the note. */
const EXCERPTS = 9;

export function benchOpening(recogniser: Recogniser): Result[] {
  return [100_000, 1_000_000, 10_000_000].flatMap((length) => {
    const text = largeNote(length);
    const screen = timesOfExcerpts(text, recogniser);
    if (length > LONGEST_READ) {
      const what = `opening ${length / 1000} KB: what is on the screen`;
      return [{ what, ms: rounded(quantile(screen, 0.5)), ratio: 1 }];
    }
    const whole = stretchesOf(IncrementalNote.inSlices(text, recogniser));
    const line = (what: string, ms: number): Result => ({
      what: `opening ${length / 1000} KB: ${what}`,
      ms: rounded(ms),
      ratio: rounded(ms / sum(whole)),
    });
    return [
      line('the whole note', sum(whole)),
      line('what is on the screen', quantile(screen, 0.5)),
      line('stretch without a pause, p50', quantile(whole, 0.5)),
      line('stretch without a pause, p99', quantile(whole, 0.99)),
      line('stretch without a pause, longest', quantile(whole, 1)),
    ];
  });
}

/** Milliseconds until a screen of the note is analysed, at several places in it. */
function timesOfExcerpts(text: string, recogniser: Recogniser): number[] {
  return Array.from({ length: EXCERPTS }, (_, index) => {
    const start = Math.floor((text.length * index) / EXCERPTS);
    return sum(stretchesOf(analyseExcerpt(text, { start, end: start + SCREEN }, recogniser)));
  });
}

/** Milliseconds between the pauses of some work. */
function stretchesOf(work: Generator<void, unknown>): number[] {
  const times: number[] = [];
  let isDone: boolean | undefined = false;
  while (!isDone) {
    const start = performance.now();
    isDone = work.next().done;
    times.push(performance.now() - start);
  }
  return times;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
