/**
 * The words by which the entities and topics of a literature are called: "necrosis" and "cachectin" for tumour necrosis
 * factor.
 */
import type { Vocabulary } from '../abstracts/vocabulary';
import type { Library } from '../library/library';
import { wordsIn } from '../text/words';
import type { SubjectIndex } from './subjectIndex';

/** The part of a library that has the names of entities and topics. */
export type SubjectNames = Pick<Library, 'entity' | 'topic'>;

/** The subjects of a literature, by the numbers of the words in their names. */
export interface CalledSubjects {
  readonly entities: ReadonlyMap<number, readonly number[]>;
  readonly topics: ReadonlyMap<number, readonly number[]>;
}

/**
 * Finds the entities and topics of a literature by the words of their names. The cost grows with the number of
 * subjects; pauses after each of them.
 *
 * @param vocabulary gets the words that it lacks
 * @param names the names of subjects; without them, no subject is found
 */
export function* calledSubjects(
  subjects: SubjectIndex,
  vocabulary: Vocabulary,
  names: SubjectNames | undefined,
): Generator<void, CalledSubjects> {
  const entities = new Map<number, number[]>();
  const topics = new Map<number, number[]>();
  for (let entity = 0; entity < vocabulary.entities.size; entity++) {
    const known = names?.entity(vocabulary.entities.at(entity));
    if (known && subjects.entities.countOf(entity) > 0) {
      const { label, name, synonyms } = known;
      addCalled(entities, entity, [label, name, ...synonyms.map(({ text }) => text)], vocabulary);
      yield;
    }
  }
  for (let topic = 0; topic < vocabulary.topics.size; topic++) {
    const known = names?.topic(vocabulary.topics.at(topic));
    if (known && subjects.topics.countOf(topic) > 0) {
      const { label, terms } = known;
      addCalled(topics, topic, [label, ...terms.map(({ text }) => text)], vocabulary);
      yield;
    }
  }
  return { entities, topics };
}

/** Lists a subject under each word of its names. */
function addCalled(
  called: Map<number, number[]>,
  subject: number,
  names: readonly string[],
  vocabulary: Vocabulary,
): void {
  // One text takes half the time of many short ones; no word reaches from one line into the next.
  for (const word of new Set(wordsIn(names.join('\n')))) {
    const number = vocabulary.add(word);
    const others = called.get(number);
    if (others) {
      others.push(subject);
    } else {
      called.set(number, [subject]);
    }
  }
}
