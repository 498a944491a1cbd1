/**
 * Milliseconds after which a wait counts as a hang. Such a bound only ends what would never end: on a
 * machine whose cores are busy with other work, an editor needs ten times as long as on an idle one.
 */
export const HANG = 180_000;
/** Milliseconds between two attempts. */
const PAUSE = 50;

/**
 * Waits until something holds, and fails with a name for it when it does not.
 *
 * @param what the name, or what says at the end how things are
 */
export async function eventually<T>(
  what: string | (() => string),
  attempt: () => T | undefined | false | Thenable<T | undefined | false>,
): Promise<T> {
  const end = Date.now() + HANG;
  do {
    const found = await unlessCancelled(attempt);
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  } while (Date.now() < end);
  throw new Error(`${typeof what === 'string' ? what : what()}: did not happen`);
}

/** Waits until a value is as expected; a failure shows its last value. */
export async function becomesEqual<T>(
  what: string,
  read: () => T | Thenable<T>,
  expected: T,
): Promise<void> {
  let last: T | undefined;
  await eventually(
    () => `${what} ${JSON.stringify(expected)}, which is ${JSON.stringify(last)}`,
    async () => {
      last = await read();
      return JSON.stringify(last) === JSON.stringify(expected);
    },
  );
}

/** The editor cancels a request if it has just read the document again: this repeats the request then. */
async function unlessCancelled<T>(
  attempt: () => T | undefined | false | Thenable<T | undefined | false>,
): Promise<T | undefined | false> {
  try {
    return await attempt();
  } catch (error) {
    if (error instanceof Error && /^Cancell?ed\b/.test(error.message)) return undefined;
    throw error;
  }
}
