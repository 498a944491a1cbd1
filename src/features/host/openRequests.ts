/** Milliseconds within which another request often follows: marks, then a hover, then a light bulb. */
const QUIET = 20;
/** Milliseconds after which a request is taken to wait for something else, such as a file on a slow disk. */
const LONGEST = 250;

/** The editor's unanswered requests. Background work waits while there are any. */
export class OpenRequests {
  private open = 0;
  private lastOpened = 0;
  private quietFrom = 0;

  /** @param longest milliseconds for which a request counts as open, at most */
  constructor(private readonly longest = LONGEST) {}

  /** Whether a request is open, or was answered a moment ago. */
  get areAny(): boolean {
    const now = performance.now();
    return (this.open > 0 && now < this.lastOpened + this.longest) || now < this.quietFrom;
  }

  /** Answers a request; while it does, {@link areAny} is true. */
  async answer<T>(request: () => Promise<T>): Promise<T> {
    this.open++;
    this.lastOpened = performance.now();
    try {
      return await request();
    } finally {
      this.open--;
      this.quietFrom = performance.now() + QUIET;
    }
  }
}
