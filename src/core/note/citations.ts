/**
 * Citations in Pandoc's syntax: the one tokenizer that every feature uses.
 *
 *     [see @emilie1998, p. 710; -@trenova2016]     bracketed, with prefix, locator, author left out
 *     @emilie1998 [p. 710]                         in the text
 *     @{https://example.org/a?b=c}                 a key in braces
 *
 * Follows Pandoc's User's Guide ("Citation syntax") and its Markdown reader: a key begins with a
 * letter, digit or `_`; of `:.#$%&-+?<>~/` only single ones between such characters belong to it, so
 * a full stop behind it does not. A key directly behind a letter or digit is an e-mail address.
 */
import type { Range } from './range';

/** One key of a citation. Its range is that of `@key`, with the minus sign before it and the braces. */
export interface Citation extends Range {
  readonly key: string;
  /** What stands before it in its group, such as "see". */
  readonly prefix: string;
  /** What stands behind it, such as ", p. 710". */
  readonly suffix: string;
  readonly suppressAuthor: boolean;
}

/** Keys cited in one place. Its range covers brackets and locators. */
export interface CitationGroup extends Range {
  readonly form: 'bracketed' | 'inText';
  readonly citations: readonly Citation[];
}

/** Stands in for units that are no part of any citation: code, escapes, addresses. */
const MASK = '\uFFFC';

/**
 * Finds the citations in one block of a note.
 *
 * @param note the source text
 * @param block the block's range in it
 * @param excluded source ranges that are not prose, within the block
 * @returns groups in the order of the text; they do not overlap; offsets are those of `note`
 */
export function readCitations(
  note: string,
  block: Range,
  excluded: readonly Range[],
): CitationGroup[] {
  if (!note.slice(block.start, block.end).includes('@')) {
    return [];
  }
  return new CitationReader(note, mask(note, block, excluded), block.start).read();
}

function mask(note: string, { start, end }: Range, excluded: readonly Range[]): string {
  let masked = '';
  let done = start;
  for (const range of excluded) {
    masked += note.slice(done, range.start) + MASK.repeat(range.end - Math.max(done, range.start));
    done = Math.max(done, range.end);
  }
  masked += note.slice(done, end);
  return masked.replace(/\\[!-/:-@[-`{-~]/g, MASK.repeat(2));
}

const keyPattern = /[\p{L}\p{N}_](?:[\p{L}\p{N}_]|[:.#$%&\-+?<>~/](?=[\p{L}\p{N}_])|[:/](?=\/))*/uy;
const wordPattern = /[\p{L}\p{N}]$/u;

class CitationReader {
  private at = 0;
  /** Offsets of opening brackets, each with that of the bracket that closes it. */
  private readonly closings: ReadonlyMap<number, number>;

  /**
   * @param text the block with {@link MASK} for what is not prose
   * @param offset of the block in the note
   */
  constructor(
    private readonly note: string,
    private readonly text: string,
    private readonly offset: number,
  ) {
    this.closings = matchBrackets(text);
  }

  read(): CitationGroup[] {
    const groups: CitationGroup[] = [];
    while (this.at < this.text.length) {
      const group = this.readGroup() ?? this.readInText();
      if (group) {
        groups.push(group);
        this.at = group.end - this.offset;
      } else {
        this.at++;
      }
    }
    return groups;
  }

  private readGroup(): CitationGroup | undefined {
    const start = this.at;
    if (this.text[start] !== '[' || this.text[start - 1] === '^') {
      return undefined;
    }
    const close = this.closings.get(start);
    if (close === undefined || this.isLinkText(close)) {
      return undefined;
    }
    const citations = this.readItems(start + 1, close);
    return citations && this.group('bracketed', start, close + 1, citations);
  }

  private readInText(): CitationGroup | undefined {
    const start = this.at;
    const key = this.keyAt(start);
    if (!key || this.isExampleNumber(key)) {
      return undefined;
    }
    const locator = this.locatorAt(key.end);
    const first = this.citation(key, '', locator ? locator.suffix : '');
    return this.group('inText', start, locator?.end ?? key.end, [
      first,
      ...(locator ? locator.others : []),
    ]);
  }

  /** Reads what goes with a key in the text: `@key [p. 3]`, `@key [p. 3; @other]`, `@key [@other]`. */
  private locatorAt(end: number) {
    const open = /^[ \t]*\r?\n?[ \t]*\[(?!\^)/.exec(this.text.slice(end, end + 80));
    if (!open) {
      return undefined;
    }
    const start = end + open[0].length;
    const close = this.closings.get(start - 1);
    if (close === undefined || this.isLinkText(close)) {
      return undefined;
    }
    const parts = this.partsOf(start, close);
    const first = parts[0] as Range;
    const hasLocator = !this.firstKeyIn(first);
    const others = (hasLocator ? parts.slice(1) : parts).map((part) => this.readItem(part));
    return others.every((citation) => citation !== undefined)
      ? {
          end: close + 1,
          suffix: hasLocator ? this.text.slice(first.start, first.end) : '',
          others,
        }
      : undefined;
  }

  /** Whether a key is the label of a numbered example, `(@label)` at the beginning of a block. */
  private isExampleNumber({ start, end }: Range): boolean {
    return start === 1 && this.text[0] === '(' && this.text[end] === ')';
  }

  /** Whether what a bracket closes is a link's text or a span's, by what follows: `](`, `][`, `]{`. */
  private isLinkText(close: number): boolean {
    return /[({[]/.test(this.text[close + 1] ?? '');
  }

  /** The items of a group, or undefined if one of them has no key: then it is no citation group. */
  private readItems(start: number, end: number): Citation[] | undefined {
    const items = this.partsOf(start, end).map((part) => this.readItem(part));
    return items.every((item) => item !== undefined) ? items : undefined;
  }

  private readItem(part: Range): Citation | undefined {
    const key = this.firstKeyIn(part);
    return (
      key &&
      this.citation(key, this.text.slice(part.start, key.start), this.text.slice(key.end, part.end))
    );
  }

  /** The first key of an item, brackets within it passed over: `see [@other] and @this`. */
  private firstKeyIn({ start, end }: Range) {
    for (let at = start; at < end; at++) {
      const key = this.keyAt(at);
      if (key && key.end <= end) {
        return key;
      }
      at = this.closings.get(at) ?? at;
    }
    return undefined;
  }

  private keyAt(start: number) {
    const suppressAuthor = this.text[start] === '-' && this.text[start + 1] === '@';
    const at = suppressAuthor ? start + 1 : start;
    if (this.text[at] !== '@' || wordPattern.test(lastCharacter(this.text, start))) {
      return undefined;
    }
    if (this.text[at + 1] === '{') {
      // The braces keep what is an address outside of them: it is read from the note itself.
      const close = closingBrace(this.note, this.offset + at + 1);
      const key = close && this.note.slice(this.offset + at + 2, close);
      return key && /^\S+$/.test(key)
        ? { start, end: (close as number) + 1 - this.offset, key, suppressAuthor }
        : undefined;
    }
    keyPattern.lastIndex = at + 1;
    const match = keyPattern.exec(this.text);
    return match ? { start, end: keyPattern.lastIndex, key: match[0], suppressAuthor } : undefined;
  }

  /** Divides at semicolons outside of inner brackets. */
  private partsOf(start: number, end: number): Range[] {
    const parts: Range[] = [];
    let depth = 0;
    let from = start;
    for (let at = start; at < end; at++) {
      const unit = this.text[at];
      if (unit === '[') {
        depth++;
      } else if (unit === ']') {
        depth--;
      } else if (unit === ';' && depth === 0) {
        parts.push({ start: from, end: at });
        from = at + 1;
      }
    }
    parts.push({ start: from, end });
    return parts;
  }

  private citation(
    {
      start,
      end,
      key,
      suppressAuthor,
    }: { start: number; end: number; key: string; suppressAuthor: boolean },
    prefix: string,
    suffix: string,
  ): Citation {
    return {
      start: this.offset + start,
      end: this.offset + end,
      key,
      prefix: prefix.trim(),
      suffix: suffix.trimEnd(),
      suppressAuthor,
    };
  }

  private group(
    form: CitationGroup['form'],
    start: number,
    end: number,
    citations: readonly Citation[],
  ): CitationGroup {
    return { form, start: this.offset + start, end: this.offset + end, citations };
  }
}

function matchBrackets(text: string): Map<number, number> {
  const closings = new Map<number, number>();
  const open: number[] = [];
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '[') {
      open.push(at);
    } else if (text[at] === ']') {
      const start = open.pop();
      if (start !== undefined) {
        closings.set(start, at);
      }
    }
  }
  return closings;
}

/** The character before an offset, whole where it takes two UTF-16 units. */
function lastCharacter(text: string, offset: number): string {
  return text.slice(Math.max(0, offset - 2), offset);
}

/** The offset of the brace that closes the one at `open`, in the same line. */
function closingBrace(note: string, open: number): number | undefined {
  let depth = 0;
  for (let at = open; at < note.length && !/\s/.test(note[at] as string); at++) {
    if (note[at] === '{') {
      depth++;
    } else if (note[at] === '}' && --depth === 0) {
      return at;
    }
  }
  return undefined;
}
