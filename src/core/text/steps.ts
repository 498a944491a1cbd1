/** Work that is cut into steps: a generator that yields wherever it may pause. */

/** Runs the steps to their end without a pause, and gives what they return. */
export function runToEnd<T>(steps: Generator<void, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) {
      return step.value;
    }
  }
}
