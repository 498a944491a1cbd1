/**
 * What the entries of a bibliography say, found by entity. It is built with pauses, and again for a file that
 * changed: entries with the same texts keep what was read of them.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { EntityId } from '../library/schema';
import type { Entry, EntryTexts } from '../literature/entry';
import type { Recogniser } from '../recognise/recogniser';
import { type PublicationContents, readContents } from './publicationContents';

/** Bytes of a hash that are kept: two texts with the same ones are the same. */
const HASH_BYTES = 16;

/** An entry with what it says. */
export interface ReadEntry {
  readonly entry: Entry;
  readonly contents: PublicationContents;
}

/** The entries of a file that speak of entities. */
export class ContentsIndex {
  private readonly byEntity = new Map<EntityId, ReadEntry[]>();
  private readonly byHash = new Map<string, PublicationContents>();

  private constructor(private readonly recogniser: Recogniser) {}

  /**
   * Reads the entries of a file, and pauses after each.
   *
   * @param previous the index of the same file as it was before
   */
  static *of(
    entries: readonly Entry[],
    recogniser: Recogniser,
    previous?: ContentsIndex,
  ): Generator<void, ContentsIndex> {
    const index = new ContentsIndex(recogniser);
    const known = previous?.recogniser === recogniser ? previous.byHash : undefined;
    for (const entry of entries) {
      const texts = entry.readTexts();
      const hash = hashOf(texts);
      index.add(entry, hash, known?.get(hash) ?? readContents(texts, recogniser));
      yield;
    }
    for (const [entity, list] of index.byEntity) {
      index.byEntity.set(entity, bestFirst(entity, list));
      yield;
    }
    return index;
  }

  /** The entries that speak of an entity, those that say most of it first. */
  about(entity: EntityId): readonly ReadEntry[] {
    return this.byEntity.get(entity) ?? [];
  }

  private add(entry: Entry, hash: string, contents: PublicationContents): void {
    this.byHash.set(hash, contents);
    for (const entity of contents.entities) {
      const list = this.byEntity.get(entity);
      if (list) {
        list.push({ entry, contents });
      } else {
        this.byEntity.set(entity, [{ entry, contents }]);
      }
    }
  }
}

function bestFirst(entity: EntityId, list: readonly ReadEntry[]): ReadEntry[] {
  return list
    .map((read) => ({ read, weight: weightOf(entity, read.contents) }))
    .sort((a, b) => b.weight - a.weight)
    .map(({ read }) => read);
}

/** How much a publication says of an entity: its title counts more than a sentence. */
export function weightOf(entity: EntityId, contents: PublicationContents): number {
  const isNamed = contents.sentences.some(({ entities }) => entities.includes(entity));
  return (contents.inTitle.includes(entity) ? 2 : 0) + (isNamed ? 1 : 0);
}

function hashOf(texts: EntryTexts): string {
  const bytes = new TextEncoder().encode(JSON.stringify(texts));
  return bytesToHex(sha256(bytes).subarray(0, HASH_BYTES));
}
