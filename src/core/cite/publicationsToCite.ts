/** What a note can be offered to cite in a sentence: what fits it best, from wherever it comes. */
import type { CitationSyntax } from '../citation/citation';
import { withoutCitations } from '../fit/citingSentence';
import type { RankedPublication } from '../fit/fitIndex';
import type { Library } from '../library/library';
import type { RankedSource } from '../library/rankSources';
import type { CitationKey, EntityId } from '../library/schema';
import { originOf } from '../literature/origin';
import { type Publication, publicationOf } from '../literature/publication';
import { ChanceFilter } from './chance';
import { canCiteAt, keysCitedAt } from './citeAt';
import { keyOf } from './citedPublication';
import { knownAs } from './fileCitations';
import type { NoteLiterature } from './noteLiterature';
import type { CitationPlace } from './placeCitation';
import {
  citationsOfSentence,
  type PlaceInNote,
  type RankedLiterature,
  rankForSentence,
  sentenceToCite,
} from './sentenceToCite';

/** Publications that are looked at for a sentence: enough that those it cites and chance fits leave some. */
const LOOKED_AT = 40;
/**
 * What is added to the score of a fit: publications that fit about alike differ by less. Users know their own ones, and
 * have them at hand.
 */
const bonus = {
  own: 0.25,
  /** Names the entity that the user points at, and not only others of the sentence. */
  entity: 0.5,
};

/** Where in a note citations are offered, what the note knows, and how it cites. */
export interface PlaceToCite extends Omit<PlaceInNote, 'at'> {
  readonly place: CitationPlace;
  readonly literature: NoteLiterature;
  readonly syntax: CitationSyntax;
}

/** For what a sentence is to cite something, and in which library. */
export interface CitingSubject {
  readonly library: Library;
  /** The entity that the user points at, or those of the sentence. */
  readonly entities: readonly EntityId[];
}

/** Publications best first for a sentence, with what fits by chance left out; the user's own ones win ties. */
export function publicationsForSentence(
  where: PlaceInNote,
  ranked: RankedLiterature,
  subject: CitingSubject,
): RankedPublication[] {
  return withoutChance(rankForSentence(where, ranked, LOOKED_AT), where, subject);
}

/** The same for publications that are ranked for the sentence already: the best of them. */
export function withoutChance(
  ranked: readonly RankedPublication[],
  { analysis, block, offset, at }: PlaceInNote,
  { library, entities }: CitingSubject,
): RankedPublication[] {
  const sentence = withoutCitations(sentenceToCite(analysis, block, offset, at));
  const filter = new ChanceFilter(library, entities, sentence);
  const scoreOf = ({ publication, contents, score }: RankedPublication) =>
    score +
    (originOf(publication, library) === 'dataset' ? 0 : bonus.own) +
    (contents.entities.some((id) => entities.includes(id)) ? bonus.entity : 0);
  return ranked
    .slice(0, LOOKED_AT)
    .filter((read) => filter.fits(read))
    .map((read) => ({ ...read, score: scoreOf(read) }))
    .sort((a, b) => b.score - a.score);
}

/**
 * The publications that a note can be offered to cite at a place: those that its sentence does not cite already. To find
 * out, no edit is made, and the entries of bibliographies are looked up in indexes.
 *
 * @param ranked best first
 * @param most publications, at most
 */
export function publicationsToCite(
  ranked: Iterable<Publication>,
  { analysis, block, offset, place, literature, syntax }: PlaceToCite,
  most: number,
): Publication[] {
  const style = { syntax, sources: literature };
  const cited = new Set<CitationKey>(keysCitedAt(analysis, place, literature));
  for (const citation of citationsOfSentence(block, offset).flatMap((it) => it.citations)) {
    const key = keyOf(analysis, citation, literature);
    if (key !== undefined) {
      cited.add(key);
    }
  }
  const publications: Publication[] = [];
  for (const publication of ranked) {
    if (publications.length === most) {
      break;
    }
    const { key } = knownAs(publication, literature) ?? publication;
    if (!cited.has(key) && canCiteAt(place, key, style)) {
      publications.push(publication);
    }
  }
  return publications;
}

/** The sources of the library that fit a place, for use until the literature is read. */
export function* fittingSources(ranked: readonly RankedSource[]): Generator<Publication> {
  for (const { source, score } of ranked) {
    if (score <= 0) {
      return;
    }
    yield publicationOf(source);
  }
}
