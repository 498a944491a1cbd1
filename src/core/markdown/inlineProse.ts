/** The prose of a block's inline nodes: their text without mark-up, and its places in the source. */

import type { Image, ImageReference, InlineCode, Nodes, PhrasingContent } from 'mdast';
import { append } from '../text/append';
import { PLACEHOLDER } from '../text/placeholder';
import type { Range } from '../text/range';
import { alignText, type Piece } from './alignText';
import { roleProse } from './directives';
import { highlightsIn } from './highlights';
import { endsElement, formattingElement, unreadElement } from './htmlBlock';
import { parseInline } from './markdownParser';
import { mathInText, textOfMath } from './mathText';
import { lineCommentsIn, noProseIn } from './noProse';
import { sourceRanges } from './proseOffsets';
import { replaceStretches } from './replaceStretches';

/** Separates words as a line end does: tumor necrosis<br>factor. */
const lineBreak = /^<br\s*\/?>$/i;
/** The most UTF-16 units of a tag. */
const LONGEST_TAG = 300;
/** The most levels of nested formatting elements. */
const MOST_OPEN = 16;

/** Collects the prose of one block from its inline nodes. */
export class InlineReader {
  text = '';
  readonly pieces: Piece[] = [];
  readonly excluded: Range[] = [];
  readonly closed: Range[] = [];
  /** Emphasis, links and formatting elements with their marks and tags, in the order of their ends. */
  readonly dressed: Range[] = [];
  /** Formatting elements that are open. */
  private readonly open: { readonly element: string; readonly start: number }[] = [];
  /** The element without prose that is open: `code` after `<code>`. */
  private unread: string | undefined;

  constructor(
    private readonly note: string,
    private readonly begin: number,
  ) {}

  /** Adds a node with its content; nodes come in the order of the text. */
  read(node: PhrasingContent): void {
    const range = rangeOf(node, this.begin);
    if (this.unread !== undefined) {
      this.exclude(range, PLACEHOLDER);
      const isEnd = node.type === 'html' && endsElement(node.value, this.unread);
      this.unread = isEnd ? undefined : this.unread;
      return;
    }
    switch (node.type) {
      case 'text':
        this.readText(node.value, range);
        break;
      case 'emphasis':
      case 'strong':
      case 'delete':
        node.children.forEach((child) => this.read(child));
        this.dressed.push(range);
        break;
      case 'link':
        this.readLink(node.children, range);
        break;
      case 'linkReference':
        this.readLink(node.children, range, this.isInWikilink(range));
        break;
      case 'image':
      case 'imageReference':
        this.readImage(node, range);
        break;
      case 'break':
        this.add('\n', range);
        break;
      case 'inlineMath':
        this.readMath(range);
        break;
      case 'inlineCode':
        this.readCode(node, range);
        break;
      case 'html':
        if (lineBreak.test(node.value)) {
          this.exclude(range, '\n');
          break;
        }
        this.exclude(range, this.isDressing(node.value, range) ? '' : PLACEHOLDER);
        this.unread = unreadElement(node.value);
        this.matchTag(node.value, range);
        break;
      default:
        this.exclude(range, PLACEHOLDER);
    }
  }

  /** Reads a stretch of the source without mark-up. */
  readPlain({ start, end }: Range): void {
    this.add(this.note.slice(start, end), { start, end });
  }

  /**
   * Excludes text that is not prose, although the parser leaves it as text.
   *
   * @param isParagraph false for table cells and headings, which contain no comments
   */
  excludeNoProse(isParagraph: boolean): void {
    const ranges = noProseIn(this.text, isParagraph ? this.lineComments() : []);
    if (ranges.length > 0) {
      let text = '';
      for (const { start, end } of ranges) {
        const source = sourceRanges(this.pieces, start, end);
        append(this.excluded, source);
        append(this.closed, source);
        text += this.text.slice(text.length, start) + PLACEHOLDER.repeat(end - start);
      }
      this.text = text + this.text.slice(text.length);
    }
    this.takeOutHighlights();
    this.excluded.sort((a, b) => a.start - b.start);
  }

  /** The marks of highlights go, as those of emphasis do. */
  private takeOutHighlights(): void {
    const highlights = highlightsIn(this.text);
    if (highlights.length === 0) {
      return;
    }
    const marks = highlights.flatMap(({ start, end }) => [
      { start, end: start + 2 },
      { start: end - 2, end },
    ]);
    const sources = marks.map(({ start, end }) => sourceRanges(this.pieces, start, end));
    append(this.excluded, sources.flat());
    highlights.forEach((_, at) => {
      const [first] = sources[2 * at] ?? [];
      const last = sources[2 * at + 1]?.at(-1);
      if (first && last) {
        this.dressed.push({ start: first.start, end: last.end });
      }
    });
    this.dressed.sort((a, b) => a.end - b.end);
    const without = replaceStretches(
      this,
      marks.map((mark) => ({ ...mark, text: '' })),
    );
    this.text = without.text;
    this.pieces.length = 0;
    for (const piece of without.pieces) {
      if (piece.length > 0) {
        this.pieces.push(piece);
      }
    }
  }

  /** MyST's comments, each on a line of its own; a list item does not begin with such a line. */
  private lineComments(): Range[] {
    return lineCommentsIn(this.text).filter(({ start, end }) => {
      const [source] = sourceRanges(this.pieces, start, end);
      return source && /^[\r\n]?$/.test(this.note.charAt(source.start - 1));
    });
  }

  /** Excludes code, but reads the text of a role: {term}`TNF`. */
  private readCode({ value }: InlineCode, range: Range): void {
    const source = this.note.slice(range.start, range.end);
    const [ticks = ''] = /^`+/.exec(source) ?? [];
    const inner = source.slice(ticks.length, source.length - ticks.length);
    const role = inner === value ? roleProse(this.text, value) : undefined;
    const last = this.pieces.at(-1);
    if (!role || !last || last.sourceEnd !== range.start || last.length < role.length) {
      this.exclude(range, PLACEHOLDER);
      return;
    }
    const name = { start: range.start - role.length, end: range.start };
    this.text = this.text.slice(0, -role.length);
    this.pieces[this.pieces.length - 1] = {
      ...last,
      length: last.length - role.length,
      sourceEnd: name.start,
    };
    const start = range.start + ticks.length;
    const end = start + role.text.end;
    this.exclude({ start: name.start, end: start }, role.isDress ? '' : PLACEHOLDER);
    this.add(source.slice(ticks.length, ticks.length + role.text.end), { start, end });
    this.exclude({ start: end, end: range.end }, '');
  }

  private readText(value: string, { start, end }: Range): void {
    const pieces = alignText(this.note, start, end, value);
    if (!pieces) {
      this.exclude({ start, end }, PLACEHOLDER);
      return;
    }
    const isEscaped = (offset: number) =>
      this.note[sourceRanges(pieces, offset, offset + 1)[0]?.start ?? -1] === '\\';
    const shown = replaceStretches({ text: value, pieces }, mathInText(value, isEscaped));
    for (const piece of shown.pieces) {
      this.pieces.push({ ...piece, start: this.text.length + piece.start });
    }
    this.text += shown.text;
  }

  /**
   * Whether a link is the inner half of a wikilink that the note defines, as Foam writes it (`[[IL-6]]`, `[IL-6]:
   * IL-6.md`), and the wikilink contains more than its text: `![[IL-6]]`, `[[IL-6|the cytokine]]`, `[[IL-6#^block]]`.
   */
  private isInWikilink({ start, end }: Range): boolean {
    const isDoubled = this.note[start - 1] === '[' && this.note.slice(end - 1, end + 1) === ']]';
    return (
      isDoubled && (this.note[start - 2] === '!' || /\||#\^/.test(this.note.slice(start, end)))
    );
  }

  /** @param keepsBrackets so that a defined wikilink is read like one that is not defined */
  private readLink(
    children: readonly PhrasingContent[],
    range: Range,
    keepsBrackets = false,
  ): void {
    const last = children.at(-1);
    const isAddress = this.note[range.start] !== '[';
    if (isAddress || !last) {
      this.exclude(range, PLACEHOLDER);
      return;
    }
    const { end } = rangeOf(last, this.begin);
    if (keepsBrackets) {
      this.readPlain({ start: range.start, end: range.start + 1 });
    }
    children.forEach((child) => this.read(child));
    if (keepsBrackets) {
      this.readPlain({ start: end, end: range.end });
    } else {
      this.excluded.push({ start: end, end: range.end });
    }
    this.closed.push(range);
    this.dressed.push(range);
  }

  /** Reads the text of an image within other text as prose of its own. */
  private readImage({ data }: Image | ImageReference, range: Range): void {
    const label = data?.label;
    const start = this.begin + (label?.start ?? 0);
    const end = this.begin + (label?.end ?? 0);
    if (!/\S/.test(this.note.slice(start, end))) {
      this.exclude(range, PLACEHOLDER);
      return;
    }
    const text = new InlineReader(this.note, start);
    parseInline(this.note.slice(start, end)).forEach((node) => text.read(node));
    this.excluded.push({ start: range.start, end: start });
    this.add(PLACEHOLDER, { start: range.start, end: start });
    this.append(text);
    this.excluded.push({ start: end, end: range.end });
    this.add(PLACEHOLDER, { start: end, end: range.end });
    this.closed.push(range);
    this.dressed.push(range);
  }

  /** Adds the prose of another reader. */
  private append({ text, pieces, excluded, closed, dressed }: InlineReader): void {
    const shift = this.text.length;
    append(
      this.pieces,
      pieces.map((piece) => ({ ...piece, start: shift + piece.start })),
    );
    this.text += text;
    append(this.excluded, excluded);
    append(this.closed, closed);
    append(this.dressed, dressed);
  }

  /**
   * Dollars are math only by Pandoc's rule: `$` before a non-blank, and `$` after a non-blank and not before a digit.
   * Otherwise they are prices: "$20 for IL-6 and $30". A Greek letter is part of a name: IFN-$\gamma$.
   */
  private readMath(range: Range): void {
    const source = this.note.slice(range.start, range.end);
    const letters = textOfMath(source.replace(/^\$+|\$+$/g, ''));
    if (letters !== undefined) {
      this.closed.push(range);
      this.add(letters, range);
      return;
    }
    const isSingle = !source.startsWith('$$');
    const isMath =
      /^\$\S/.test(source) &&
      /\S\$$/.test(source) &&
      !/^\d/.test(this.note.slice(range.end, range.end + 1));
    if (isSingle && !isMath) {
      this.add(source, range);
    } else {
      this.exclude(range, PLACEHOLDER);
    }
  }

  /** Finds the end of the formatting element that a tag opens. */
  private matchTag(tag: string, { start, end }: Range): void {
    const element = formattingElement(tag);
    if (element === undefined) {
      return;
    }
    if (!tag.startsWith('</')) {
      this.open.push({ element, start });
      this.open.splice(0, this.open.length - MOST_OPEN);
      return;
    }
    const at = this.open.findLastIndex((it) => it.element === element);
    if (at !== -1) {
      this.dressed.push({ start: (this.open[at] as { start: number }).start, end });
      this.open.length = at;
    }
  }

  /**
   * Whether a tag formats a part of a word. A number in superscript is a reference, and does not belong to the word
   * before it: `IL-6<sup>2</sup>`.
   */
  private isDressing(tag: string, { end }: Range): boolean {
    const isRaised = /^<sup\b/i.test(tag);
    const raised = isRaised
      ? this.note.slice(end, end + LONGEST_TAG).replace(/^(?:<[^<>]*>)+/, '')
      : '';
    return formattingElement(tag) !== undefined && !/^\[?\d/.test(raised);
  }

  private exclude(range: Range, standIn: string): void {
    this.excluded.push(range);
    this.closed.push(range);
    if (standIn) {
      this.add(standIn, range);
    }
  }

  private add(text: string, { start, end }: Range): void {
    this.pieces.push({
      start: this.text.length,
      length: text.length,
      sourceStart: start,
      sourceEnd: end,
    });
    this.text += text;
  }
}

/** The source range of a node, in offsets of the whole note. */
export function rangeOf({ position }: Pick<Nodes, 'position'>, begin: number): Range {
  const { start, end } = position as NonNullable<Nodes['position']>;
  return { start: begin + (start.offset as number), end: begin + (end.offset as number) };
}
