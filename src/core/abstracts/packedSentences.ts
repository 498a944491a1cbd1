/**
 * Which sentences of an abstract name which entities, in bytes: for each sentence its start after the end of the one
 * before, its length, its part, how many entities it names, and the places of these among the entities of the publication.
 *
 *     IL-6 fell. TNF rose.   →   0 10 1 1 0   1 9 1 1 1
 *
 * Numbers above 127 take several bytes, seven bits each, the lowest first; all but the last have their highest bit set.
 */
import type { EntityId } from '../library/schema';
import { type AbstractPart, abstractParts } from './abstractSentences';
import type { NamingSentence, PublicationContents } from './publicationContents';

/** The sentences of a publication in bytes. */
export function packSentences({ entities, sentences }: PublicationContents): Uint8Array {
  const places = new Map(entities.map((entity, at) => [entity, at]));
  const bytes: number[] = [];
  let last = 0;
  for (const { start, end, part, entities: named } of sentences) {
    addNumber(start - last, bytes);
    addNumber(end - start, bytes);
    addNumber(abstractParts.indexOf(part), bytes);
    addNumber(named.length, bytes);
    named.forEach((entity) => addNumber(places.get(entity) as number, bytes));
    last = end;
  }
  return Uint8Array.from(bytes);
}

/**
 * The sentences that {@link packSentences} wrote.
 *
 * @param entities of the publication, in the same order
 */
export function sentencesIn(bytes: Uint8Array, entities: readonly EntityId[]): NamingSentence[] {
  const sentences: NamingSentence[] = [];
  let at = 0;
  let end = 0;
  const next = (): number => {
    let number = 0;
    for (let bits = 0; ; bits += 7) {
      const byte = bytes[at++] as number;
      number |= (byte & 127) << bits;
      if (byte < 128) {
        return number;
      }
    }
  };
  while (at < bytes.length) {
    const start = end + next();
    end = start + next();
    const part = abstractParts[next()] as AbstractPart;
    const named: EntityId[] = [];
    for (let count = next(); count > 0; count--) {
      named.push(entities[next()] as EntityId);
    }
    sentences.push({ start, end, part, entities: named });
  }
  return sentences;
}

function addNumber(number: number, bytes: number[]): void {
  let rest = number;
  for (; rest > 127; rest >>>= 7) {
    bytes.push((rest & 127) | 128);
  }
  bytes.push(rest);
}
