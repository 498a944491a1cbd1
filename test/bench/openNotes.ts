/** Opening a long note: how soon what is on the screen is known, and how long nothing else can run. */
import { analyseExcerpt } from '../../src/core/note/excerpt';
import { IncrementalNote } from '../../src/core/note/incrementalNote';
import type { Recogniser } from '../../src/core/recognise/recogniser';
import { largeNote } from '../unit/largeNote';
import { quantile, type Result, rounded } from './rounds';

/** UTF-16 units of about sixty lines. */
const SCREEN = 3000;

export function benchOpening(recogniser: Recogniser): Result[] {
  return [100_000, 1_000_000].flatMap((length) => {
    const text = largeNote(length);
    const middle = { start: text.length / 2, end: text.length / 2 + SCREEN };
    const whole = stretchesOf(IncrementalNote.inSlices(text, recogniser));
    const screen = stretchesOf(analyseExcerpt(text, middle, recogniser));
    const line = (what: string, ms: number): Result => ({
      what: `opening ${length / 1000} KB: ${what}`,
      ms: rounded(ms),
      ratio: rounded(ms / sum(whole)),
    });
    return [
      line('the whole note', sum(whole)),
      line('what is on the screen', sum(screen)),
      line('stretch without a pause, p50', quantile(whole, 0.5)),
      line('stretch without a pause, p99', quantile(whole, 0.99)),
      line('stretch without a pause, longest', quantile(whole, 1)),
    ];
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
