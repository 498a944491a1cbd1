import { runWhile } from '../../core/text/steps';
import { wait } from './waiting';

/** Milliseconds of work without a pause: half of a frame at 60 Hz. */
export const STRETCH = 8;

/** Runs a generator until the host is due for a turn, and returns the last step that ran. */
export function runStretch<T>(work: Generator<void, T>): IteratorResult<void, T> {
  const pause = performance.now() + STRETCH;
  return runWhile(work, () => performance.now() < pause);
}

/** Runs a generator to its end, and lets the host do something else every few milliseconds. */
export function runCooperatively<T>(work: Generator<void, T>, isWanted?: undefined): Promise<T>;
/** The same, but returns undefined when `isWanted` says that the result is no longer needed. */
export function runCooperatively<T>(
  work: Generator<void, T>,
  isWanted: () => boolean,
): Promise<T | undefined>;
export async function runCooperatively<T>(
  work: Generator<void, T>,
  isWanted: () => boolean = () => true,
): Promise<T | undefined> {
  while (isWanted()) {
    const step = runStretch(work);
    if (step.done) {
      return step.value;
    }
    await wait();
  }
  return undefined;
}

/**
 * For loops whose awaits mostly resolve at once: the returned function pauses if the host had no turn for long, and
 * says whether it did.
 */
export function pauses(): () => Promise<boolean> {
  let pause = performance.now() + STRETCH;
  return async () => {
    const isDue = performance.now() >= pause;
    if (isDue) {
      await wait();
      pause = performance.now() + STRETCH;
    }
    return isDue;
  };
}
