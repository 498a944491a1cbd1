/**
 * Tests a conversion: reads the converted note again. Every citation must have the meaning that it was written for, and
 * must give its old text when it is written in its old syntax again.
 */

import { type CitationGroup, type CitationSyntax, writtenSyntax } from '../citation/citation';
import { type Cited, citedBy } from '../citation/cited';
import type { ReferenceLookup } from '../citation/resolveCitation';
import type { LatexCommand } from '../citation/syntax/latex';
import { type WritingData, writeCitation } from '../citation/writeCitation';
import { firstIndexWhere } from '../text/bisect';
import { applyEdits, type TextEdit } from '../text/edits';
import type { Range } from '../text/range';
import { runToEnd } from '../text/steps';
import { type NoteCitations, readNoteCitations } from './noteCitations';

/** How a citation is written: with nothing after it, with its original in a comment, or not at all. */
export type ConvertedForm = 'plain' | 'commented' | 'left';

/** The edits of one attempt, with the new range of each citation. */
export interface Attempt {
  readonly edits: readonly TextEdit[];
  readonly written: ReadonlyMap<Candidate, TextEdit>;
}

/**
 * The citations that an attempt converts wrongly. If it converts all rightly, and changes another one or makes one of other
 * text, those beside that.
 */
export function* wronglyConverted(
  note: NoteCitations,
  { edits, written }: Attempt,
  ways: ReadonlyMap<Candidate, ConvertedForm>,
  sources: ReferenceLookup,
  latexCommand: LatexCommand | undefined,
): Generator<void, Set<Candidate>> {
  const wrong = new Set<Candidate>(
    [...ways].flatMap(([it, way]) => (way !== 'left' && !written.has(it) ? [it] : [])),
  );
  const after = yield* readNoteCitations(applyEdits(note.text, edits), sources);
  const found = new Map(after.groups.map((group) => [group.start, group]));
  const moved = movedBy(edits);
  const latex = after.latexStyle(latexCommand);
  const back: WritingData = { sources, numberOf: note.numberOf, latex };
  const byGroup = new Map([...written.keys()].map((it) => [it.group, it]));
  const candidates = [...written.keys()];
  const order = orderOf(candidates.map(({ start }) => start));
  const beside = new Set<Candidate>();
  for (const group of note.groups) {
    const start = moved(group.start);
    const now = found.get(start);
    found.delete(start);
    const candidate = byGroup.get(group);
    const isRight = candidate
      ? now && isRightly(now, candidate, after, back)
      : now?.end === moved(group.end) && now.syntax === group.syntax;
    if (!isRight && candidate) {
      wrong.add(candidate);
    } else if (!isRight) {
      addAt(order.lastUpTo(group.start - 1));
      addAt(order.firstAfter(group.start));
    }
    yield;
  }
  const movedOrder = orderOf(candidates.map(({ start }) => moved(start)));
  for (const surplus of found.values()) {
    addAt(movedOrder.lastUpTo(surplus.start));
    yield;
  }
  return wrong.size > 0 ? wrong : beside;

  function addAt(at: number): void {
    const near = candidates[at];
    if (near) {
      beside.add(near);
    }
  }

  function isRightly(
    now: CitationGroup,
    candidate: Candidate,
    reading: NoteCitations,
    data: WritingData,
  ): boolean {
    const keys = reading.keysOf(now);
    if (!keys || keys.join() !== candidate.keys.join()) {
      return false;
    }
    const length = (written.get(candidate) as TextEdit).text.length;
    if (now.origin) {
      const isSame = now.origin.text === candidate.original.text;
      return isSame && now.origin.end === now.start + length;
    }
    const { text, syntax } = candidate.original;
    const isWhole = now.end === now.start + length;
    // A restored original needs no test.
    const isBack = writtenSyntax(now) === syntax && candidate.isTrue;
    return isWhole && (isBack || writeCitation(citedBy(now, keys), syntax, data) === text);
  }
}

/** Searches a list of offsets, in any order, by bisection. */
interface OffsetOrder {
  /** The index of the last offset up to a limit; -1 if there is none. */
  lastUpTo(limit: number): number;
  /** The index of the first offset after a limit; the length of the list if there is none. */
  firstAfter(limit: number): number;
}

function orderOf(offsets: readonly number[]): OffsetOrder {
  const highestUntil = [...offsets];
  const lowestFrom = [...offsets];
  for (let at = 1; at < offsets.length; at++) {
    const back = offsets.length - 1 - at;
    highestUntil[at] = Math.max(highestUntil[at - 1] as number, offsets[at] as number);
    lowestFrom[back] = Math.min(lowestFrom[back + 1] as number, offsets[back] as number);
  }
  const firstAbove = (ascending: readonly number[], limit: number) =>
    firstIndexWhere(ascending.length, (at) => (ascending[at] as number) > limit);
  return {
    lastUpTo: (limit) => firstAbove(lowestFrom, limit) - 1,
    firstAfter: (limit) => firstAbove(highestUntil, limit),
  };
}

/** Maps offsets of the note to offsets after edits; at an insertion, to the offset before the new text. */
function movedBy(edits: readonly TextEdit[]): (offset: number) => number {
  // The first offset that each edit moves: an insertion moves only those after it.
  const moves = edits
    .map(({ start, end, text }) => ({
      from: Math.max(start + 1, end),
      by: text.length - (end - start),
    }))
    .sort((a, b) => a.from - b.from);
  const sums = [0];
  for (const { by } of moves) {
    sums.push((sums.at(-1) as number) + by);
  }
  return (offset) => {
    const moved = firstIndexWhere(moves.length, (at) => (moves[at]?.from ?? 0) > offset);
    return offset + (sums[moved] as number);
  };
}

/** A citation as it was first written, in whichever syntax. */
export interface Original {
  readonly text: string;
  readonly syntax: CitationSyntax;
}

/** A citation that is to be written in another syntax. Its range covers the comment after it. */
export interface Candidate extends Range {
  readonly group: CitationGroup;
  readonly keys: readonly string[];
  /** The complete citation, from itself and its comment. */
  readonly cited: Cited;
  readonly original: Original;
  /** Whether a comment keeps the original already. */
  readonly isKept: boolean;
  /** Whether the comment still agrees with the citation, so that the original can be restored unchanged. */
  readonly isTrue: boolean;
}

/** The citations of a note that are not yet in a syntax. */
export function candidatesFor(
  note: NoteCitations,
  syntax: CitationSyntax,
  sources: ReferenceLookup,
): Candidate[] {
  return runToEnd(findCandidates(note, syntax, sources));
}

/** The same as {@link candidatesFor}; pauses after each citation. */
export function* findCandidates(
  note: NoteCitations,
  syntax: CitationSyntax,
  sources: ReferenceLookup,
): Generator<void, Candidate[]> {
  const candidates: Candidate[] = [];
  for (const group of note.groups) {
    // A hidden citation has no counterpart in most syntaxes.
    const isCandidate = writtenSyntax(group) !== syntax && group.form !== 'hidden';
    const keys = isCandidate ? note.keysOf(group) : undefined;
    if (keys && !isWritten(group, keys, syntax)) {
      candidates.push(candidate(note, group, keys, sources));
    }
    yield;
  }
  return candidates;
}

/** Whether keys that look like identifiers are already those of the bibliography. */
function isWritten(group: CitationGroup, keys: readonly string[], syntax: CitationSyntax): boolean {
  return group.syntax === syntax && group.citations.every(({ key }, at) => key === keys[at]);
}

function candidate(
  note: NoteCitations,
  group: CitationGroup,
  keys: readonly string[],
  sources: ReferenceLookup,
): Candidate {
  const { start, end, origin } = group;
  const own = citedBy(group, keys);
  const plain = {
    group,
    keys,
    start,
    cited: own,
    isKept: false,
    isTrue: false,
    end: origin?.end ?? end,
    original: { text: note.text.slice(start, end), syntax: writtenSyntax(group) },
  };
  const kept = origin && readWhole(origin.text, note, sources);
  if (!kept) {
    return plain;
  }
  const isTrue = keys.join() === kept.cited.items.map(({ key }) => key).join();
  if (isTrue) {
    const original = { text: origin.text, syntax: kept.syntax };
    return { ...plain, cited: kept.cited, original, isKept: true, isTrue };
  }
  // Sources were added or removed since; the comment still holds for the others.
  const items = own.items.map(
    (item) => kept.cited.items.find(({ key }) => key === item.key) ?? item,
  );
  return { ...plain, cited: { ...own, items } };
}

/** The citation that a text consists of; undefined if there is anything else. */
function readWhole(
  text: string,
  note: NoteCitations,
  sources: ReferenceLookup,
): { cited: Cited; syntax: CitationSyntax } | undefined {
  const [group, ...others] = runToEnd(readNoteCitations(text, sources)).groups;
  const keys = group && note.keysOf(group);
  return keys && others.length === 0 && group.start === 0 && group.end === text.length
    ? { cited: citedBy(group, keys), syntax: writtenSyntax(group) }
    : undefined;
}
