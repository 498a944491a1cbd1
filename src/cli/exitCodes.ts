/** The exit codes of all commands, as their help names them. */
export const exitCodes = {
  done: 0,
  /** A file could not be read, or a check found something. */
  found: 1,
  wrongCommand: 2,
  /** Ended by Ctrl-C. As in shells, 128 plus the number of the signal. */
  interrupted: 130,
} as const;

/** A command was called with wrong arguments; the message says what is wrong. */
export class WrongCommand extends Error {}
