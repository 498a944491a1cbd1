/**
 * The digests of all notes, and the names of notes. The name of a note is the address of its Markdown file; the name of
 * a cell is that of its notebook with the index of the cell as fragment, whether the notebook is open or not:
 *
 *     file:///notes/il-6.md
 *     file:///notes/assays.ipynb#cell12
 */
import type { EntityId } from '../library/schema';
import type { SpeciesCounts } from '../library/species';
import type { DigestedCitation, NoteDigest } from './noteDigest';

/** The unique name of a note. */
export type NoteName = string;

/** The digests of all notes of a workspace, with lookup by entity and by citation. */
export class NoteIndex {
  private readonly digests = new Map<NoteName, NoteDigest>();
  private readonly byEntity = new Map<EntityId, Set<NoteName>>();
  private readonly byCitation = new Map<string, Set<NoteName>>();
  private readonly byConcept = new Map<EntityId, Set<NoteName>>();

  /** Adds a note, or replaces its digest. */
  put(note: NoteName, digest: NoteDigest): void {
    this.delete(note);
    this.digests.set(note, digest);
    for (const { entity } of digest.mentions) {
      addTo(this.byEntity, entity, note);
    }
    for (const citation of digest.citations) {
      addTo(this.byCitation, citationName(citation), note);
    }
    for (const entity of digest.concept?.entities ?? []) {
      addTo(this.byConcept, entity, note);
    }
  }

  /**
   * Forgets a note.
   *
   * @returns whether the note was known
   */
  delete(note: NoteName): boolean {
    const digest = this.digests.get(note);
    for (const { entity } of digest?.mentions ?? []) {
      removeFrom(this.byEntity, entity, note);
    }
    for (const citation of digest?.citations ?? []) {
      removeFrom(this.byCitation, citationName(citation), note);
    }
    for (const entity of digest?.concept?.entities ?? []) {
      removeFrom(this.byConcept, entity, note);
    }
    return this.digests.delete(note);
  }

  /** The digest of a note, if the index has it. */
  get(note: NoteName): NoteDigest | undefined {
    return this.digests.get(note);
  }

  /** All notes with their digests, in the order in which they were added. */
  get all(): ReadonlyMap<NoteName, NoteDigest> {
    return this.digests;
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

  /**
   * The concept notes of an entity, sorted by their names, so that the first one does not depend on the order of
   * reading.
   */
  conceptNotes(entity: EntityId): readonly NoteName[] {
    return [...(this.byConcept.get(entity) ?? none)].sort((a, b) => (a < b ? -1 : 1));
  }

  /** The entities in the notes that mention an entity, with the number of notes that they share. */
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
   * The notes that cite something by a key or identifier. The meaning of a key may differ from note to note,
   * since each note has its own bibliography.
   */
  notesNaming(citation: Pick<DigestedCitation, 'by' | 'name'>): ReadonlySet<NoteName> {
    return this.byCitation.get(citationName(citation)) ?? none;
  }
}

/** Start and end of each mention of an entity in a note, as a flat list. */
export function mentionsIn(digest: NoteDigest | undefined, entity: EntityId): readonly number[] {
  return digest?.mentions.find((it) => it.entity === entity)?.offsets ?? [];
}

/** How many mentions of an entity in a note the text shows to be of each species. */
export function speciesIn(
  digest: NoteDigest | undefined,
  entity: EntityId,
): SpeciesCounts | undefined {
  return digest?.mentions.find((it) => it.entity === entity)?.species;
}

const none: ReadonlySet<NoteName> = new Set();

/** Keys and labels have the same lookup. */
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
 * The name of a note.
 *
 * @param file its address, in which `#` is written `%23`
 */
export function noteName(file: string, cell?: number): NoteName {
  return cell === undefined ? file : `${file}#cell${cell}`;
}

/** The file that is or contains a note, and the index of its cell. */
export function partsOfName(note: NoteName): { file: string; cell: number | undefined } {
  const [, file, cell] = /^(.*)#cell(\d+)$/s.exec(note) ?? [];
  return file === undefined ? { file: note, cell: undefined } : { file, cell: Number(cell) };
}
