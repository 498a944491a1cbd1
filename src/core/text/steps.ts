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

/**
 * Runs one step, and more while there is time.
 *
 * @returns the last step that ran: `done`, with the result, if it was the last of all
 */
export function runWhile<T>(
  steps: Generator<void, T>,
  isTimeLeft: () => boolean,
): IteratorResult<void, T> {
  for (;;) {
    const step = steps.next();
    if (step.done || !isTimeLeft()) {
      return step;
    }
  }
}

/**
 * Work on many things, so many at once, with a pause after each slice of them. The work is a function of its own: the
 * engine compiles no loop in a generator while it runs.
 *
 * @param work on the things from one place to before another one
 */
export function* inSlices(
  length: number,
  atOnce: number,
  work: (from: number, to: number) => void,
): Generator<void, void> {
  for (let from = 0; from < length; from += atOnce) {
    work(from, Math.min(length, from + atOnce));
    yield;
  }
}
