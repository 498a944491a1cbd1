/** Work in steps: a generator that yields wherever it may pause. */

/** Runs the steps to their end without a pause, and returns their result. */
export function runToEnd<T>(steps: Generator<void, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) {
      return step.value;
    }
  }
}
