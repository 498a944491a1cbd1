/** Parts of input that several tools share. Each has limits, which a refusal names. */
import * as v from 'valibot';

/** The most UTF-16 units of a path and of a key. */
const [LONGEST_PATH, LONGEST_KEY] = [1_000, 300];

/** The path of a note. */
export const notePath = v.pipe(
  v.string(),
  v.nonEmpty(),
  v.maxLength(LONGEST_PATH),
  v.description('Path of a note, relative to the folder of the workspace.'),
);

/** The note whose literature counts; without one, what a note in the folder of the workspace can cite. */
export const citingNote = v.optional(
  v.pipe(
    v.string(),
    v.nonEmpty(),
    v.maxLength(LONGEST_PATH),
    v.description('Path of the note that is to cite, for the keys of its own bibliography.'),
  ),
);

/** How many publications an answer has. */
export function publicationLimit(most: number, usual: number) {
  return v.optional(
    v.pipe(
      v.number(),
      v.integer(),
      v.minValue(1),
      v.maxValue(most),
      v.description('Publications, at most.'),
    ),
    usual,
  );
}

/** Citation keys, each with or without `@`. */
export function citationKeys(most: number) {
  return v.pipe(
    v.array(v.pipe(v.string(), v.nonEmpty(), v.maxLength(LONGEST_KEY))),
    v.minLength(1),
    v.maxLength(most),
    v.description('Citation keys that another tool gave, without @.'),
  );
}

/** The keys without `@`, each once. */
export function readKeys(keys: readonly string[]): string[] {
  return [...new Set(keys.map((key) => key.replace(/^@/, '')))];
}
