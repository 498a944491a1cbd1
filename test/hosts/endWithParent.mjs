/**
 * Ends this process when the process that started it is gone, however that one ended: the pipe to
 * standard input closes then.
 */
export function endWithParent() {
  process.stdin.resume().on('close', () => process.exit());
}
