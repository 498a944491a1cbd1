/**
 * The prose of a note: its Markdown without code, math, addresses and mark-up, block by block.
 *
 *     source  - *Serum* IL-**6** rose ([@emilie1998]; see `il6.csv`).
 *     prose   Serum IL-6 rose ([@emilie1998]; see ￼).
 */
import type { Nodes, Parents, PhrasingContent } from 'mdast';
import { alignText, type Piece } from './alignText';
import { chunks, cutLongLines, type Tail } from './longLines';
import { parseMarkdown } from './markdownParser';
import { sourceRanges } from './proseOffsets';
import type { Range } from './range';

/** Stands in prose for something that no name, sentence or citation reaches into, such as code. */
export const BARRIER = '\uFFFC';

/** The running text of a paragraph, heading or table cell. Its range is that of its source. */
export interface ProseBlock extends Range {
  readonly kind: 'paragraph' | 'heading' | 'cell';
  /** The depth of a heading, from 1; 0 for anything else. */
  readonly depth: number;
  readonly text: string;
  /** The source of every stretch of `text`, in order. */
  readonly pieces: readonly Piece[];
  /** Source ranges that are not prose: code, math, link destinations, addresses, HTML, footnote labels. */
  readonly excluded: readonly Range[];
  /** Source ranges that nothing may be inserted into: those excluded, and links as a whole. */
  readonly closed: readonly Range[];
}

/** The prose of a note, in the order of the source. */
export interface Prose {
  readonly blocks: readonly ProseBlock[];
  /** Source ranges of blocks without prose: code, math, HTML, link definitions. */
  readonly closed: readonly Range[];
}

/**
 * Reads the prose of a Markdown text (CommonMark with GFM and math).
 *
 * @param note the whole note
 * @param offset where its Markdown begins, behind the front matter
 * @returns offsets in UTF-16 units of the whole note
 */
export function readProse(note: string, offset = 0): Prose {
  const begin = note.charCodeAt(offset) === 0xfeff ? offset + 1 : offset;
  const { text, tails } = cutLongLines(note, begin);
  const { children } = parseMarkdown(text.slice(begin));
  return readNodes(children, { text, begin, note, tails });
}

/** Where the nodes that are read come from. */
export interface ParsedSource {
  /** What was parsed: the note with the tails of long lines blanked out. */
  readonly text: string;
  /** What to add to the nodes' offsets to get those of `text`. */
  readonly begin: number;
  /** The text with the tails of its long lines, and those. */
  readonly note: string;
  readonly tails: readonly Tail[];
}

/** Reads the prose of some blocks; offsets are those of `text`. */
export function readNodes(
  nodes: readonly Nodes[],
  { text, begin, note, tails }: ParsedSource,
): Prose {
  const { blocks, closed } = new ProseReader(text, begin).readAll(nodes);
  for (const tail of tails) {
    const head = blocks.findIndex(({ start, end }) => start < tail.start && end > tail.lineStart);
    if (head !== -1) {
      const ofTail = chunks(note, tail).flatMap(({ start, end }) => readChunk(note, start, end));
      blocks.splice(head + 1, 0, ...ofTail);
    }
  }
  return { blocks, closed };
}

function readChunk(note: string, start: number, end: number): readonly ProseBlock[] {
  const { children } = parseMarkdown(note.slice(start, end));
  return new ProseReader(note, start).readAll(children).blocks;
}

class ProseReader {
  readonly blocks: ProseBlock[] = [];
  readonly closed: Range[] = [];

  constructor(
    private readonly note: string,
    private readonly begin: number,
  ) {}

  readAll(nodes: readonly Nodes[]): this {
    nodes.forEach((node) => this.readBlocks(node));
    return this;
  }

  private readBlocks(node: Nodes): void {
    switch (node.type) {
      case 'paragraph':
        this.readBlock('paragraph', node, 0);
        break;
      case 'heading':
        this.readBlock('heading', node, node.depth);
        break;
      case 'tableCell':
        this.readBlock('cell', node, 0);
        break;
      default:
        if ('children' in node) {
          (node as Parents).children.forEach((child) => this.readBlocks(child));
        } else {
          this.closed.push(rangeOf(node, this.begin));
        }
    }
  }

  private readBlock(
    kind: ProseBlock['kind'],
    { children }: { children: PhrasingContent[] },
    depth: number,
  ): void {
    const [first, last] = [children[0], children.at(-1)];
    if (!first || !last) {
      return;
    }
    const inline = new InlineReader(this.note, this.begin);
    children.forEach((child) => inline.read(child));
    inline.excludeFootnoteLabels();
    this.blocks.push({
      kind,
      depth,
      start: rangeOf(first, this.begin).start,
      end: rangeOf(last, this.begin).end,
      text: inline.text,
      pieces: inline.pieces,
      excluded: inline.excluded,
      closed: inline.closed,
    });
  }
}

/** Gathers the prose of one block from its inline nodes. */
class InlineReader {
  text = '';
  readonly pieces: Piece[] = [];
  readonly excluded: Range[] = [];
  readonly closed: Range[] = [];

  constructor(
    private readonly note: string,
    private readonly begin: number,
  ) {}

  read(node: PhrasingContent): void {
    const range = rangeOf(node, this.begin);
    switch (node.type) {
      case 'text':
        this.readText(node.value, range);
        break;
      case 'emphasis':
      case 'strong':
      case 'delete':
        node.children.forEach((child) => this.read(child));
        break;
      case 'link':
      case 'linkReference':
        this.readLink(node.children, range);
        break;
      case 'break':
        this.add('\n', range);
        break;
      case 'inlineMath':
        this.readMath(range);
        break;
      case 'html':
        this.exclude(range, isFormattingTag(node.value) ? '' : BARRIER);
        break;
      default:
        this.exclude(range, BARRIER);
    }
  }

  /** Takes out labels of footnotes that the note does not define (yet), which the parser leaves as text. */
  excludeFootnoteLabels(): void {
    for (const { index, 0: label } of this.text.matchAll(/\[\^[^\]\s]+\]/g)) {
      const ranges = sourceRanges(this.pieces, index, index + label.length);
      this.excluded.push(...ranges);
      this.closed.push(...ranges);
    }
    this.text = this.text.replace(/\[\^[^\]\s]+\]/g, (label) => BARRIER.repeat(label.length));
    this.excluded.sort((a, b) => a.start - b.start);
  }

  private readText(value: string, { start, end }: Range): void {
    const pieces = alignText(this.note, start, end, value);
    if (!pieces) {
      this.exclude({ start, end }, BARRIER);
      return;
    }
    for (const piece of pieces) {
      this.pieces.push({ ...piece, start: this.text.length + piece.start });
    }
    this.text += value;
  }

  private readLink(children: readonly PhrasingContent[], range: Range): void {
    const last = children.at(-1);
    const isAddress = this.note[range.start] !== '[';
    if (isAddress || !last) {
      this.exclude(range, BARRIER);
      return;
    }
    children.forEach((child) => this.read(child));
    this.excluded.push({ start: rangeOf(last, this.begin).end, end: range.end });
    this.closed.push(range);
  }

  /**
   * Dollars are math only where Pandoc takes them for it: `$` before a non-blank, `$` after a
   * non-blank and before no digit. Otherwise they are prices: "$20 for IL-6 and $30".
   */
  private readMath(range: Range): void {
    const source = this.note.slice(range.start, range.end);
    const isSingle = !source.startsWith('$$');
    const isMath =
      /^\$\S/.test(source) &&
      /\S\$$/.test(source) &&
      !/^\d/.test(this.note.slice(range.end, range.end + 1));
    if (isSingle && !isMath) {
      this.add(source, range);
    } else {
      this.exclude(range, BARRIER);
    }
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
function rangeOf({ position }: Pick<Nodes, 'position'>, begin: number): Range {
  const { start, end } = position as NonNullable<Nodes['position']>;
  return { start: begin + (start.offset as number), end: begin + (end.offset as number) };
}

/** Tags that only dress text, so that a name goes on across them: `TNF<sub>α</sub>`. */
function isFormattingTag(html: string): boolean {
  return /^<\/?(?:sub|sup|b|i|em|strong|u|s|span|mark|small)(?:\s[^>]*)?>$/i.test(html);
}
