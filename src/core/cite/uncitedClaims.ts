/**
 * Sentences that state something about an entity and cite nothing, although a publication that the note could cite is
 * about that entity.
 *
 *     IL-6 rises in sepsis.                    a claim
 *     IL-6 rises in sepsis [@emilie1998].      cited
 *     Does IL-6 rise in sepsis?                a question
 *     IL-6 levels in sepsis                    no verb: a fragment, such as a caption
 *     We measured IL-6 in forty patients.      the writer's own work
 *
 * The verbs are English; in other languages no sentence counts as a claim.
 */

import type { LiteratureIndex } from '../fit/literatureIndex';
import type { Library } from '../library/library';
import type { EntityId } from '../library/schema';
import { sourceRanges } from '../markdown/proseOffsets';
import { isLiteratureNote } from '../note/literatureNote';
import type { NoteAnalysis, NoteBlock } from '../note/noteAnalysis';
import { oneOf } from '../text/patterns';
import type { Range } from '../text/range';
import { sentencesOf } from './citingSentences';
import { referenceSections } from './referenceHeadings';
import { readReferenceList } from './referenceList';

/** A claim without a source. Its range is that of the sentence, without the blanks around it. */
export interface UncitedClaim extends Range {
  /** The first entity in it that a publication is about. */
  readonly entity: EntityId;
}

/** The fewest words of a claim: shorter text is a heading, a caption or a reminder. */
const FEWEST_WORDS = 4;

const verbs = new RegExp(
  String.raw`\b${oneOf`
    is are was were has have had can could may might does do did remains? becomes? became seems? appears?(?:ed)?
    ${oneOf`increas decreas reduc induc produc releas activat stimulat regulat mediat promot enhanc improv correlat associat
      secret express inhibit suppress block bind act drive caus prevent predict contribut determin trigger worsen
      elevat rais lower neutrali[sz] prolong support protect attract recruit signal treat target affect alter modulat
      limit reflect depend requir involv lead play show link`}(?:e?s|ed)
    rises? rose falls? fell binds? bound drove drives leads? led shows? shown makes? made gives? gave plays?
    acts? needs?`}\b`,
  'iu',
);
/** The beginning of a sentence about the writer's own work or plans, or of a reminder. */
const ownWork = /^\s*(?:we|i|our|my|todo|note|see|question|idea)\b/iu;

/** Counts the publications about an entity. */
export type EntityCounts = Pick<LiteratureIndex, 'countAbout'>;

/**
 * The claims of a note that cite nothing, in order, except those in its lists of references. A literature note has
 * none: it is about its publication. Pauses after each block.
 *
 * @param index of all that can be cited in the note; without it, only the findings of the library count
 */
export function* findUncitedClaims(
  library: Library,
  analysis: NoteAnalysis,
  index?: EntityCounts,
): Generator<void, UncitedClaim[]> {
  if (isLiteratureNote(analysis)) {
    return [];
  }
  const list = readReferenceList(analysis);
  const lists = [...referenceSections(analysis), ...(list ? [list] : [])].sort(
    (a, b) => a.start - b.start,
  );
  const hasLiterature = (entity: EntityId) =>
    library.findingsAbout(entity).length > 0 || (index?.countAbout(entity) ?? 0) > 0;
  const claims: UncitedClaim[] = [];
  let next = 0;
  let listEnd = 0;
  for (const block of analysis.blocks) {
    for (let range = lists[next]; range && range.start <= block.start; range = lists[++next]) {
      listEnd = Math.max(listEnd, range.end);
    }
    if (listEnd <= block.start) {
      claims.push(...uncitedClaims(hasLiterature, analysis.text, block));
      yield;
    }
  }
  return claims;
}

/**
 * The claims in a block that cite nothing, in order.
 *
 * @param note the text in which the block's offsets count
 */
function uncitedClaims(
  hasLiterature: (entity: EntityId) => boolean,
  note: string,
  block: NoteBlock,
): UncitedClaim[] {
  const candidates = block.mentions.filter(({ entity }) => hasLiterature(entity));
  if (block.kind !== 'paragraph' || candidates.length === 0) {
    return [];
  }
  const claims: UncitedClaim[] = [];
  for (const { start, end } of sentencesOf(block)) {
    const sentence = block.text.slice(start, end).trim();
    const range = isStatement(sentence) ? rangeOfSentence(block, { start, end }) : undefined;
    const mention =
      range && candidates.find((it) => range.start <= it.start && it.end <= range.end);
    if (range && mention && !hasSource(note, block, range, end === block.text.length)) {
      claims.push({ ...range, entity: mention.entity });
    }
  }
  return claims;
}

/** Whether a sentence makes a statement that is not about the writer's own work. */
export function isStatement(sentence: string): boolean {
  return (
    sentence.split(/\s+/).length >= FEWEST_WORDS &&
    !/[?:;,]["'”’»)\]]*$/u.test(sentence) &&
    verbs.test(sentence) &&
    !ownWork.test(sentence)
  );
}

/** A link, a footnote's mark, or an address. */
const reference = /^(?:\[|<?(?:https?:|www\.))/i;

/**
 * The range of a sentence in the note, without the blanks around it.
 *
 * @param sentence in the prose of the block
 */
export function rangeOfSentence(
  { pieces, text }: NoteBlock,
  { start, end }: Range,
): Range | undefined {
  const sentence = text.slice(start, end);
  const from = start + sentence.length - sentence.trimStart().length;
  const ranges = sourceRanges(pieces, from, from + sentence.trim().length);
  const [first, last] = [ranges[0], ranges.at(-1)];
  return first && last ? { start: first.start, end: last.end } : undefined;
}

/**
 * Whether a citation, a footnote, an inline note, a link or an address is in a sentence or right after it.
 *
 * @param note the text in which the block's offsets count
 * @param range of the sentence in the note
 * @param isLast whether it ends its block
 */
export function hasSource(
  note: string,
  block: NoteBlock,
  { start, end }: Range,
  isLast: boolean,
): boolean {
  const after = isLast ? block.end : end + 1;
  // A blank may separate an inline note from the full stop.
  if (note.slice(start, after + 2).includes('^[')) {
    return true;
  }
  const links = block.closed.filter((it) => reference.test(note.slice(it.start, it.end)));
  return [...block.citations, ...links].some((it) => it.start <= after && start < it.end);
}

/** The counts of a section, including the sections below it. */
export interface SectionCounts {
  /** The heading. */
  readonly heading: Range;
  /** The number of different entities that are mentioned. */
  readonly entities: number;
  /** The number of places with a citation. */
  readonly citations: number;
  /** Claims that cite nothing. */
  readonly claims: readonly Range[];
}

/** Counts the content of the section under each heading of a note, in order, with pauses; leaves out empty sections. */
export function* countSections(
  library: Library,
  analysis: NoteAnalysis,
  index?: EntityCounts,
): Generator<void, SectionCounts[]> {
  const { blocks, text } = analysis;
  const headings = blocks.filter(({ kind }) => kind === 'heading');
  const claims = headings.length > 0 ? yield* findUncitedClaims(library, analysis, index) : [];
  const sections: SectionCounts[] = [];
  for (const [at, heading] of headings.entries()) {
    const next = headings.find(({ depth }, other) => other > at && depth <= heading.depth);
    const section = { start: heading.start, end: next?.start ?? text.length };
    const within = analysis.blocksAt(section).filter(({ start }) => start < section.end);
    const entities = new Set<EntityId>(
      within.flatMap(({ mentions }) => mentions.map(({ entity }) => entity)),
    );
    const counts = {
      heading: { start: heading.start, end: heading.end },
      entities: entities.size,
      citations: within.reduce((sum, { citations }) => sum + citations.length, 0),
      claims: claims.filter(({ start }) => section.start <= start && start < section.end),
    };
    if (counts.entities + counts.citations > 0) {
      sections.push(counts);
    }
    yield;
  }
  return sections;
}
