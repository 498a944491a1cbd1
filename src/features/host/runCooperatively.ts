/** Milliseconds of work without a pause: half of what a frame at 60 Hz lasts. */
export const STRETCH = 8;

/** Runs a generator to its end, and lets the host do something else every few milliseconds. */
export function runCooperatively<T>(work: Generator<void, T>): Promise<T>;
/** The same, but gives up where its outcome is no longer wanted. */
export function runCooperatively<T>(
  work: Generator<void, T>,
  isWanted: () => boolean,
): Promise<T | undefined>;
export async function runCooperatively<T>(
  work: Generator<void, T>,
  isWanted: () => boolean = () => true,
): Promise<T | undefined> {
  while (isWanted()) {
    const pause = performance.now() + STRETCH;
    do {
      const step = work.next();
      if (step.done) {
        return step.value;
      }
    } while (performance.now() < pause);
    await new Promise<void>((resolve) => setTimeout(resolve));
  }
  return undefined;
}

/** For loops that wait for what is mostly there at once: pauses where the host had no turn for long. */
export function pauses(): () => Promise<void> {
  let pause = performance.now() + STRETCH;
  return async () => {
    if (performance.now() >= pause) {
      await new Promise<void>((resolve) => setTimeout(resolve));
      pause = performance.now() + STRETCH;
    }
  };
}
