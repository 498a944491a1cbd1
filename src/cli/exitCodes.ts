/** Exit codes of all commands, as their help names them. */
export const exitCodes = {
  done: 0,
  /** Something could not be read, or a check found something. */
  found: 1,
  wrongCommand: 2,
  /** By Ctrl-C, as shells have it: 128 and the number of the signal. */
  interrupted: 130,
} as const;

/** What a command says where it cannot be run as it was called. */
export class WrongCommand extends Error {}
