import type { WebHost } from './webHost';

/** Keeps requests to one service apart, in the order in which they are made. */
export class RequestPace {
  private next = 0;

  /** @param interval milliseconds from one request to the next */
  constructor(
    private readonly host: WebHost,
    private readonly interval: number,
  ) {}

  /** Waits until a request may be made. */
  async turn(signal: AbortSignal): Promise<void> {
    const now = this.host.now();
    const at = Math.max(now, this.next);
    this.next = at + this.interval;
    if (at > now) {
      await this.host.wait(at - now, signal);
    }
  }
}
