/**
 * Sentences that state something about an entity and cite nothing, while a source of the library speaks
 * of that very entity.
 *
 *     IL-6 rises in sepsis.                    a claim
 *     IL-6 rises in sepsis [@emilie1998].      cited
 *     Does IL-6 rise in sepsis?                a question
 *     IL-6 levels in sepsis                    no verb: a fragment, such as a caption
 *     We measured IL-6 in forty patients.      the writer's own work
 *
 * The verbs are English ones; in other languages nothing is taken for a claim.
 */
import type { Library } from '../library/library';
import type { EntityId } from '../library/schema';
import type { NoteAnalysis, NoteBlock } from '../note/noteAnalysis';
import type { Range } from '../note/range';
import { sentencesIn } from '../note/sentences';
import { withoutPauses } from './conversionCandidates';
import { readReferencesSection } from './referencesSection';
import { hasSource, rangeOfSentence } from './sentenceSource';

/** A claim without a source. Its range is that of the sentence, without the blanks around it. */
export interface UncitedClaim extends Range {
  /** The first entity in it that the library has findings about. */
  readonly entity: EntityId;
}

/** Words of a sentence, at least: fewer are a heading, a caption or a note to oneself. */
const FEWEST_WORDS = 4;

const verbs =
  /\b(?:is|are|was|were|has|have|had|can|could|may|might|does|do|did|remains?|becomes?|became|seems?|appears?(?:ed)?|(?:increas|decreas|reduc|induc|produc|releas|activat|stimulat|regulat|mediat|promot|enhanc|improv|correlat|associat|secret|express|inhibit|suppress|block|bind|act|drive|caus|prevent|predict|contribut|determin|trigger|worsen|elevat|rais|lower|neutrali[sz]|prolong|support|protect|attract|recruit|signal|treat|target|affect|alter|modulat|limit|reflect|depend|requir|involv|lead|play|show|link)(?:e?s|ed)|rises?|rose|falls?|fell|binds?|bound|drove|drives|leads?|led|shows?|shown|makes?|made|gives?|gave|plays?|acts?|needs?)\b/iu;
/** What the writer did or means to do; a note to oneself. */
const ownWork = /^\s*(?:we|i|our|my|todo|note|see|question|idea)\b/iu;

/** The claims of a note that cite nothing, in order; those in its list of references are none. */
export function uncitedClaimsIn(library: Library, analysis: NoteAnalysis): UncitedClaim[] {
  return withoutPauses(findUncitedClaims(library, analysis));
}

/** The same, with a pause behind each block. */
export function* findUncitedClaims(
  library: Library,
  analysis: NoteAnalysis,
): Generator<void, UncitedClaim[]> {
  const section = readReferencesSection(analysis);
  const claims: UncitedClaim[] = [];
  for (const block of analysis.blocks) {
    if (!section || block.start < section.start || section.end <= block.start) {
      claims.push(...uncitedClaims(library, analysis.text, block));
      yield;
    }
  }
  return claims;
}

/**
 * The claims in a block that cite nothing, in order.
 *
 * @param note the text that the block's offsets count in
 */
function uncitedClaims(library: Library, note: string, block: NoteBlock): UncitedClaim[] {
  const spokenOf = block.mentions.filter(({ entity }) => library.findingsAbout(entity).length > 0);
  if (block.kind !== 'paragraph' || spokenOf.length === 0) {
    return [];
  }
  const claims: UncitedClaim[] = [];
  for (const { start, end } of sentencesIn(block.text)) {
    const sentence = block.text.slice(start, end).trim();
    const range = isStatement(sentence) ? rangeOfSentence(block, { start, end }) : undefined;
    const mention = range && spokenOf.find((it) => range.start <= it.start && it.end <= range.end);
    if (range && mention && !hasSource(note, block, range, end === block.text.length)) {
      claims.push({ ...range, entity: mention.entity });
    }
  }
  return claims;
}

function isStatement(sentence: string): boolean {
  return (
    sentence.split(/\s+/).length >= FEWEST_WORDS &&
    !/[?:;,]["'”’»)\]]*$/u.test(sentence) &&
    verbs.test(sentence) &&
    !ownWork.test(sentence)
  );
}
