import assert from 'node:assert/strict';

/** The minimum number of notes of each kind in a file. */
const ENOUGH = 10;

/**
 * The two kinds of notes in an input. Each line is a note of its own, so that no line gives evidence to another. Those
 * above the blank line show what gives the file its name; those below only look like it.
 */
export function readNoteKinds(input: string): string[][] {
  const kinds = input
    .trimEnd()
    .split('\n\n')
    .map((part) => part.split('\n'));
  assert.equal(kinds.length, 2, 'a blank line separates the two kinds of notes');
  assert.ok(kinds.every(({ length }) => length >= ENOUGH));
  return kinds;
}

/** The text of the notes, each with lines about its mentions below it. */
export function writeNoteKinds(
  kinds: readonly (readonly string[])[],
  linesOf: (note: string) => readonly string[],
): string {
  const texts = kinds.map((notes) =>
    notes.flatMap((note) => [note, ...linesOf(note).map((line) => `    ${line}`)]).join('\n'),
  );
  return `${texts.join('\n\n')}\n`;
}
