/**
 * The text that some syntaxes need elsewhere in the note: the definition of a footnote, the item of the references
 * section that a number refers to.
 */

import type { CitationGroup, CitationSyntax } from '../citation/citation';
import { originComment, textKeptIn } from '../citation/citedText';
import type { ReferenceLookup } from '../citation/resolveCitation';
import { writeDefinition } from '../citation/syntax/footnote';
import { normalizeLabel } from '../markdown/markdownParser';
import { guessDefinitions } from '../markdown/readInSlices';
import type { NoteAnalysis } from '../note/noteAnalysis';
import type { TextEdit } from '../text/edits';
import { lineEndOf } from '../text/lines';
import type { Range } from '../text/range';
import { addBlocks, blockAfter } from './endOfNote';
import type { NoteCitations } from './noteCitations';
import {
  isListOpen,
  numbersIn,
  type ReferenceItem,
  readReferenceList,
  writeReferenceItem,
  writeReferenceList,
} from './referenceList';

/** The parts of an analysis that are needed. */
interface NoteText extends Pick<NoteAnalysis, 'text' | 'closed'> {
  readonly blocks: readonly { readonly citations: readonly CitationGroup[] }[];
}

/** The edits that add the text which citations need, and the numbers of the citations. */
export interface CitationDefinitions {
  readonly edits: readonly TextEdit[];
  readonly numberOf: (key: string) => number | undefined;
}

/** The sources to cite, and the syntax. */
export interface Wanted {
  readonly keys: readonly string[];
  readonly syntax: CitationSyntax;
  readonly sources: ReferenceLookup;
  /** Whether converting back should remove the items of the references section again. */
  readonly isAdded?: boolean;
}

/**
 * The text that citing sources in a syntax needs beside the citation.
 *
 * @returns undefined if the note cannot get it: a source has no reference, the note ends in unclosed code, or its list
 *   of references has no numbers
 */
export function citationDefinitions(
  note: NoteText,
  wanted: Wanted,
): CitationDefinitions | undefined {
  switch (wanted.syntax) {
    case 'footnote':
      return definitions(note, wanted);
    case 'numbered':
      return numbers(note, wanted);
    default:
      return { edits: [], numberOf: () => undefined };
  }
}

function definitions(note: NoteText, { keys, sources }: Wanted): CitationDefinitions | undefined {
  const known = new Set(guessDefinitions(note.text).footnotes);
  const missing = [...new Set(keys)].filter((key) => !known.has(normalizeLabel(key)));
  const blocks = missing.map((key) => {
    const reference = sources.formatted(key);
    return reference === undefined ? undefined : writeDefinition(key, reference);
  });
  return blocks.every((block) => block !== undefined)
    ? withBlocks(note, blocks, () => undefined)
    : undefined;
}

function numbers(
  note: NoteText,
  { keys, sources, isAdded = false }: Wanted,
): CitationDefinitions | undefined {
  const section = readReferenceList(note);
  const { numberOf } = numbersIn(section);
  const missing = [...new Set(keys)].filter((key) => numberOf(key) === undefined);
  if (missing.length === 0) {
    return { edits: [], numberOf };
  }
  const highest = Math.max(0, ...(section?.items ?? []).map((item) => item.number ?? 0));
  const nextNumber = freeNumbers(highest, note);
  const references = missing.map((key): ReferenceItem | undefined => {
    const text = sources.formatted(key);
    return text === undefined ? undefined : { key, text, number: nextNumber(), isAdded };
  });
  if (!references.every((reference) => reference !== undefined) || section?.style === 'plain') {
    return undefined;
  }
  const added = new Map(references.map(({ key, number }) => [key, number]));
  const numberOfAll = (key: string) => numberOf(key) ?? added.get(key);
  const lineEnd = lineEndOf(note.text);
  if (!section) {
    // At the end of the note, and so below the heading of a list, or below the div that Pandoc fills if the note ends
    // in one; Pandoc does not know numbers and writes no list into the div for them.
    const content = { items: references, style: 'numbered', others: [] } as const;
    const block = writeReferenceList(content, lineEnd);
    return isListOpen(note) ? undefined : withBlocks(note, [block], numberOfAll);
  }
  const last = section.items.at(-1);
  const items = references.map((reference) => writeReferenceItem(reference, 'numbered'));
  const at = last?.end ?? section.content.start;
  const text = items.map((item) => lineEnd + item).join('');
  return {
    edits: [{ start: at, end: at, text: last ? text : lineEnd + text }],
    numberOf: numberOfAll,
  };
}

/**
 * Gives the numbers after one, each once, without those that the text has in brackets: `[5]` may refer to a list of the
 * author's own.
 */
export function freeNumbers(highest: number, { blocks }: Pick<NoteText, 'blocks'>): () => number {
  const inText = new Set(
    blocks
      .flatMap(({ citations }) => citations)
      .filter(({ syntax }) => syntax === 'numbered')
      .flatMap(({ citations }) => citations.map(({ key }) => Number(key))),
  );
  let last = highest;
  return () => {
    do {
      last++;
    } while (inText.has(last));
    return last;
  };
}

function withBlocks(
  note: Pick<NoteAnalysis, 'text' | 'closed'>,
  blocks: readonly string[],
  numberOf: CitationDefinitions['numberOf'],
): CitationDefinitions | undefined {
  const edit = blocks.length > 0 ? addBlocks(note, blocks) : undefined;
  return blocks.length > 0 && !edit ? undefined : { edits: edit ? [edit] : [], numberOf };
}

/**
 * The edits that remove the definitions of some keys, to which nothing refers any more: delete those that converting
 * wrote, and keep those of the author in comments. Pauses after each definition.
 *
 * @param keys in the order in which converting back would write definitions
 * @param written the text that replaces the citations
 * @param restored keys whose footnotes converting back would restore without writing a definition
 */
export function* dropDefinitions(
  { text, footnotes }: NoteCitations,
  keys: readonly string[],
  { written, restored }: { readonly written: string; readonly restored: ReadonlySet<string> },
  sources: ReferenceLookup,
): Generator<void, TextEdit[]> {
  const wanted = new Set(keys);
  const dropped = footnotes.filter(
    ({ label, start }) => wanted.has(label) && isOwnLine(text, start),
  );
  const lineEndBefore = lineEndsIn(text);
  let end = text.length;
  const lastFirst: string[] = [];
  for (const { label } of dropped.toReversed()) {
    const block = writeDefinition(label, sources.formatted(label) ?? '');
    const start = startOfLast(text, end, block, lineEndBefore);
    if (start === undefined || restored.has(label)) {
      break;
    }
    lastFirst.push(label);
    end = start;
    yield;
  }
  const run = lastFirst.toReversed();
  const inRun = new Set(run);
  const inOrder = keys.filter((key) => inRun.has(key));
  // Converting back takes the kind of line end from the remaining text.
  const hasLineEnd = lineEndOf(text.slice(0, end) + written) === lineEndOf(text);
  const isOurs = run.join() === inOrder.join() && hasLineEnd;
  const tail = isOurs ? end : text.length;
  const hidden = dropped
    .filter(({ start }) => start < tail)
    .map(({ start, end: to }) => ({ start, end: to, text: originComment(text.slice(start, to)) }));
  return tail < text.length ? [...hidden, { start: tail, end: text.length, text: '' }] : hidden;
}

/** A definition that was kept in a comment. */
export interface HiddenDefinition {
  readonly label: string;
  readonly edit: TextEdit;
}

/** The definitions that are kept in comments, with the edits that restore them. */
export function hiddenDefinitions({ text, closed }: NoteCitations): HiddenDefinition[] {
  return closed.flatMap(({ start, end }) => {
    const kept = textKeptIn(text.slice(start, end));
    const [, label] = /^\[\^([^\]\s]+)\]:/.exec(kept ?? '') ?? [];
    return kept !== undefined && label !== undefined
      ? [{ label, edit: { start, end, text: kept } }]
      : [];
  });
}

/** The edits that remove the items that converting added to the references section. */
export function dropReferences({ text, section }: NoteCitations): TextEdit[] {
  if (!section) {
    return [];
  }
  const lineEnd = lineEndOf(text);
  const added = section.items.filter(({ isAdded }) => isAdded);
  if (added.length === 0 || added.length < section.items.length) {
    return added.map(({ start, end }) => {
      // The line above may have another line end than most of the note.
      const [before = ''] = /\r?\n$|\r$/.exec(text.slice(Math.max(0, start - 2), start)) ?? [];
      return { start: start - before.length, end, text: '' };
    });
  }
  const block = text.slice(section.start, section.end);
  const start = startOfLast(text, text.length, block, lineEndsIn(text));
  return [start === undefined ? without(section) : { start, end: text.length, text: '' }];

  function without({ start: from, end: to }: Range): TextEdit {
    return { start: from, end: text.startsWith(lineEnd, to) ? to + lineEnd.length : to, text: '' };
  }
}

/**
 * The end of the text before the last block, if that block is a given one and was added.
 *
 * @param end of the last block
 * @param lineEndBefore the line end of the text before an offset
 */
function startOfLast(
  text: string,
  end: number,
  block: string,
  lineEndBefore: (end: number) => string,
): number | undefined {
  const start = end - block.length - 2 * lineEndBefore(end).length;
  if (start < 0) {
    return undefined;
  }
  const added = blockAfter(text[start - 1], block, lineEndBefore(start));
  return text.startsWith(added, start) && start + added.length === end ? start : undefined;
}

/** The same as {@link lineEndOf} for the beginnings of a text, which it searches only once for all of them. */
function lineEndsIn(text: string): (end: number) => string {
  const first = /\r\n|\n/.exec(text);
  const carriageReturn = text.indexOf('\r');
  return (end) => {
    if (first && first.index + first[0].length <= end) {
      return first[0];
    }
    return carriageReturn !== -1 && carriageReturn < end ? '\r' : '\n';
  };
}

function isOwnLine(text: string, start: number): boolean {
  return start === 0 || /[\r\n]/.test(text[start - 1] as string);
}
