import type { NoteDigest } from './noteDigest';
import { type NoteIndex, type NoteName, noteName } from './noteIndex';

/**
 * The records of all files, shown in an index. What stands in an editor and is not saved may be laid over
 * the record of its file: that is shown then, and the record is kept.
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

  put(file: string, record: FileRecord): void {
    const isShown = this.records.get(file)?.notes === record.notes;
    this.records.set(file, record);
    if (!isShown && !this.overlays.has(file)) {
      this.show(file, record.notes);
    }
  }

  /** Forgets a file, and what was laid over it; whether it was known. */
  delete(file: string): boolean {
    this.overlays.delete(file);
    this.show(file, []);
    return this.records.delete(file);
  }

  /** Shows other notes than those of the record. */
  overlay(file: string, notes: readonly RecordedNote[]): void {
    this.overlays.set(file, notes);
    this.show(file, notes);
  }

  /** Shows the record of a file again; whether something was laid over it. */
  removeOverlay(file: string): boolean {
    const wasCovered = this.overlays.delete(file);
    if (wasCovered) {
      this.show(file, this.records.get(file)?.notes ?? []);
    }
    return wasCovered;
  }

  /** Has all files read again; what is known of them is shown until then. */
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

/** What is kept of a file from one session to the next. */
export interface FileRecord {
  /** When it last changed, in milliseconds since 1970; 0 where it is unknown. */
  readonly mtime: number;
  /** In bytes. */
  readonly size: number;
  /** SHA-256 of its bytes; '' for a file of which all is to be read again. */
  readonly hash: string;
  /** The terms that the settings silenced in it when it was read. */
  readonly silenced: readonly string[];
  /** None where it asks to be left out, or is too long. */
  readonly notes: readonly RecordedNote[];
}

/** Whether a file seems to be as it was, judging by the listing of its folder. */
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

/** Whether nothing but the file itself can have changed what a record says. */
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

/** The record of a file of which all is to be read again; what it said is shown until then. */
export function outdated(record: FileRecord): FileRecord {
  return { ...record, mtime: 0, hash: '' };
}

/** What came of looking at files. */
export interface IndexCounts {
  /** Files that seemed unchanged by time and size, and were not read. */
  readonly takenOver: number;
  readonly read: number;
  /** Of those read: that were as before. */
  readonly same: number;
  /** Of those read: whose notes were analysed. */
  readonly analysed: number;
  /** Files that are gone, cannot be read, or at which the analysis failed. */
  readonly failed: number;
}
