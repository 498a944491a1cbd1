import { type FileRecord, outdated, type RecordedNote } from './fileRecord';
import type { NoteIndex, NoteName } from './noteIndex';
import { noteName } from './noteName';

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
  layOver(file: string, notes: readonly RecordedNote[]): void {
    this.overlays.set(file, notes);
    this.show(file, notes);
  }

  /** Shows the record of a file again; whether something was laid over it. */
  uncover(file: string): boolean {
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
