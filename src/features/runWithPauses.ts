/** Milliseconds of work without a pause: half of what a frame at 60 Hz lasts. */
const STRETCH = 8;

/** Runs a generator to its end, and lets the host do something else every few milliseconds. */
export async function runWithPauses<T>(work: Generator<void, T>): Promise<T> {
  for (;;) {
    const pause = performance.now() + STRETCH;
    do {
      const step = work.next();
      if (step.done) {
        return step.value;
      }
    } while (performance.now() < pause);
    await new Promise<void>((resolve) => setTimeout(resolve));
  }
}
