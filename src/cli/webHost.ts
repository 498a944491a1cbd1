import type { WebHost } from '../core/fetching/webHost';

/** The network and the clock of this process. */
export const webHost: WebHost = {
  fetch: (address, init) => fetch(address, init),
  now: () => Date.now(),
  wait: (milliseconds, signal) =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      signal.addEventListener('abort', () => {
        clearTimeout(timer);
        resolve();
      });
    }),
};
