import type { NoteDigest } from './noteDigest';
import { type NoteIndex, type NoteName, noteName } from './noteIndex';

/**
 * The records of all files, shown in an index. The unsaved text of an editor may overlay the record of its
 * file: then the index shows that text, and the record stays.
 */
export class FileRecords {
  private readonly records = new Map<string, FileRecord>();
  private readonly overlays = new Map<string, readonly RecordedNote[]>();
  private readonly shown = new Map<string, readonly NoteName[]>();

  constructor(private readonly index: NoteIndex) {}

  /** By the addresses of the files. */
  get all(): ReadonlyMap<string, FileRecord> {
    return this.records;
  }

  /** Sets the record of a file. The index shows it, unless the file has an overlay. */
  put(file: string, record: FileRecord): void {
    const isShown = this.records.get(file)?.notes === record.notes;
    this.records.set(file, record);
    if (!isShown && !this.overlays.has(file)) {
      this.show(file, record.notes);
    }
  }

  /**
   * Forgets a file and its overlay.
   *
   * @returns whether the file was known
   */
  delete(file: string): boolean {
    this.overlays.delete(file);
    this.show(file, []);
    return this.records.delete(file);
  }

  /** Shows these notes in place of those of the record. */
  overlay(file: string, notes: readonly RecordedNote[]): void {
    this.overlays.set(file, notes);
    this.show(file, notes);
  }

  /**
   * Shows the record of a file again.
   *
   * @returns whether the file had an overlay
   */
  removeOverlay(file: string): boolean {
    const wasCovered = this.overlays.delete(file);
    if (wasCovered) {
      this.show(file, this.records.get(file)?.notes ?? []);
    }
    return wasCovered;
  }

  /** Marks all files as outdated, so that they are read again; the index shows their records until then. */
  outdateAll(): void {
    for (const [file, record] of this.records) {
      this.records.set(file, outdated(record));
    }
  }

  private show(file: string, notes: readonly RecordedNote[]): void {
    const names = notes.map(({ cell }) => noteName(file, cell));
    for (const name of this.shown.get(file) ?? []) {
      if (!names.includes(name)) {
        this.index.delete(name);
      }
    }
    for (const { cell, digest } of notes) {
      this.index.put(noteName(file, cell), digest);
    }
    this.shown.set(file, names);
    if (names.length === 0) {
      this.shown.delete(file);
    }
  }
}

/** A note of a file: the file itself, or a Markdown cell of a notebook, by its index. */
export interface RecordedNote {
  readonly cell?: number;
  readonly digest: NoteDigest;
}

/** The data about a file that is saved between sessions. */
export interface FileRecord {
  /** When the file last changed, in milliseconds since 1970; 0 if unknown. */
  readonly mtime: number;
  /** In bytes. */
  readonly size: number;
  /** SHA-256 of its bytes; '' if all of the file must be read again. */
  readonly hash: string;
  /** The terms that the settings silenced in the file when it was read. */
  readonly silenced: readonly string[];
  /** Empty if the file opts out, or is too long. */
  readonly notes: readonly RecordedNote[];
}

/** Whether a file seems unchanged, according to the listing of its folder. */
export function seemsUnchanged(
  record: FileRecord,
  now: Pick<FileRecord, 'mtime' | 'size' | 'silenced'>,
): boolean {
  return (
    record.mtime !== 0 &&
    record.mtime === now.mtime &&
    record.size === now.size &&
    isReadAlike(record, now.silenced)
  );
}

/** Whether only a change of the file itself can have changed its record. */
export function isReadAlike(
  { hash, silenced }: FileRecord,
  nowSilenced: readonly string[],
): boolean {
  return (
    hash !== '' &&
    silenced.length === nowSilenced.length &&
    silenced.every((term, index) => term === nowSilenced[index])
  );
}

/** The record of a file that must be read again. Its notes stay until then. */
function outdated(record: FileRecord): FileRecord {
  return { ...record, mtime: 0, hash: '' };
}

/** The results of checking files. */
export interface IndexCounts {
  /** Files that seemed unchanged by time and size, and were not read. */
  readonly takenOver: number;
  readonly read: number;
  /** Files that were read and had not changed. */
  readonly same: number;
  /** Files that were read and whose notes were analysed. */
  readonly analysed: number;
  /** Files that do not exist any more, cannot be read, or whose analysis failed. */
  readonly failed: number;
}
