/**
 * The prose of a note: its Markdown without code, math, addresses and mark-up, block by block.
 *
 *     source  - *Serum* IL-**6** rose ([@emilie1998]; see `il6.csv`).
 *     prose   Serum IL-6 rose ([@emilie1998]; see ￼).
 */
import type { Nodes, Parents, PhrasingContent } from 'mdast';
import type { Range } from '../text/range';
import type { Piece } from './alignText';
import { InlineReader, rangeOf } from './inlineProse';
import { chunks, cutLongLines, type Tail } from './longLines';
import { parseMarkdown } from './markdownParser';

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

/** The definition of a footnote, from its label to the end of what it says. */
export interface FootnoteDefinition extends Range {
  /** As it is written: `emilie1998` of `[^emilie1998]:`. */
  readonly label: string;
}

/** The prose of a note, in the order of the source. */
export interface Prose {
  readonly blocks: readonly ProseBlock[];
  readonly footnotes: readonly FootnoteDefinition[];
  /** Source ranges of blocks without prose: code, math, HTML, link definitions. */
  readonly closed: readonly Range[];
}

/**
 * Reads the prose of a Markdown text (CommonMark with GFM and math).
 *
 * @param note the whole note
 * @param offset where its Markdown begins, after the front matter
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
  const { blocks, footnotes, closed } = new ProseReader(text, begin).readAll(nodes);
  for (const tail of tails) {
    const head = blocks.findIndex(({ start, end }) => start < tail.start && end > tail.lineStart);
    if (head !== -1) {
      const ofTail = chunks(note, tail).flatMap(({ start, end }) => readChunk(note, start, end));
      blocks.splice(head + 1, 0, ...ofTail);
    }
  }
  return { blocks, footnotes, closed };
}

function readChunk(note: string, start: number, end: number): readonly ProseBlock[] {
  const { children } = parseMarkdown(note.slice(start, end));
  return new ProseReader(note, start).readAll(children).blocks;
}

class ProseReader {
  readonly blocks: ProseBlock[] = [];
  readonly footnotes: FootnoteDefinition[] = [];
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
        if (node.type === 'footnoteDefinition') {
          const range = this.withoutTrailingBlanks(rangeOf(node, this.begin));
          this.footnotes.push({ ...range, label: node.label ?? node.identifier });
        }
        if ('children' in node) {
          (node as Parents).children.forEach((child) => this.readBlocks(child));
        } else {
          this.closed.push(this.withoutTrailingBlanks(rangeOf(node, this.begin)));
        }
    }
  }

  /** Trims the end: the text that follows would decide whether an unclosed fence includes its line end. */
  private withoutTrailingBlanks({ start, end }: Range): Range {
    return { start, end: start + this.note.slice(start, end).trimEnd().length };
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
