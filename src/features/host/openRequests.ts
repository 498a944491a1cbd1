/** Milliseconds within which another request often follows: marks, then a hover, then a light bulb. */
const QUIET = 50;

/** The editor's unanswered requests. Background work waits while there are any. */
export class OpenRequests {
  private open = 0;
  private quietFrom = 0;

  /** Whether a request is open, or was answered a moment ago. */
  get areAny(): boolean {
    return this.open > 0 || performance.now() < this.quietFrom;
  }

  /** Answers a request; while it does, {@link areAny} is true. */
  async answer<T>(request: () => Promise<T>): Promise<T> {
    this.open++;
    try {
      return await request();
    } finally {
      this.open--;
      this.quietFrom = performance.now() + QUIET;
    }
  }
}
