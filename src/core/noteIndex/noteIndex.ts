import type { EntityId } from '../library/schema';
import type { DigestedCitation, NoteDigest } from './noteDigest';

/** The unique name of a note: the address of its document or cell. */
export type NoteName = string;

/** What is known of all notes of a workspace, looked up by entity or by what is cited. */
export class NoteIndex {
  private readonly digests = new Map<NoteName, NoteDigest>();
  private readonly byEntity = new Map<EntityId, Set<NoteName>>();
  private readonly byCitation = new Map<string, Set<NoteName>>();

  /** Adds a note, or replaces what was known of it. */
  put(note: NoteName, digest: NoteDigest): void {
    this.delete(note);
    this.digests.set(note, digest);
    for (const { entity } of digest.mentions) {
      addTo(this.byEntity, entity, note);
    }
    for (const citation of digest.citations) {
      addTo(this.byCitation, citationName(citation), note);
    }
  }

  /** Forgets a note; whether it was known. */
  delete(note: NoteName): boolean {
    const digest = this.digests.get(note);
    for (const { entity } of digest?.mentions ?? []) {
      removeFrom(this.byEntity, entity, note);
    }
    for (const citation of digest?.citations ?? []) {
      removeFrom(this.byCitation, citationName(citation), note);
    }
    return this.digests.delete(note);
  }

  get(note: NoteName): NoteDigest | undefined {
    return this.digests.get(note);
  }

  /** All notes with what is known of them, in the order in which they were added. */
  get all(): ReadonlyMap<NoteName, NoteDigest> {
    return this.digests;
  }

  /** The entities that any note mentions. */
  get entities(): Iterable<EntityId> {
    return this.byEntity.keys();
  }

  /** How many mentions and citations all notes have. */
  get totals(): { readonly mentions: number; readonly citations: number } {
    let [mentions, citations] = [0, 0];
    for (const digest of this.digests.values()) {
      citations += digest.citations.length;
      for (const { offsets } of digest.mentions) {
        mentions += offsets.length / 2;
      }
    }
    return { mentions, citations };
  }

  /** The notes that mention an entity. */
  notesMentioning(entity: EntityId): ReadonlySet<NoteName> {
    return this.byEntity.get(entity) ?? none;
  }

  /** How often an entity is mentioned in all notes. */
  mentionCount(entity: EntityId): number {
    let count = 0;
    for (const note of this.notesMentioning(entity)) {
      count += mentionsIn(this.get(note), entity).length / 2;
    }
    return count;
  }

  /** The entities that are mentioned in the same notes as an entity, with the number of these notes. */
  entitiesBeside(entity: EntityId): Map<EntityId, number> {
    const counts = new Map<EntityId, number>();
    for (const note of this.notesMentioning(entity)) {
      for (const { entity: other } of this.get(note)?.mentions ?? []) {
        if (other !== entity) {
          counts.set(other, (counts.get(other) ?? 0) + 1);
        }
      }
    }
    return counts;
  }

  /**
   * The notes that cite something by a key or identifier; what a key means may differ from note to
   * note, since each has its bibliography.
   */
  notesNaming(citation: Pick<DigestedCitation, 'by' | 'name'>): ReadonlySet<NoteName> {
    return this.byCitation.get(citationName(citation)) ?? none;
  }
}

/** Start and end of each mention of an entity in a note, one after the other. */
export function mentionsIn(digest: NoteDigest | undefined, entity: EntityId): readonly number[] {
  return digest?.mentions.find((it) => it.entity === entity)?.offsets ?? [];
}

const none: ReadonlySet<NoteName> = new Set();

/** Keys and labels are looked up alike. */
function citationName({ by, name }: Pick<DigestedCitation, 'by' | 'name'>): string {
  return by === 'address' ? name : `key:${name}`;
}

function addTo(index: Map<string, Set<NoteName>>, name: string, note: NoteName): void {
  const notes = index.get(name);
  if (notes) {
    notes.add(note);
  } else {
    index.set(name, new Set([note]));
  }
}

function removeFrom(index: Map<string, Set<NoteName>>, name: string, note: NoteName): void {
  const notes = index.get(name);
  notes?.delete(note);
  if (notes?.size === 0) {
    index.delete(name);
  }
}

/**
 * The names that notes have in the index: the address of a Markdown file, and for a cell that of its
 * notebook with the cell's index as its fragment, whether it is open or not.
 *
 *     file:///notes/il-6.md
 *     file:///notes/assays.ipynb#cell12
 */

/** @param file its address, in which `#` is written `%23` */
export function noteName(file: string, cell?: number): NoteName {
  return cell === undefined ? file : `${file}#cell${cell}`;
}

/** The file that a note is or lies in, and the index of its cell. */
export function partsOfName(note: NoteName): { file: string; cell: number | undefined } {
  const [, file, cell] = /^(.*)#cell(\d+)$/s.exec(note) ?? [];
  return file === undefined ? { file: note, cell: undefined } : { file, cell: Number(cell) };
}
