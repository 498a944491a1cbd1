/**
 * What of a citation is typed before the cursor, for completion:
 *
 *     as @emi|      [@emilie1998; @tre|      -@str|      @|
 *        ^^^^                     ^^^^        ^^^^      ^
 */
import type { Range } from '../text/range';

/** A key under way. Its range is that of `@` and what follows, up to the end of the word. */
export interface CitationPrefix extends Range {
  /** What stands between `@` and the cursor. */
  readonly typed: string;
}

/** Units that a key may have; and letters of any script, since authors' names have them. */
const before = /(?<![\p{L}\p{N}\\])@([\p{L}\p{N}_:.#$%&\-+?<>~/]*)$/u;
const after = /^[\p{L}\p{N}_]*/u;

/**
 * The key that is being typed in a line.
 *
 * @param line the line of text
 * @param cursor UTF-16 offset in it
 * @returns undefined where none is; offsets are those of the line
 */
export function citationPrefixAt(line: string, cursor: number): CitationPrefix | undefined {
  const typed = before.exec(line.slice(0, cursor))?.[1];
  if (typed === undefined) {
    return undefined;
  }
  const rest = (after.exec(line.slice(cursor)) as RegExpExecArray)[0];
  return { start: cursor - typed.length - 1, end: cursor + rest.length, typed };
}
