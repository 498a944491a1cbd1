/**
 * What becomes of definitions and items of the references section when nothing refers to them any
 * more: those that converting wrote go, and those of the author are kept in a comment.
 */
import { originComment, textKeptIn } from '../note/citations/originComments';
import type { Range } from '../note/range';
import type { CitedSources } from './citedSources';
import { blocksBehind, lineEndOf } from './endOfNote';
import type { NoteCitations } from './noteCitations';
import { writeDefinition } from './syntax/writeFootnote';
import type { TextEdit } from './textEdit';

/**
 * The edits that take the definitions of some keys out of sight.
 *
 * @param keys in the order in which converting back would write definitions
 * @param written what stands in place of the citations, as one text
 * @param restored keys whose footnotes converting back would restore without writing a definition
 */
export function dropDefinitions(
  { text, footnotes }: NoteCitations,
  keys: readonly string[],
  { written, restored }: { readonly written: string; readonly restored: ReadonlySet<string> },
  sources: CitedSources,
): TextEdit[] {
  const dropped = footnotes.filter(
    ({ label, start }) => keys.includes(label) && isOwnLine(text, start),
  );
  let end = text.length;
  const run: string[] = [];
  for (const { label } of [...dropped].reverse()) {
    const start = startOfLast(
      text.slice(0, end),
      writeDefinition(label, sources.formatted(label) ?? ''),
    );
    if (start === undefined || restored.has(label)) {
      break;
    }
    run.unshift(label);
    end = start;
  }
  const inOrder = keys.filter((key) => run.includes(key));
  // Converting back takes the line end from what is left.
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

/** The definitions that are kept in comments, with the edits that bring them back. */
export function hiddenDefinitions({ text, closed }: NoteCitations): HiddenDefinition[] {
  return closed.flatMap(({ start, end }) => {
    const kept = textKeptIn(text.slice(start, end));
    const [, label] = /^\[\^([^\]\s]+)\]:/.exec(kept ?? '') ?? [];
    return kept !== undefined && label !== undefined
      ? [{ label, edit: { start, end, text: kept } }]
      : [];
  });
}

/** The edits that take out of the references section what converting put there. */
export function dropReferences({ text, section }: NoteCitations): TextEdit[] {
  if (!section) {
    return [];
  }
  const lineEnd = lineEndOf(text);
  const added = section.items.filter(({ isAdded }) => isAdded);
  if (added.length === 0 || added.length < section.items.length) {
    return added.map(({ start, end }) => ({ start: start - lineEnd.length, end, text: '' }));
  }
  const start = startOfLast(text, text.slice(section.start, section.end));
  return [start === undefined ? without(section) : { start, end: text.length, text: '' }];

  function without({ start: from, end: to }: Range): TextEdit {
    return { start: from, end: text.startsWith(lineEnd, to) ? to + lineEnd.length : to, text: '' };
  }
}

/** Where the text before its last block ends, if that is a given one and was added behind it. */
function startOfLast(text: string, block: string): number | undefined {
  const lineEnd = lineEndOf(text);
  return [lineEnd + block + lineEnd, lineEnd + lineEnd + block]
    .map((behind) => text.length - behind.length)
    .find(
      (start) => start >= 0 && blocksBehind(text.slice(0, start), [block]) === text.slice(start),
    );
}

function isOwnLine(text: string, start: number): boolean {
  return start === 0 || /[\r\n]/.test(text[start - 1] as string);
}
