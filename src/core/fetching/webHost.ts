/** What fetching needs of the host that it runs in, handed in so that tests can stand in for it. */
export interface WebHost {
  fetch(address: string, init: RequestInit): Promise<Response>;
  /** Milliseconds since 1970. */
  now(): number;
  /** Ends after some milliseconds, or as soon as the signal aborts. */
  wait(milliseconds: number, signal: AbortSignal): Promise<void>;
}
