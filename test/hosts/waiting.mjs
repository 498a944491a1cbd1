/** A wait that took too long, as against one that ended badly. */
export class TimeOutError extends Error {}

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
 * Tries again and again until something comes of it.
 *
 * @template T
 * @param {() => Promise<T | undefined>} attempt
 * @param {number} seconds
 * @param {string} complaint what has not happened, for the message
 * @returns {Promise<T>}
 */
export async function retryUntil(attempt, seconds, complaint) {
  const deadline = Date.now() + seconds * 1000;
  do {
    const result = await attempt();
    if (result !== undefined) return result;
    await new Promise((resolve) => setTimeout(resolve, 100));
  } while (Date.now() < deadline);
  throw new TimeOutError(`${complaint} within ${seconds} seconds`);
}
