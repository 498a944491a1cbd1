/**
 * The rows of a {@link NameAutomaton}: for each state, what follows for each class of units.
 *
 *     below the number of places     the place of the next row
 *     from there on                  a state without a row: an index into `below`
 *     FOUND                          the unit stands behind a name, which ends here
 *     REREAD                         no name goes on so, but one may begin at a later word of it
 *
 * A place is where a row begins in the table, in steps of eight entries: thus more of them fit in 16
 * bits, and an engine knows that finding an entry cannot overflow.
 */
export const STEP_BITS = 3;

/** The place of the row of the state at the beginning of a word. */
export const WORD_START = 0;
/** The row, but not its place, of the state in a word that begins no name. */
export const IN_WORD = 1;

export const FOUND = 0xffff;
export const REREAD = 0xfffe;

/** Rows of a number of classes have their places so far apart. */
export function placesOf(classes: number): number {
  return ((classes - 1) >> STEP_BITS) + 1;
}
