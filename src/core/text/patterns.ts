/** Lists of words as parts of regular expressions, in a form that people can read and correct. */

/**
 * The alternatives of a list, each a regular expression: "gel patch(?:es)? stress_dose" has three.
 *
 * @param list with blanks or line ends between them, and `_` for a blank in one
 */
export function alternativesIn(list: string): string[] {
  return list
    .trim()
    .split(/\s+/)
    .map((it) => it.replaceAll('_', ' '));
}

/**
 * The pattern of one of some alternatives: oneOf`gel patch(?:es)? stress_dose` is `(?:gel|patch(?:es)?|stress dose)`.
 *
 * @param inserted patterns within an alternative, in which a blank is a blank
 */
export function oneOf({ raw }: TemplateStringsArray, ...inserted: readonly string[]): string {
  const parts = inserted.map((pattern) => pattern.replaceAll(' ', '_'));
  return `(?:${alternativesIn(String.raw({ raw }, ...parts)).join('|')})`;
}
