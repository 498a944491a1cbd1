/**
 * All that can be cited, found by what it says: by entity, and by how well it fits a sentence. Every list and card
 * asks this one index, so that a publication is in the same place wherever it comes from.
 */
import { ContentsIndex } from '../abstracts/contentsIndex';
import type {
  PublicationReader,
  ReadPublication,
  RecordedPublication,
} from '../abstracts/publicationReader';
import { publicationsAbout } from '../abstracts/publicationsAbout';
import type { NoteContext } from '../library/rankSources';
import type { EntityId } from '../library/schema';
import type { Publication, PublicationId } from '../literature/publication';
import type { CitedBefore } from './citedBefore';
import type { CitingSentence } from './citingSentence';
import { evidenceOf, type RankPreference } from './evidence';
import { FitIndex, type RankedPublication } from './fitIndex';
import { PublicationSearch, type SubjectNames } from './publicationSearch';

export class LiteratureIndex {
  private constructor(
    private readonly contents: ContentsIndex,
    private readonly fit: FitIndex,
    private readonly words: PublicationSearch,
    private readonly byId: ReadonlyMap<PublicationId, ReadPublication>,
  ) {}

  /**
   * Reads and indexes publications, and pauses every few milliseconds. Ties keep their order, so that the user's own
   * publications come first where they are first here.
   *
   * @param names by which {@link search} finds what publications are about
   */
  static *of(
    publications: Iterable<Publication>,
    reader: PublicationReader,
    names?: SubjectNames,
  ): Generator<void, LiteratureIndex> {
    const read: RecordedPublication[] = [];
    for (const publication of publications) {
      read.push(reader.read(publication));
      yield;
    }
    const contents = yield* ContentsIndex.of(read);
    const fit = yield* FitIndex.of(read, reader);
    const words = yield* PublicationSearch.of(fit, reader, names);
    const byId = new Map(read.map((it) => [it.publication.id, it]));
    return new LiteratureIndex(contents, fit, words, byId);
  }

  /** All publications, in their order. */
  get all(): readonly ReadPublication[] {
    return [...this.byId.values()];
  }

  /** What a publication says; undefined for one that is not in the literature. */
  read(id: PublicationId): ReadPublication | undefined {
    return this.byId.get(id);
  }

  /** How many publications speak of an entity. */
  countAbout(entity: EntityId): number {
    return this.contents.about(entity).length;
  }

  /** All publications that speak of an entity, those that say most of it first. */
  allAbout(entity: EntityId): readonly ReadPublication[] {
    return this.contents.about(entity);
  }

  /** The publications that speak of an entity, best first for a place in a note. */
  about(
    entity: EntityId,
    context: NoteContext,
    prefer: RankPreference = 'balanced',
  ): ReadPublication[] {
    const evidence = (read: ReadPublication) => evidenceOf(read, this.fit.latestYear, prefer);
    return publicationsAbout(entity, this.contents.about(entity), context, evidence);
  }

  /** {@link PublicationSearch.find} */
  search(query: string, limit: number): ReadPublication[] {
    return this.words.find(query, limit);
  }

  /** {@link FitIndex.rank} */
  rank(
    sentence: CitingSentence,
    cited: CitedBefore,
    limit: number,
    prefer?: RankPreference,
  ): RankedPublication[] {
    return this.fit.rank(sentence, cited, limit, prefer);
  }

  /** {@link FitIndex.placesOf} */
  placesOf(keys: readonly string[]): number[] {
    return this.fit.placesOf(keys);
  }
}
