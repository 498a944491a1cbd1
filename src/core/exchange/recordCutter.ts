/** What streams of documents are cut into: records of a few kilobytes, whatever the length of the stream. */

/** A document as it stands in a stream. */
export interface TextRecord {
  /** The line that it begins at, from one. */
  readonly line: number;
  /** Undefined where it is longer than anyone should hold in memory. */
  readonly text: string | undefined;
}

/** Cuts a text that comes in chunks; takes time in the order of the text and memory in that of a record. */
export interface RecordCutter {
  /** The records that are complete with this chunk. */
  add(chunk: string): TextRecord[];
  /** What is left when the stream ends. */
  end(): TextRecord[];
}

/** UTF-16 units of a record, at most; full texts of books have a tenth of it. */
export const LONGEST_RECORD = 2 ** 24;
