/**
 * The part of a citation before the cursor, for completion:
 *
 *     as @emi|      [@emilie1998; @tre|      -@str|      @|
 *        ^^^^                     ^^^^        ^^^^      ^
 */
import type { Range } from '../text/range';

/** A key that is being typed. Its range begins at `@` and ends with the word. */
export interface CitationPrefix extends Range {
  /** The text between `@` and the cursor. */
  readonly typed: string;
}

/** The characters of a key, including letters of any script, since authors' names have them. */
const before = /(?<![\p{L}\p{N}\\])@([\p{L}\p{N}_:.#$%&\-+?<>~/]*)$/u;
const after = /^[\p{L}\p{N}_]*/u;

/**
 * The key that is being typed in a line.
 *
 * @param line the line of text
 * @param cursor UTF-16 offset in it
 * @returns undefined if there is none; offsets count in the line
 */
export function citationPrefixAt(line: string, cursor: number): CitationPrefix | undefined {
  const typed = before.exec(line.slice(0, cursor))?.[1];
  if (typed === undefined) {
    return undefined;
  }
  const rest = (after.exec(line.slice(cursor)) as RegExpExecArray)[0];
  return { start: cursor - typed.length - 1, end: cursor + rest.length, typed };
}
