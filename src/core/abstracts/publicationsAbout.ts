/** The publications of a note's bibliographies that speak of an entity, and what each of them says. */
import type { NoteContext } from '../library/rankSources';
import type { CitationKey, EntityId } from '../library/schema';
import type { Publication } from '../literature/publication';
import { type ContentsIndex, weightOf } from './contentsIndex';
import { fitOf, type PublicationContents, sentencesAbout } from './publicationContents';

/** Publications whose sentences are compared with the place: those that say most of the entity. */
const COMPARED = 200;
/** UTF-16 units of a sentence that are quoted. */
const LONGEST_QUOTE = 400;

/** A publication of a bibliography that speaks of an entity. */
export interface SpeakingPublication {
  readonly publication: Publication;
  readonly contents: PublicationContents;
}

/**
 * The publications that speak of an entity, best first for a place in a note, each once.
 *
 * @param indexes of the note's bibliographies, in their order
 */
export function publicationsAbout(
  entity: EntityId,
  indexes: readonly ContentsIndex[],
  literature: { publication(key: CitationKey): Publication | undefined },
  context: NoteContext,
): SpeakingPublication[] {
  const found = new Map<string, SpeakingPublication>();
  for (const { entry, contents } of indexes.flatMap((index) => index.about(entity))) {
    const publication = literature.publication(entry.key);
    // A key that is defined twice means its first entry.
    if (publication?.entries[0]?.entry === entry && !found.has(publication.id)) {
      found.set(publication.id, { publication, contents });
    }
  }
  const all = [...found.values()];
  const scored = all.slice(0, COMPARED).map((speaking) => {
    const [best] = sentencesAbout(entity, speaking.contents, context);
    const score = weightOf(entity, speaking.contents) + (best ? fitOf(best, entity, context) : 0);
    return { speaking, score, year: Number(speaking.publication.summary.year ?? 0) || 0 };
  });
  scored.sort((a, b) => b.score - a.score || b.year - a.year);
  return [...scored.map(({ speaking }) => speaking), ...all.slice(COMPARED)];
}

/** What a publication says of an entity in its own words. */
export interface Quotation {
  /** A slice of the plain abstract. */
  readonly text: string;
  /** Whether the sentence goes on. */
  readonly isCut: boolean;
}

/** The sentence of a publication's abstract that speaks of an entity and fits a place best. */
export function quotationAbout(
  entity: EntityId,
  { publication, contents }: SpeakingPublication,
  context: NoteContext,
): Quotation | undefined {
  const [sentence] = sentencesAbout(entity, contents, context);
  const abstract = publication.entries[0]?.entry.readTexts().abstract;
  if (!sentence || !abstract) {
    return undefined;
  }
  const text = abstract.slice(sentence.start, sentence.end);
  return text.length <= LONGEST_QUOTE
    ? { text, isCut: false }
    : { text: text.slice(0, LONGEST_QUOTE).replace(/\s*\S*$/u, ''), isCut: true };
}
