/** The publications that a sentence names: by the name that the title gives its subject, or by the first author. */
import type { RecordedPublication } from '../abstracts/publicationReader';
import { LONGEST_NAME } from '../abstracts/titleNames';
import type { Vocabulary } from '../abstracts/vocabulary';
import { plainWords, runsOf } from '../text/words';
import type { ScoreSheet } from './fitScores';
import type { FitWeights } from './weights';

/** The fewest UTF-16 units of an author's name that is searched: "Li" is too often something else. */
const SHORTEST_AUTHOR = 3;

const anyName = /\p{Lu}[\p{L}'’-]+/gu;
/** "Li et al.", "Wu and colleagues", "Young's cohort": names of authors, however short or common. */
const nameOfAuthor =
  /\p{Lu}(?:[\p{L}-]|['’](?!s\b))*(?=\s+(?:et al\b|and (?:colleagues|co-?workers)\b)|['’]s\b)/gu;

/** The publications of a literature by their names and first authors, numbered in the order in which they are added. */
export class NamedPublications {
  /** By numbers of phrases of the vocabulary. */
  private readonly byName = new Map<number, number[]>();
  private readonly byAuthor = new Map<string, number[]>();
  private readonly years: string[] = [];

  constructor(private readonly vocabulary: Vocabulary) {}

  /** Adds the publication of the next place. */
  add({ publication, record }: RecordedPublication): void {
    const { authors, year = '' } = publication.summary;
    const place = this.years.push(year) - 1;
    for (const name of record.names) {
      append(this.byName, name, place);
    }
    const [first] = authors;
    if (first) {
      append(this.byAuthor, plainWords(first).join(' '), place);
    }
  }

  /** Adds the scores of the names in a text without citations; few publications have any of them. */
  score(text: string, weights: FitWeights, scores: ScoreSheet): void {
    const found = new Set<number>();
    for (const run of runsOf(plainWords(text), LONGEST_NAME)) {
      const name = this.vocabulary.phrases.numberOf(run);
      (name === undefined ? undefined : this.byName.get(name))?.forEach((at) => found.add(at));
    }
    found.forEach((at) => scores.add(at, weights.head));
    this.scoreAuthors(text, weights, scores);
  }

  /** Names of authors have a capital; a text on "young patients" does not cite Young. */
  private scoreAuthors(text: string, weights: FitWeights, scores: ScoreSheet): void {
    const years = new Set(text.match(/\b(?:19|20)\d\d\b/g));
    const named = this.firstAuthors(text, anyName, SHORTEST_AUTHOR);
    const referredTo = this.firstAuthors(text, nameOfAuthor, 1);
    for (const at of new Set([...named, ...referredTo])) {
      scores.add(at, weights.author + (referredTo.has(at) ? weights.authorReferredTo : 0));
      if (years.has(this.years[at] as string)) {
        scores.add(at, weights.authorYear);
      }
    }
  }

  private firstAuthors(text: string, names: RegExp, shortest: number): Set<number> {
    const found = new Set<number>();
    for (const [name] of text.matchAll(names)) {
      if (name.length >= shortest) {
        this.byAuthor.get(plainWords(name).join(' '))?.forEach((at) => found.add(at));
      }
    }
    return found;
  }
}

function append<K>(index: Map<K, number[]>, key: K, place: number): void {
  const places = index.get(key);
  if (places) {
    places.push(place);
  } else {
    index.set(key, [place]);
  }
}
