import type { NoteDigest } from './noteDigest';

/** A note of a file: the file itself, or a Markdown cell of a notebook, by its index. */
export interface RecordedNote {
  readonly cell?: number;
  readonly digest: NoteDigest;
}

/** What is kept of a file from one session to the next. */
export interface FileRecord {
  /** When it last changed, in milliseconds since 1970; 0 where nobody knows. */
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

/** Whether a file seems to be as it was, from what a look at its folder tells. */
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
