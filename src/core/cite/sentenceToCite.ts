/**
 * Ranks the literature of a note for one of its sentences: converts the sentence to plain text, and gathers the
 * citations before it.
 */
import type { Citation, CitationGroup } from '../citation/citation';
import { CitedBefore } from '../fit/citedBefore';
import type { CitingSentence } from '../fit/citingSentence';
import type { RankPreference } from '../fit/evidence';
import type { RankedPublication } from '../fit/fitIndex';
import type { LiteratureIndex } from '../fit/literatureIndex';
import type { EntityId } from '../library/schema';
import { proseOffset } from '../markdown/proseOffsets';
import type { NoteAnalysis, NoteBlock } from '../note/noteAnalysis';
import { headingsAbove } from '../note/noteContext';
import { keysIn } from './citedPublication';
import { sentenceOf } from './citingSentences';
import type { NoteLiterature } from './noteLiterature';

/**
 * The number of citations before a sentence that are used: the nearest ones, so that the cost does not grow with the
 * note.
 */
export const REMEMBERED = 100;

/** A sentence of a note, given by an offset in it, and the offset of its citation. */
export interface PlaceInNote {
  readonly analysis: NoteAnalysis;
  readonly block: NoteBlock;
  readonly offset: number;
  /** In the sentence or right after it. */
  readonly at: number;
}

/** The literature of a note, and the user's preference. */
export interface RankedLiterature {
  readonly literature: NoteLiterature;
  readonly index: LiteratureIndex;
  readonly prefer: RankPreference;
  /** The keys of the citations of the note, so that its list of references is read once for many sentences. */
  readonly keyOf?: (citation: Citation) => string | undefined;
}

/** The publications that fit a sentence best, best first. */
export function rankForSentence(
  { analysis, block, offset, at }: PlaceInNote,
  { literature, index, prefer, keyOf = keysIn(analysis, literature) }: RankedLiterature,
  limit: number,
): RankedPublication[] {
  const cited = citedBefore(analysis, block, keyOf, index, offset);
  return index.rank(sentenceToCite(analysis, block, offset, at), cited, limit, prefer);
}

/**
 * The sentence around an offset as plain text, without its citations.
 *
 * @param at the offset of the citation in the note; in the sentence or right after it
 */
export function sentenceToCite(
  analysis: NoteAnalysis,
  block: NoteBlock,
  offset: number,
  at: number = offset,
): CitingSentence {
  const { text, pieces } = block;
  const { start, end } = sentenceOf(block, proseOffset(pieces, offset));
  const marked = Math.min(Math.max(proseOffset(pieces, at), start), end);
  const plain = (from: number, to: number) => withoutGroups(block, from, to);
  return {
    sentence: `${plain(start, marked)} [CITE]${plain(marked, end)}`.trim(),
    before: plain(0, start),
    after: plain(end, text.length),
    heading: headingsAbove(analysis, block)
      .map((heading) => heading.text)
      .toReversed()
      .join(' > '),
  };
}

/** The citations of a sentence: those in it, and those right after its full stop. */
export function citationsOfSentence(block: NoteBlock, offset: number): CitationGroup[] {
  const { pieces, citations } = block;
  const { start, end } = sentenceOf(block, proseOffset(pieces, offset));
  return citations.filter((group) => {
    const at = proseOffset(pieces, group.start);
    return start <= at && at < end;
  });
}

/** The entities that a sentence names, each once. */
export function entitiesOfSentence(block: NoteBlock, offset: number): EntityId[] {
  const { pieces, mentions } = block;
  const { start, end } = sentenceOf(block, proseOffset(pieces, offset));
  const within = mentions.filter((mention) => {
    const at = proseOffset(pieces, mention.start);
    return start <= at && at < end;
  });
  return [...new Set(within.map(({ entity }) => entity))];
}

/**
 * The nearest citations before a sentence, with the words around them.
 *
 * @param offset in the sentence
 */
function citedBefore(
  analysis: NoteAnalysis,
  block: NoteBlock,
  keyOf: (citation: Citation) => string | undefined,
  index: LiteratureIndex,
  offset: number,
): CitedBefore {
  const cited = new CitedBefore();
  for (const { in: earlier, group } of nearestGroups(analysis, block, offset)) {
    const keys = group.citations.flatMap((it) => keyOf(it) ?? []);
    const places = index.placesOf(keys);
    if (places.length > 0) {
      cited.add(sentenceToCite(analysis, earlier, group.start), places);
    }
  }
  return cited;
}

interface GroupInBlock {
  readonly in: NoteBlock;
  readonly group: CitationGroup;
}

/** The citations before a sentence, in the order of the note. */
function nearestGroups(analysis: NoteAnalysis, block: NoteBlock, offset: number): GroupInBlock[] {
  const sentence = sentenceOf(block, proseOffset(block.pieces, offset));
  const groups: GroupInBlock[] = block.citations
    .filter((group) => proseOffset(block.pieces, group.start) < sentence.start)
    .map((group) => ({ in: block, group }))
    .toReversed();
  for (let at = analysis.blocks.indexOf(block) - 1; at >= 0 && groups.length < REMEMBERED; at--) {
    const earlier = analysis.blocks[at] as NoteBlock;
    groups.push(...earlier.citations.map((group) => ({ in: earlier, group })).toReversed());
  }
  return groups.slice(0, REMEMBERED).toReversed();
}

/** A part of the prose of a block without the citations in it. */
function withoutGroups({ text, pieces, citations }: NoteBlock, start: number, end: number): string {
  let plain = '';
  let from = start;
  for (const group of citations) {
    const opens = proseOffset(pieces, group.start);
    const closes = proseOffset(pieces, group.end);
    if (closes > from && opens < end) {
      plain += text.slice(from, Math.max(from, opens));
      from = Math.max(from, closes);
    }
  }
  return (plain + text.slice(Math.min(from, end), end)).replace(/\s+/gu, ' ');
}
