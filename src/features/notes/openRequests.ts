/** Milliseconds after a request in which the next one often comes: marks, then a hover, then a light bulb. */
const QUIET = 50;

/** The requests of the editor that are not answered yet. Work in the background waits while there are any. */
export class OpenRequests {
  private open = 0;
  private quietFrom = 0;

  /** Whether a request is open, or was answered a moment ago. */
  get areAny(): boolean {
    return this.open > 0 || performance.now() < this.quietFrom;
  }

  /** Answers a request. */
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
