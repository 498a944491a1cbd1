/** What fetching needs from its host. The caller passes it in, so that tests can replace it. */
export interface WebHost {
  fetch(address: string, init: RequestInit): Promise<Response>;
  /** Milliseconds since 1970. */
  now(): number;
  /** Waits some milliseconds, or until the signal aborts. */
  wait(milliseconds: number, signal: AbortSignal): Promise<void>;
}
