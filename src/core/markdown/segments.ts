/**
 * The segments of a note: its top-level Markdown blocks, each with the blank lines below it.
 *
 *     # IL-6⏎⏎         first segment
 *     It rises in⏎      second segment
 *     sepsis.⏎⏎
 *     - one⏎- two⏎     third segment
 *
 * Segments cover the text without gaps. Offsets in a segment count from its beginning, so that they stay right when
 * text before it changes.
 */
import type { Nodes, Parents, RootContent } from 'mdast';
import { lineStartBefore } from '../text/lines';
import { isContinued, isIndented } from './continuations';
import { cutLongLines, type Tail } from './longLines';
import { cutLongTables, type TableRows } from './longTables';
import { type Definitions, parseMarkdown } from './markdownParser';
import { type Prose, readNodes } from './prose';

export interface Segment extends Prose {
  /** UTF-16 units, including the blank lines below the block. */
  readonly length: number;
  /** Kinds and ranges of its Markdown nodes: segments with the same text and outline were read the same way. */
  readonly outline: string;
  readonly definitions: Definitions;
}

/** Nodes on lines of their own, with the offset of the first one. */
interface Part {
  readonly start: number;
  readonly nodes: RootContent[];
}

/**
 * Reads the segments of a Markdown text: at least one, even for an empty text.
 *
 * @param source Markdown without front matter, from the beginning of a top-level block
 * @param known definitions in other parts of the note
 */
export function readSegments(source: string, known?: Definitions): Segment[] {
  const { text, tails } = cutLongLines(source, 0);
  const cut = tails.length === 0 ? cutLongTables(text) : { text, rows: [] };
  const parsed = parseMarkdown(cut.text, known);
  // Text that looks like a table may be code, or lack a column: then no rows may be left out.
  const areTables = cut.rows.length === 0 || areTablesOf(parsed, cut);
  const rows = areTables ? cut.rows : [];
  const { children } = areTables ? parsed : parseMarkdown(text, known);
  const parts = divide(text, children);
  return parts.map(({ start, nodes }, index) => {
    const end = parts[index + 1]?.start ?? text.length;
    const prose = readNodes(nodes, {
      text: text.slice(start, end),
      begin: -start,
      note: source.slice(start, end),
      tails: tailsWithin(tails, start, end),
      rows: rowsWithin(rows, start, end),
      known,
    });
    return {
      ...prose,
      length: end - start,
      outline: nodes.map((node) => outlineOf(node, start, text)).join(', '),
      definitions: definitionsIn(nodes),
    };
  });
}

/**
 * Whether a segment is complete at the blank lines below it: it is if it ends with a paragraph, but a list, a block
 * quote or code may continue.
 */
export function endsAtBlankLine(segment: Segment | undefined): boolean {
  return /(?:^|, )paragraph \d+-\d+$/.test(segment?.outline ?? '');
}

function divide(text: string, nodes: readonly RootContent[]): readonly Part[] {
  const parts: Part[] = [{ start: 0, nodes: [] }];
  let lastEnd = 0;
  let isLastIndented = false;
  let isLastDefinition = false;
  let isLastContinued = false;
  for (const node of nodes) {
    const start = lineStartBefore(text, startOf(node));
    const last = parts.at(-1) as Part;
    const isGlued =
      isLastDefinition && node.type === 'paragraph' && isNextLine(text, lastEnd, start);
    const source = text.slice(startOf(node), endOf(node));
    const isContinuation = isLastContinued && isIndented(node, source);
    const isWithin = start < lastEnd || isGlued || isContinuation || isLastIndented;
    if (last.nodes.length === 0 || isWithin) {
      last.nodes.push(node);
    } else {
      parts.push({ start, nodes: [node] });
    }
    lastEnd = endOf(node);
    // Whether a list begins below indented code depends on the code, so both stay in one segment.
    isLastIndented = isIndented(node, source);
    isLastContinued = isContinued(node, source);
    // A dash right below a definition does not begin a list, as it would at the start of a segment.
    isLastDefinition = node.type === 'definition';
  }
  return parts;
}

/** Whether there is only a line end between two offsets. */
function isNextLine(text: string, end: number, start: number): boolean {
  return /^[ \t]*(?:\r\n|\n|\r)$/.test(text.slice(end, start));
}

function tailsWithin(tails: readonly Tail[], start: number, end: number): Tail[] {
  return tails
    .filter((tail) => start <= tail.start && tail.start < end)
    .map((tail) => ({
      lineStart: tail.lineStart - start,
      start: tail.start - start,
      end: tail.end - start,
    }));
}

function rowsWithin(rows: readonly TableRows[], start: number, end: number): TableRows[] {
  return rows
    .filter((it) => start <= it.start && it.start < end)
    .map((it) => ({
      tableEnd: it.tableEnd - start,
      start: it.start - start,
      end: it.end - start,
    }));
}

/** Whether a table ends where each of the rows begins. */
function areTablesOf(
  root: Nodes,
  { text, rows }: { text: string; rows: readonly TableRows[] },
): boolean {
  const ends = new Set<number>();
  const visit = (node: Nodes) => {
    if (node.type === 'table') {
      const [start, end] = [startOf(node), endOf(node)];
      ends.add(start + text.slice(start, end).trimEnd().length);
    } else if ('children' in node && node.type !== 'paragraph') {
      (node as Parents).children.forEach(visit);
    }
  };
  visit(root);
  return rows.every(({ tableEnd }) => ends.has(tableEnd));
}

function outlineOf(node: Nodes, start: number, text: string): string {
  const [from, to] = [startOf(node), endOf(node)];
  // Indented text below it may belong to it.
  const isOpen = isContinued(node, text.slice(from, to));
  return `${isOpen ? 'continued ' : ''}${node.type} ${from - start}-${to - start}`;
}

/** The definitions in blocks, at all levels. */
function definitionsIn(nodes: readonly Nodes[]): Definitions {
  const links: string[] = [];
  const footnotes: string[] = [];
  const visit = (node: Nodes) => {
    if (node.type === 'definition') {
      links.push(node.identifier.toUpperCase());
    } else if (node.type === 'footnoteDefinition') {
      footnotes.push(node.identifier.toUpperCase());
    }
    if ('children' in node && node.type !== 'paragraph' && node.type !== 'table') {
      (node as Parents).children.forEach(visit);
    }
  };
  nodes.forEach(visit);
  return { links, footnotes };
}

function startOf({ position }: Nodes): number {
  return position?.start.offset as number;
}

function endOf({ position }: Nodes): number {
  return position?.end.offset as number;
}
