/** What fetching needs from its host. The caller passes it in, so that tests can replace it. */
export interface WebHost {
  fetch(address: string, init: RequestInit): Promise<Response>;
  /** Milliseconds since 1970. */
  now(): number;
  /** Waits some milliseconds, or until the signal aborts. */
  wait(milliseconds: number, signal: AbortSignal): Promise<void>;
}

/** The functions for network and clock that both web workers and Node have. */
export interface WebGlobals
  extends Pick<typeof globalThis, 'fetch' | 'setTimeout' | 'clearTimeout'> {
  readonly Date: Pick<DateConstructor, 'now'>;
}

/**
 * Makes a host of the global object of a process.
 *
 * @param web looked up at each call, so that a later change of its functions counts
 */
export function webHostOf(web: WebGlobals): WebHost {
  return {
    fetch: (address, init) => web.fetch(address, init),
    now: () => web.Date.now(),
    wait: (milliseconds, signal) =>
      new Promise((resolve) => {
        const end = () => {
          web.clearTimeout(timer);
          signal.removeEventListener('abort', end);
          resolve();
        };
        const timer = web.setTimeout(end, milliseconds);
        signal.addEventListener('abort', end);
        if (signal.aborted) {
          end();
        }
      }),
  };
}
