/**
 * Ends this process when its parent process is gone, however the parent ended: the pipe to standard input
 * closes then.
 */
export function endWithParent() {
  process.stdin.resume().on('close', () => process.exit());
}
