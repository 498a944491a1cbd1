import type { WebHost } from './webHost';

/** Separates the requests to one service by an interval, in the order in which they are made. */
export class RateLimiter {
  private next = 0;

  constructor(private readonly host: WebHost) {}

  /**
   * Waits until the next request may be made.
   *
   * @param interval milliseconds from this request to the next
   */
  async turn(interval: number, signal: AbortSignal): Promise<void> {
    const now = this.host.now();
    const at = Math.max(now, this.next);
    this.next = at + interval;
    if (at > now) {
      await this.host.wait(at - now, signal);
    }
  }
}
