import type { WebHost } from '../../../src/core/fetching/webHost';

/** The signal of a request that nobody cancels. */
export const never = new AbortController().signal;

/** The fetch of this process, with a clock for which no test waits. */
export class TestHost implements WebHost {
  time = Date.now();
  /** The pauses between requests, in milliseconds. */
  readonly waits: number[] = [];

  /** @param limit the time limit of requests: a wait of at least this many milliseconds ends only with its request */
  constructor(private readonly limit: number) {}

  fetch(address: string, init: RequestInit): Promise<Response> {
    return fetch(address, init);
  }

  now(): number {
    return this.time;
  }

  wait(milliseconds: number, signal: AbortSignal): Promise<void> {
    if (milliseconds >= this.limit) {
      return new Promise((resolve) => signal.addEventListener('abort', () => resolve()));
    }
    this.waits.push(milliseconds);
    this.time += milliseconds;
    return Promise.resolve();
  }
}
