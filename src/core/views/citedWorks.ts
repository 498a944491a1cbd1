/** Which publications a note cites, and where, by what the index of notes keeps of it. */
import type { NoteReferences } from '../cite/noteReferences';
import type { Library } from '../library/library';
import type { NoteDigest } from '../noteIndex/noteDigest';
import { type WorkName, workOf } from './sourceList';

/** A place where a note cites a publication. Offsets are UTF-16 units of the note. */
export interface CitedWork {
  readonly work: WorkName;
  readonly start: number;
  readonly end: number;
}

/**
 * What a note cites, in its order. A key is what it is in the bibliographies of the note or, where they
 * have no such key, in the library; an identifier is whatever has it.
 *
 * @param references what can be cited in that very note
 */
export function citedWorks(
  { citations }: NoteDigest,
  references: NoteReferences,
  library: Library,
): CitedWork[] {
  return citations.flatMap(({ by, name, start, end }) => {
    const key = by === 'address' ? references.keyOfAddress(name) : name;
    const citable = key === undefined ? undefined : references.citable(key);
    // A bibliography may have the source under another key than the one that the note still cites.
    const source = citable || by === 'address' ? undefined : library.source(name);
    const work = citable ? workOf(citable) : source && workOf({ source, filed: undefined });
    return work === undefined ? [] : [{ work, start, end }];
  });
}
