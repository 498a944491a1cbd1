/**
 * The prose of a note: its Markdown without code, math, addresses and mark-up, block by block.
 *
 *     source  - *Serum* IL-**6** rose ([@emilie1998]; see `il6.csv`).
 *     prose   Serum IL-6 rose ([@emilie1998]; see ￼).
 */

import type { Code, Html, Nodes, Parents, PhrasingContent } from 'mdast';
import { append } from '../text/append';
import type { Range } from '../text/range';
import type { Piece } from './alignText';
import { isBelowItem, isContinued, isIndented } from './continuations';
import { directiveProse } from './directives';
import { endOfEquation } from './fencedBlocks';
import { captionsIn } from './figures';
import { runsInHtml } from './htmlBlock';
import { InlineReader, rangeOf } from './inlineProse';
import { LineMap } from './lineMap';
import { chunks, cutLongLines, type Tail } from './longLines';
import { cellsIn, type TableRows } from './longTables';
import { type Definitions, parseInline, parseMarkdown } from './markdownParser';

/** The running text of a paragraph, heading or table cell. Its range is that of its source. */
export interface ProseBlock extends Range {
  readonly kind: 'paragraph' | 'heading' | 'cell';
  /** The depth of a heading, from 1; 0 for anything else. */
  readonly depth: number;
  readonly text: string;
  /** The places in the source of all stretches of `text`, in order. */
  readonly pieces: readonly Piece[];
  /** Source ranges that are not prose: code, math, link destinations, addresses, HTML, footnote labels. */
  readonly excluded: readonly Range[];
  /** Source ranges into which nothing may be inserted: the excluded ones, and whole links. */
  readonly closed: readonly Range[];
  /** Whole emphasis, links and formatting elements, with their marks and tags, in the order of their ends. */
  readonly dressed: readonly Range[];
}

/** The definition of a footnote, from its label to the end of its text. */
export interface FootnoteDefinition extends Range {
  /** As it is written: `emilie1998` for `[^emilie1998]:`. */
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

/** The source of parsed nodes. */
export interface ParsedSource {
  /** The parsed text: the note with the ends of long lines blanked out. */
  readonly text: string;
  /** The difference between offsets in `text` and those of the nodes. */
  readonly begin: number;
  /** The text with the ends of its long lines, and their ranges. */
  readonly note: string;
  readonly tails: readonly Tail[];
  /** The rows of long tables, which were blanked out too, and the definitions. */
  readonly rows?: readonly TableRows[];
  readonly known?: Definitions | undefined;
}

/** Reads the prose of some blocks; offsets are those of `text`. */
export function readNodes(
  nodes: readonly Nodes[],
  { text, begin, note, tails, rows = [], known }: ParsedSource,
): Prose {
  const reader = new ProseReader(text, begin, note).readAll(nodes);
  const { footnotes, closed } = reader;
  let { blocks } = reader;
  for (const tail of tails.filter((it) => !reader.isRead(it))) {
    const head = blocks.findIndex(({ start, end }) => start < tail.start && end > tail.lineStart);
    if (head !== -1) {
      const ofTail = chunks(note, tail).flatMap(({ start, end }) => readChunk(note, start, end));
      blocks = [...blocks.slice(0, head + 1), ...ofTail, ...blocks.slice(head + 1)];
    }
  }
  for (const range of rows) {
    const cells = cellsIn(note, range).map((cell) => readRun(note, cell, 'cell', known));
    const after = blocks.findLastIndex(({ start }) => start < range.start);
    blocks = [...blocks.slice(0, after + 1), ...cells, ...blocks.slice(after + 1)];
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
  private readonly htmlBlocks: Range[] = [];

  /**
   * @param note the parsed text
   * @param begin the difference between offsets in the note and those of the nodes
   * @param whole the note with the ends of its long lines
   */
  constructor(
    private readonly note: string,
    private readonly begin: number,
    private readonly whole = note,
  ) {}

  readAll(nodes: readonly Nodes[]): this {
    this.readSiblings(nodes);
    return this;
  }

  /** Whether the end of a long line is already read: HTML is divided by its tags, and not into chunks. */
  isRead(tail: Tail): boolean {
    return this.htmlBlocks.some(({ start, end }) => start <= tail.start && tail.start < end);
  }

  private readSiblings(nodes: readonly Nodes[]): void {
    const sourceOf = (node: Nodes | undefined) => {
      const { start, end } = node ? rangeOf(node, this.begin) : { start: 0, end: 0 };
      return this.note.slice(start, end);
    };
    for (const [at, node] of nodes.entries()) {
      const before = nodes[at - 1];
      const [above, source] = [sourceOf(before), sourceOf(node)];
      const isContinuation =
        isIndented(node, source) && isContinued(before, above) && isBelowItem(source, above);
      if (isContinuation) {
        this.readContent(node);
      } else {
        this.readBlocks(node);
      }
    }
  }

  private readBlocks(node: Nodes): void {
    switch (node.type) {
      case 'html':
        this.readHtml(node);
        break;
      case 'code':
        this.readCode(node);
        break;
      case 'paragraph':
        this.readBlock('paragraph', node, 0);
        break;
      case 'heading':
        this.readBlock('heading', node, node.depth);
        break;
      case 'tableCell':
        this.readBlock('cell', node, 0);
        break;
      case 'math':
        this.readEquation(rangeOf(node, this.begin));
        break;
      default:
        if (node.type === 'footnoteDefinition') {
          const range = this.withoutTrailingBlanks(rangeOf(node, this.begin));
          this.footnotes.push({ ...range, label: node.label ?? node.identifier });
        }
        if ('children' in node) {
          this.readSiblings((node as Parents).children);
        } else {
          this.closed.push(this.withoutTrailingBlanks(rangeOf(node, this.begin)));
        }
    }
  }

  /** Reads the captions of figures; the rest of their paragraph or cell is closed. */
  private readFigures(
    kind: ProseBlock['kind'],
    labels: readonly Range[],
    { start, end }: Range,
  ): void {
    let done = start;
    for (const label of labels) {
      const caption = { start: this.begin + label.start, end: this.begin + label.end };
      if (/\S/.test(this.note.slice(caption.start, caption.end))) {
        this.closed.push({ start: done, end: caption.start });
        this.blocks.push(readRun(this.note, caption, kind));
        done = caption.end;
      }
    }
    this.closed.push({ start: done, end });
  }

  private readHtml(node: Html): void {
    const range = rangeOf(node, this.begin);
    this.htmlBlocks.push(range);
    const source = this.whole.slice(range.start, range.end);
    // In a block quote or list, the lines of the source have marks before the HTML.
    const isWhole = node.value === this.note.slice(range.start, range.end);
    const lines = isWhole ? undefined : LineMap.of(this.note, range.start, node.value);
    if (!isWhole && !lines) {
      this.closed.push(this.withoutTrailingBlanks(range));
      return;
    }
    const { blocks, closed } = lines
      ? inSource(readHtmlText(node.value, node.value, 0), lines)
      : readHtmlText(source, this.whole, range.start);
    this.addProse({ blocks, footnotes: [], closed });
  }

  /** Reads the text on the last line of an equation after its end; an equation without an end is text. */
  private readEquation({ start, end }: Range): void {
    const textStart = start + endOfEquation(this.note.slice(start, end));
    if (textStart > start) {
      this.closed.push(this.withoutTrailingBlanks({ start, end: textStart }));
    }
    if (textStart < end) {
      const after = new ProseReader(this.note, textStart);
      after.readBlock('paragraph', { children: parseInline(this.note.slice(textStart, end)) }, 0);
      append(this.blocks, after.blocks);
    }
  }

  /** Excludes code; reads MyST's directives. */
  private readCode(node: Code): void {
    const range = this.withoutTrailingBlanks(rangeOf(node, this.begin));
    const directive = directiveProse(node.lang ?? '', node.value);
    const fence = this.note.slice(range.start, range.end);
    const head = /^[^\r\n]*(?:\r\n|\n|\r)/.exec(fence)?.[0].length ?? fence.length;
    const lines = LineMap.of(this.note, range.start + head, node.value);
    if (!directive || !lines) {
      this.closed.push(range);
      return;
    }
    const body = node.value.slice(directive.bodyStart);
    const blank = node.value.slice(0, directive.bodyStart).replace(/[^\r\n]/g, ' ');
    const title = directive.hasTitle ? (node.meta ?? '') : '';
    const titleStart = title === '' ? -1 : fence.slice(0, head).indexOf(title);
    if (titleStart !== -1) {
      const start = range.start + titleStart;
      this.blocks.push(readRun(this.note, { start, end: start + title.length }, 'paragraph'));
    }
    this.addProse(inSource(readProse(blank + body), lines));
  }

  /** Text that is indented like code. */
  private readContent(node: Code): void {
    const range = this.withoutTrailingBlanks(rangeOf(node, this.begin));
    const lines = LineMap.of(this.note, range.start, node.value);
    if (lines) {
      this.addProse(inSource(readProse(node.value), lines));
    } else {
      this.closed.push(range);
    }
  }

  private addProse({ blocks, footnotes, closed }: Prose): void {
    append(this.blocks, blocks);
    append(this.footnotes, footnotes);
    append(this.closed, closed);
  }

  /**
   * The range without trailing blanks: whether an unclosed fence includes its line end depends on the text after it.
   */
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
    const labels = kind === 'heading' ? [] : captionsIn(children);
    if (labels.length > 0) {
      this.readFigures(kind, labels, {
        start: rangeOf(first, this.begin).start,
        end: rangeOf(last, this.begin).end,
      });
      return;
    }
    const inline = new InlineReader(this.note, this.begin);
    children.forEach((child) => inline.read(child));
    inline.excludeNoProse(kind === 'paragraph');
    this.blocks.push({
      kind,
      depth,
      start: rangeOf(first, this.begin).start,
      end: rangeOf(last, this.begin).end,
      text: inline.text,
      pieces: inline.pieces,
      excluded: inline.excluded,
      closed: inline.closed,
      dressed: inline.dressed,
    });
  }
}

/** The prose of a block's content, with its offsets in the source. */
function inSource({ blocks, footnotes, closed }: Prose, lines: LineMap): Prose {
  return {
    blocks: blocks.map((block) => ({
      ...block,
      ...lines.range(block),
      pieces: block.pieces.flatMap((piece) => lines.cut(piece)),
      excluded: block.excluded.map((range) => lines.range(range)),
      closed: block.closed.map((range) => lines.range(range)),
      dressed: block.dressed.map((range) => lines.range(range)),
    })),
    footnotes: footnotes.map((footnote) => ({ ...footnote, ...lines.range(footnote) })),
    closed: closed.map((range) => lines.range(range)),
  };
}

/** Characters by which text may be more than letters: mark-up, character references, math, addresses. */
const mayHaveMarkup = /[\\`*_~[\]<&$@\uD835]|:\/\/|www\./i;

/**
 * The prose of an HTML block: its text; the rest is closed.
 *
 * @param begin UTF-16 offset of the HTML in the note
 */
function readHtmlText(html: string, note: string, begin: number): Prose {
  const blocks: ProseBlock[] = [];
  const closed: Range[] = [];
  let done = begin;
  const close = (end: number) => {
    const between = note.slice(done, end);
    if (/\S/.test(between)) {
      const start = end - between.trimStart().length;
      closed.push({ start, end: start + between.trim().length });
    }
  };
  for (const { start, end, kind } of runsInHtml(html)) {
    close(begin + start);
    for (const chunk of chunks(note, { start: begin + start, end: begin + end })) {
      blocks.push(readRun(note, chunk, kind));
    }
    done = begin + end;
  }
  close(begin + html.length);
  return { blocks, footnotes: [], closed };
}

function readRun(
  note: string,
  { start, end }: Range,
  kind: ProseBlock['kind'],
  known?: Definitions,
): ProseBlock {
  const inline = new InlineReader(note, start);
  const text = note.slice(start, end);
  if (mayHaveMarkup.test(text)) {
    parseInline(text, known).forEach((node) => inline.read(node));
  } else {
    inline.readPlain({ start, end });
  }
  inline.excludeNoProse(kind === 'paragraph');
  const { pieces, excluded, closed, dressed } = inline;
  return { kind, depth: 0, start, end, text: inline.text, pieces, excluded, closed, dressed };
}
