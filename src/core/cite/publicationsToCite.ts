/** The publications that a note can be offered to cite in a sentence: those that fit it best, of any origin. */
import type { CitationSyntax } from '../citation/citation';
import { withoutCitations } from '../fit/citingSentence';
import { isUnsignedPage } from '../fit/evidence';
import type { RankedPublication } from '../fit/fitIndex';
import type { Library } from '../library/library';
import type { RankedSource } from '../library/rankSources';
import type { CitationKey, EntityId } from '../library/schema';
import { originOf } from '../literature/origin';
import { type Publication, publicationOf } from '../literature/publication';
import { studyOfSource } from '../literature/study';
import { ChanceFilter } from './chance';
import { canCiteAt, keysCitedAt } from './citeAt';
import { keysIn } from './citedPublication';
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

/**
 * The number of publications that are ranked for a sentence: enough that some remain without those it cites and chance
 * fits.
 */
const LOOKED_AT = 40;
/**
 * Additions to the score of a fit, for publications that fit about equally well. Users know their own publications, and
 * have them at hand.
 */
const bonus = {
  own: 0.25,
  /** For naming the entity that the user points at, and not only others of the sentence. */
  entity: 0.5,
};

/** A place in a note where citations are offered, the note's literature, and its syntax. */
export interface PlaceToCite extends Omit<PlaceInNote, 'at'> {
  readonly place: CitationPlace;
  readonly literature: NoteLiterature;
  readonly syntax: CitationSyntax;
}

/** The subject of a citation, and the library. */
export interface CitingSubject {
  readonly library: Library;
  /** The entity that the user points at, or those of the sentence. */
  readonly entities: readonly EntityId[];
}

/** Publications best first for a sentence, without chance fits; of equal fits, the user's own ones come first. */
export function publicationsForSentence(
  where: PlaceInNote,
  ranked: RankedLiterature,
  subject: CitingSubject,
): RankedPublication[] {
  return withoutChance(rankForSentence(where, ranked, LOOKED_AT), where, subject);
}

/** The best of publications that are already ranked for the sentence. */
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
 * The publications that a note can be offered to cite at a place: those that its sentence does not cite already. Makes
 * no edit to find out, and looks entries of bibliographies up in indexes.
 *
 * @param ranked best first
 * @param most the largest number of publications
 */
export function publicationsToCite(
  ranked: Iterable<Publication>,
  { analysis, block, offset, place, literature, syntax }: PlaceToCite,
  most: number,
): Publication[] {
  const style = { syntax, sources: literature };
  const cited = new Set<CitationKey>(keysCitedAt(analysis, place, literature));
  const keyOf = keysIn(analysis, literature);
  for (const citation of citationsOfSentence(block, offset).flatMap((it) => it.citations)) {
    const key = keyOf(citation);
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

/**
 * The sources of the library that fit a place, for use until the literature is read; unsigned web pages come last, since
 * they are the weakest evidence.
 */
export function publicationsOfFittingSources(ranked: readonly RankedSource[]): Publication[] {
  const fitting = ranked.filter(({ score }) => score > 0);
  const isPage = ({ source }: RankedSource) =>
    isUnsignedPage({ publication: publicationOf(source), study: studyOfSource(source) });
  return [...fitting.filter((it) => !isPage(it)), ...fitting.filter(isPage)].map(({ source }) =>
    publicationOf(source),
  );
}
