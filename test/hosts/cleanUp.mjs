/** @type {Set<() => void>} */
const pending = new Set();

/**
 * Runs `cleanUp` once: when the caller calls the returned function, or else when this process ends, also by
 * Ctrl-C or an error. Clean-ups are synchronous, because a process that ends does not wait for promises.
 *
 * @param {() => void} cleanUp
 * @returns {() => void}
 */
export function cleanUpAtExit(cleanUp) {
  pending.add(cleanUp);
  return () => {
    if (pending.delete(cleanUp)) cleanUp();
  };
}

process.on('exit', () => {
  for (const cleanUp of [...pending].reverse()) {
    try {
      cleanUp();
    } catch (error) {
      console.error(error);
    }
  }
});

for (const [signal, number] of /** @type {const} */ ([
  ['SIGHUP', 1],
  ['SIGINT', 2],
  ['SIGTERM', 15],
])) {
  process.on(signal, () => process.exit(128 + number));
}
