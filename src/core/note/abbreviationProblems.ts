/** Problems of the abbreviations in a note, for a last check before it is submitted. */

import { sourceRanges } from '../markdown/proseOffsets';
import { definitionsIn, withoutPlural } from '../recognise/abbreviations';
import type { Range } from '../text/range';
import type { NoteAnalysis, NoteBlock } from './noteAnalysis';

/** A problem of an abbreviation; its range is that of the short form in the note. */
export interface AbbreviationProblem extends Range {
  readonly kind: 'usedBefore' | 'undefined' | 'again' | 'differently';
  readonly short: string;
  /** The long form by its first definition; empty if there is none. */
  readonly long: string;
  /** The other long form of an abbreviation that is defined differently. */
  readonly other?: string;
}

/** A short form: a word with two or more capital letters, such as "RCT", "RCTs" or "SLEDAI-2K". */
const shortForm =
  /(?<![\p{L}\p{N}_@#/.-])(?=[\p{L}\p{N}-]*?\p{Lu}[\p{L}\p{N}-]*?\p{Lu})\p{L}[\p{L}\p{N}]{1,9}(?:-[\p{L}\p{N}]{1,9})*(?![\p{L}\p{N}_-])/gu;
/** The most units of a short form without a definition; longer words in capitals are emphasis. */
const LONGEST_UNDEFINED = 6;
const roman = /^[IVXLCDM]+$/;

interface Place extends Range {
  readonly short: string;
}

interface Known {
  readonly long: string;
  readonly start: number;
}

/**
 * Finds abbreviations that are used before or without their definition, or defined again or differently, in the order
 * of the note. Names that Cytonote knows need no definition. Pauses after each block.
 */
export function* abbreviationProblems({
  blocks,
}: Pick<NoteAnalysis, 'blocks'>): Generator<void, AbbreviationProblem[]> {
  const problems: AbbreviationProblem[] = [];
  const known = new Map<string, Known>();
  const firstUse = new Map<string, Place & { readonly isName: boolean }>();
  for (const block of blocks) {
    const definitions = definitionsIn(block.text);
    for (const { short: written, shortRange, longRange } of definitions) {
      const short = withoutPlural(written);
      const place = { ...placeIn(block, shortRange), short };
      const long = block.text.slice(longRange.start, longRange.end).trim();
      const before = known.get(short);
      if (!before) {
        known.set(short, { long, start: place.start });
      } else if (isSameLong(before.long, long)) {
        problems.push({ ...place, kind: 'again', long: before.long });
      } else {
        problems.push({ ...place, kind: 'differently', long: before.long, other: long });
      }
    }
    // Headings repeat terms that the text below them explains.
    for (const use of block.kind === 'heading' ? [] : usesIn(block, definitions)) {
      if (!firstUse.has(use.short)) {
        firstUse.set(use.short, use);
      }
    }
    yield;
  }
  for (const { short, start, end, isName } of firstUse.values()) {
    const definition = known.get(short);
    if (definition && start < definition.start) {
      problems.push({ start, end, kind: 'usedBefore', short, long: definition.long });
    } else if (!definition && !isName && isLikelyUndefined(short)) {
      problems.push({ start, end, kind: 'undefined', short, long: '' });
    }
  }
  return problems.sort((a, b) => a.start - b.start);
}

/** Short forms of a block outside of definitions and citations. */
function usesIn(block: NoteBlock, definitions: ReturnType<typeof definitionsIn>) {
  return [...block.text.matchAll(shortForm)].flatMap(({ 0: written, index }) => {
    const short = withoutPlural(written);
    const inProse = { start: index, end: index + short.length };
    const isDefinition = definitions.some(
      ({ shortRange, longRange }) => overlaps(inProse, shortRange) || overlaps(inProse, longRange),
    );
    const place = placeIn(block, inProse);
    const isCitation = block.citations.some((it) => overlaps(place, it));
    const isName = block.mentions.some((it) => overlaps(place, it));
    return isDefinition || isCitation ? [] : [{ ...place, short, isName }];
  });
}

function isLikelyUndefined(short: string): boolean {
  return short.length <= LONGEST_UNDEFINED && !roman.test(short);
}

/** Whether two long forms differ only in letter case, hyphens or a plural. */
function isSameLong(one: string, other: string): boolean {
  const [a, b] = [one, other].map((long) =>
    long
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]/gu, '')
      .replace(/s$/, ''),
  );
  return a === b;
}

function overlaps(one: Range, other: Range): boolean {
  return one.start < other.end && other.start < one.end;
}

function placeIn({ pieces, start }: NoteBlock, { start: from, end }: Range): Range {
  const ranges = sourceRanges(pieces, from, end);
  return { start: ranges[0]?.start ?? start, end: ranges.at(-1)?.end ?? start };
}
