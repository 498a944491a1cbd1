/**
 * Milliseconds after which a wait counts as a hang. The bound only ends waits that would never end: on a
 * machine whose cores are busy with other work, an editor takes ten times as long as on an idle one.
 */
export const HANG = 180_000;
/**
 * The same in the first try of a test. What has not come by then is mostly an event that a busy editor has missed: the
 * second try, which waits for as long as {@link HANG}, meets it at once.
 */
export const FIRST_HANG = 60_000;
/** Milliseconds between the first two attempts; each further pause is longer by a fifth, up to the longest. */
const PAUSE = 20;
const LONGEST_PAUSE = 250;

/** How long a wait lasts. What runs the tests says it for each try: see `mochaInEditor.ts`. */
export const bound = { milliseconds: () => HANG };

/**
 * Repeats an attempt until it gives a value. Fails, with a name for the wait, if that never happens.
 *
 * @param what the name, or a function that describes the state after the last attempt
 * @param hang milliseconds after which the wait counts as a hang
 */
export async function eventually<T>(
  what: string | (() => string),
  attempt: () => T | undefined | false | Thenable<T | undefined | false>,
  hang = bound.milliseconds(),
): Promise<T> {
  const end = Date.now() + hang;
  let pause = PAUSE;
  do {
    const found = await unlessCancelled(attempt);
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, pause));
    pause = Math.min(1.2 * pause, LONGEST_PAUSE);
  } while (Date.now() < end);
  throw new Error(`${typeof what === 'string' ? what : what()}: did not happen`);
}

/** Waits until a value equals the expected one; a failure shows the last value. */
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

/** Undefined if the editor cancels the request, as it does when it has just read the document again. */
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
