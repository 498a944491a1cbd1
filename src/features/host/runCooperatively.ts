import { wait } from './waiting';

/** Milliseconds of work without a pause: half of a frame at 60 Hz. */
export const STRETCH = 8;

/** The same for work that can be held: a request that arrives in the meantime waits at most this long. */
const SHORT_STRETCH = 5;
/** Milliseconds after which held work checks again whether it may go on. */
const HELD = 10;

/**
 * Runs a generator to its end, and lets the host do something else every few milliseconds.
 *
 * @param isHeld whether the work must wait for something more urgent; called before each stretch
 */
export function runCooperatively<T>(
  work: Generator<void, T>,
  isWanted?: undefined,
  isHeld?: () => boolean,
): Promise<T>;
/** The same, but returns undefined when `isWanted` says that the result is no longer needed. */
export function runCooperatively<T>(
  work: Generator<void, T>,
  isWanted: () => boolean,
  isHeld?: () => boolean,
): Promise<T | undefined>;
export async function runCooperatively<T>(
  work: Generator<void, T>,
  isWanted: () => boolean = () => true,
  isHeld?: () => boolean,
): Promise<T | undefined> {
  while (isWanted()) {
    const waits = isHeld?.() ?? false;
    const pause = performance.now() + (isHeld ? SHORT_STRETCH : STRETCH);
    while (!waits) {
      const step = work.next();
      if (step.done) {
        return step.value;
      }
      if (performance.now() >= pause) {
        break;
      }
    }
    await wait(waits ? HELD : 0);
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
