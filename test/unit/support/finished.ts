/** Runs a generator to its end. */
export function finished<T>(work: Generator<void, T>): T {
  for (let step = work.next(); ; step = work.next()) {
    if (step.done) {
      return step.value;
    }
  }
}
