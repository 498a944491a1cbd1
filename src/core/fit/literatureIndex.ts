/**
 * Everything that can be cited, found by its contents: by entity, and by how well it fits a sentence. Every list and
 * card uses this one index, so that a publication has the same place whatever its origin.
 */
import {
  hashOfPublication,
  type PublicationReader,
  type ReadPublication,
  type RecordedPublication,
} from '../abstracts/publicationReader';
import type { Vocabulary } from '../abstracts/vocabulary';
import type { NoteContext } from '../library/rankSources';
import type { EntityId, TopicId } from '../library/schema';
import type { Publication, PublicationId } from '../literature/publication';
import { inSlices } from '../text/steps';
import type { SubjectNames } from './calledSubjects';
import type { CitedBefore } from './citedBefore';
import type { CitingSentence } from './citingSentence';
import type { RankPreference } from './evidence';
import { FitIndex, type RankedPublication } from './fitIndex';
import { COMPARED, orderAbout } from './orderAbout';
import { PublicationSearch } from './publicationSearch';
import { UserPublications, type UserSourceLookup } from './userPublications';

/** The publications about an entity, as far as a card needs them. */
export interface FirstAbout {
  /** The first ones, best first, and any of the user's own that a card shows before them. */
  readonly first: readonly ReadPublication[];
  /** How many there are in all. */
  readonly count: number;
  /** How many of all are the user's own. */
  readonly own: number;
}

/** Publications that are marked without a pause. */
const AT_ONCE = 1000;

/** All publications of a literature with their contents: ranked for a sentence, listed by entity, searched by words. */
export class LiteratureIndex {
  private constructor(
    private readonly vocabulary: Vocabulary,
    private readonly fit: FitIndex,
    private readonly words: PublicationSearch,
    private readonly byId: ReadonlyMap<PublicationId, RecordedPublication>,
    private readonly userPublications: UserPublications,
    private readonly changed?: ChangedPublications,
  ) {}

  /**
   * Reads and indexes publications, and pauses every few milliseconds. Ties keep their order, so that the user's own
   * publications come first if they are first here.
   *
   * @param library by whose names {@link search} finds the subjects of publications
   */
  static *of(
    publications: Iterable<Publication>,
    reader: PublicationReader,
    library?: SubjectNames & UserSourceLookup,
  ): Generator<void, LiteratureIndex> {
    const read: RecordedPublication[] = [];
    const byId = new Map<PublicationId, RecordedPublication>();
    for (const publication of publications) {
      const one = reader.read(publication);
      read.push(one);
      byId.set(publication.id, one);
      yield;
    }
    const fit = yield* FitIndex.of(read, reader);
    const words = yield* PublicationSearch.of(fit, reader, library);
    const users = new UserPublications(read.length, library);
    yield* inSlices(read.length, AT_ONCE, (from, to) => {
      for (let place = from; place < to; place++) {
        users.add((read[place] as RecordedPublication).publication, place);
      }
    });
    return new LiteratureIndex(reader.vocabulary, fit, words, byId, users);
  }

  /** All publications, in their order. */
  get all(): readonly ReadPublication[] {
    return [...this.byId.values()];
  }

  /**
   * The same index for a literature that has changed since. Leaves out publications that were removed, have another key
   * or have other contents now; returns the others in their current form.
   */
  asOf(publications: readonly Publication[]): LiteratureIndex {
    const { vocabulary, fit, words, byId, userPublications } = this;
    const changed = new ChangedPublications(publications);
    return new LiteratureIndex(vocabulary, fit, words, byId, userPublications, changed);
  }

  /** The contents of a publication; undefined for one that is not in the literature. */
  read(id: PublicationId): ReadPublication | undefined {
    const read = this.byId.get(id);
    return read && this.current([read], 1)[0];
  }

  /** How many publications are about an entity. */
  countAbout(entity: EntityId): number {
    const number = this.vocabulary.entities.numberOf(entity);
    return number === undefined ? 0 : this.fit.subjects.entities.countOf(number);
  }

  /** All publications about an entity, those that say most about it first. */
  allAbout(entity: EntityId): readonly ReadPublication[] {
    const about = this.speakingOf(entity);
    return this.current(about, about.length);
  }

  /** The publications about an entity, best first for a place in a note. */
  about(
    entity: EntityId,
    context: NoteContext,
    prefer: RankPreference = 'balanced',
  ): ReadPublication[] {
    const number = this.vocabulary.entities.numberOf(entity);
    if (number === undefined) {
      return [];
    }
    const places = orderAbout(entity, number, context, this.fit, this.vocabulary, prefer);
    return this.current(this.at(places), places.length);
  }

  /** The same as far as a card needs them, which costs about as much for thousands of publications as for hundreds. */
  firstAbout(
    entity: EntityId,
    context: NoteContext,
    prefer: RankPreference = 'balanced',
  ): FirstAbout {
    const number = this.vocabulary.entities.numberOf(entity);
    if (number === undefined || this.changed) {
      const all = this.about(entity, context, prefer);
      const own = all.filter(({ publication }) =>
        this.userPublications.isOfUser(publication),
      ).length;
      return { first: all, count: all.length, own };
    }
    const places = this.fit.subjects.entities.with(number);
    const best = orderAbout(entity, number, context, this.fit, this.vocabulary, prefer, COMPARED);
    const leaders = this.userPublications.leadersAmong(places.subarray(COMPARED));
    return {
      first: this.at([...best, ...leaders]),
      count: places.length,
      own: this.userPublications.countAmong(places),
    };
  }

  /** The publications about any of some topics, in the order of the literature. */
  onTopics(topics: readonly TopicId[]): ReadPublication[] {
    const places = new Set<number>();
    for (const topic of topics) {
      const number = this.vocabulary.topics.numberOf(topic);
      if (number !== undefined) {
        this.fit.subjects.topics.with(number).forEach((place) => places.add(place));
      }
    }
    const found = this.at([...places].sort((a, b) => a - b));
    return this.current(found, found.length);
  }

  /** {@link PublicationSearch.find} */
  search(query: string, limit: number): ReadPublication[] {
    return this.current(this.words.find(query, this.beyond(limit)), limit);
  }

  /** {@link FitIndex.rank} */
  rank(
    sentence: CitingSentence,
    cited: CitedBefore,
    limit: number,
    prefer?: RankPreference,
  ): RankedPublication[] {
    return this.current(this.fit.rank(sentence, cited, this.beyond(limit), prefer), limit);
  }

  /** {@link FitIndex.placesOf} */
  placesOf(keys: readonly string[]): number[] {
    return this.fit.placesOf(keys);
  }

  /** The publications that were about an entity when the index was made, those that say most about it first. */
  private speakingOf(entity: EntityId): RecordedPublication[] {
    const number = this.vocabulary.entities.numberOf(entity);
    const places = number === undefined ? [] : this.fit.subjects.entities.with(number);
    return this.at(places);
  }

  private at(places: Iterable<number>): RecordedPublication[] {
    const found: RecordedPublication[] = [];
    for (const place of places) {
      found.push(this.fit.publications[place] as RecordedPublication);
    }
    return found;
  }

  /** How many to request if some may be left out. */
  private beyond(limit: number): number {
    return this.changed ? limit + LEFT_OUT : limit;
  }

  private current<R extends ReadPublication>(found: R[], limit: number): R[] {
    const { changed } = this;
    if (!changed) {
      return found;
    }
    const current: R[] = [];
    for (const read of found) {
      const publication = changed.now(this.byId.get(read.publication.id));
      if (publication && current.length < limit) {
        current.push({ ...read, contents: read.contents, publication });
      }
    }
    return current;
  }
}

/** The number of publications that may be left out of a list; a request is longer by this number. */
const LEFT_OUT = 20;

/** The current form of publications of which an index was made before. */
class ChangedPublications {
  private byId: ReadonlyMap<PublicationId, Publication> | undefined;
  private readonly checked = new Map<PublicationId, Publication | undefined>();

  constructor(private readonly publications: readonly Publication[]) {}

  /** The current form of a publication; undefined if it was removed or has other contents. */
  now(read: RecordedPublication | undefined): Publication | undefined {
    if (!read) {
      return undefined;
    }
    const { id, key } = read.publication;
    if (!this.checked.has(id)) {
      this.byId ??= new Map(this.publications.map((it) => [it.id, it]));
      const now = this.byId.get(id);
      const isSame =
        now?.key === key && (now === read.publication || hashOfPublication(now) === read.hash);
      this.checked.set(id, isSame ? now : undefined);
    }
    return this.checked.get(id);
  }
}
