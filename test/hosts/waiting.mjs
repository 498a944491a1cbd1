/**
 * Seconds after which a wait counts as a hang. The bound only ends waits that would never end: on a machine
 * whose cores are busy with other work, an editor takes ten times as long as on an idle one.
 */
export const hangSeconds = 180;
/** Milliseconds that a first attempt waits for its outcome. */
const firstPatience = 3000;

/** The error of a wait that took too long, as opposed to one that failed. */
export class TimeOutError extends Error {}

/**
 * Ignores an error if an attempt took too long; for its `catch`.
 *
 * @param {unknown} error
 * @returns {undefined}
 * @throws any error except {@link TimeOutError} and Playwright's `TimeoutError`
 */
export function ignoreTimeOut(error) {
  if (error instanceof TimeOutError) return;
  if (error instanceof Error && error.name === 'TimeoutError') return;
  throw error;
}

/**
 * @template T
 * @param {Promise<T>} promise
 * @param {number} seconds
 * @param {string} complaint what has not happened, for the message
 * @returns {Promise<T>}
 */
export async function orTimeOut(promise, seconds, complaint) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  /** @type {Promise<never>} */
  const timeOut = new Promise((_, reject) => {
    const error = new TimeOutError(`${complaint} within ${seconds} seconds`);
    timer = setTimeout(() => reject(error), seconds * 1000);
  });
  try {
    return await Promise.race([promise, timeOut]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Waits for a promise as long as its work gives signs of life.
 *
 * @template T
 * @param {Promise<T>} promise
 * @param {number} seconds without a sign of life that count as a hang
 * @param {() => number} lastSign the time of the last sign of life, as `Date.now()` counts
 * @param {string} complaint what has not happened, for the message
 * @returns {Promise<T>}
 */
export async function orSilence(promise, seconds, lastSign, complaint) {
  const start = Date.now();
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  /** @type {Promise<never>} */
  const silence = new Promise((_, reject) => {
    timer = setInterval(() => {
      if (Date.now() - Math.max(start, lastSign()) < seconds * 1000) return;
      reject(new TimeOutError(`${complaint}: there was no sign of life for ${seconds} seconds`));
    }, 1000);
  });
  try {
    return await Promise.race([promise, silence]);
  } finally {
    clearInterval(timer);
  }
}

/**
 * Repeats an attempt until it gives a value.
 *
 * @template T
 * @param {(patience: number) => Promise<T | undefined>} attempt gets the milliseconds to wait for its outcome,
 * twice as many each time, so that a slow editor has time to show it
 * @param {string} complaint what has not happened, for the message
 * @param {number} [seconds]
 * @returns {Promise<T>}
 */
export async function retryUntil(attempt, complaint, seconds = hangSeconds) {
  const deadline = Date.now() + seconds * 1000;
  let patience = firstPatience;
  do {
    const result = await attempt(patience);
    patience = Math.min(2 * patience, seconds * 1000);
    if (result !== undefined) return result;
    await new Promise((resolve) => setTimeout(resolve, 100));
  } while (Date.now() < deadline);
  throw new TimeOutError(`${complaint} within ${seconds} seconds`);
}
