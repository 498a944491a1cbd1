import { parseDocument } from 'yaml';
import type { Range } from './range';

/** A mistake in a note that its author can mend, with its place in UTF-16 offsets. */
export interface NoteProblem extends Range {
  readonly message: string;
}

/** The YAML block at the head of a note; its range ends behind the closing line. */
export interface FrontMatter extends Range {
  readonly problems: readonly NoteProblem[];
}

/**
 * Finds and checks the front matter of a note: YAML between `---` in the first line and `---` or `...`.
 *
 * Follows Pandoc's `yaml_metadata_block` at the head of a document: a rule with a blank line below it,
 * or one that is never closed, is a horizontal rule and the note begins there.
 *
 * @returns undefined where the note has none
 */
export function readFrontMatter(text: string): FrontMatter | undefined {
  const opening = /^\uFEFF?---[ \t]*\r?\n(?![ \t]*\r?\n)/.exec(text);
  if (!opening) {
    return undefined;
  }
  const contentStart = opening[0].length;
  const closing = /^(?:---|\.\.\.)[ \t]*(?:\r?\n|$(?![\r\n]))/gm;
  closing.lastIndex = contentStart;
  const end = closing.exec(text);
  if (!end) {
    return undefined;
  }
  const { errors } = parseDocument(text.slice(contentStart, end.index));
  return {
    start: 0,
    end: end.index + end[0].length,
    problems: errors.map(({ message, pos: [from, to] }) => ({
      start: contentStart + from,
      end: contentStart + Math.max(to, from + 1),
      message: withoutPlace(message),
    })),
  };
}

/** The parser's message without the line it counts from the block's own beginning, and the excerpt. */
function withoutPlace(message: string): string {
  return message.replace(/ at line \d+, column \d+:?[\s\S]*$/, '');
}
