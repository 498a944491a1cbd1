/**
 * What is kept of the publications that a session reads: some dozens together in two arrays. An object for each list of
 * each publication would keep the collector busy for as long as thousands are read.
 */
import { studyKinds } from '../literature/study';
import {
  type ByteList,
  byteLists,
  type List,
  listNames,
  PackedRecord,
  type RecordRows,
  type Single,
  singles,
} from './packedRecord';
import { packSentences } from './packedSentences';
import type { PublicationRecord } from './publicationRecord';
import type { Vocabulary } from './vocabulary';

/** Numbers and bytes of a pack: those of some hundred publications with abstracts. */
const NUMBERS = 16_384;
const BYTES = 16_384;
/** Publications of a pack, at most. */
const MOST = 128;

/** Gathers the records of one reader. */
export class RecordPacks {
  private last: RecordPack | undefined;

  constructor(private readonly vocabulary: Vocabulary) {}

  /** Keeps what was read of a publication. */
  add(record: PublicationRecord): PackedRecord {
    const numbers = listNames.map((list) => record[list]);
    const bytes = [record.counts, record.weights, packSentences(record.contents)];
    const single = [record.inTitle, studyKinds.indexOf(record.study)];
    const [most, mostBytes] = [lengthOf(numbers), lengthOf(bytes)];
    if (!this.last?.hasRoomFor(most, mostBytes)) {
      const sizes = [Math.max(NUMBERS, most), Math.max(BYTES, mostBytes)] as const;
      this.last = new RecordPack(this.vocabulary, ...sizes);
    }
    return this.last.add(numbers, bytes, single);
  }
}

/** The records of some publications; the lists of each one follow one another. */
class RecordPack implements RecordRows {
  private size = 0;
  private readonly numbers: Uint32Array;
  private readonly bytes: Uint8Array;
  /** Where each list begins, and the next one after the last. */
  private readonly starts = new Uint32Array(MOST * listNames.length + 1);
  private readonly byteStarts = new Uint32Array(MOST * byteLists.length + 1);
  private readonly singles = new Uint32Array(MOST * singles.length);

  constructor(
    readonly vocabulary: Vocabulary,
    numbers: number,
    bytes: number,
  ) {
    this.numbers = new Uint32Array(numbers);
    this.bytes = new Uint8Array(bytes);
  }

  hasRoomFor(numbers: number, bytes: number): boolean {
    const { size } = this;
    return (
      size < MOST &&
      (this.starts[size * listNames.length] as number) + numbers <= this.numbers.length &&
      (this.byteStarts[size * byteLists.length] as number) + bytes <= this.bytes.length
    );
  }

  /** Adds the lists of a publication in the order of their names. */
  add(
    numbers: readonly Uint32Array[],
    bytes: readonly Uint8Array[],
    single: readonly number[],
  ): PackedRecord {
    const place = this.size++;
    append(numbers, this.numbers, this.starts, place * listNames.length);
    append(bytes, this.bytes, this.byteStarts, place * byteLists.length);
    this.singles.set(single, place * singles.length);
    return new PackedRecord(this, place);
  }

  numbersOf(list: List, place: number): Uint32Array {
    const at = place * listNames.length + listNames.indexOf(list);
    return this.numbers.subarray(this.starts[at], this.starts[at + 1]);
  }

  bytesOf(list: ByteList, place: number): Uint8Array {
    const at = place * byteLists.length + byteLists.indexOf(list);
    return this.bytes.subarray(this.byteStarts[at], this.byteStarts[at + 1]);
  }

  numberOf(single: Single, place: number): number {
    return this.singles[place * singles.length + singles.indexOf(single)] as number;
  }
}

/** Appends lists to those that there are, and notes where each ends. */
function append<T extends Uint8Array | Uint32Array>(
  added: readonly T[],
  all: T,
  starts: Uint32Array,
  first: number,
): void {
  let end = starts[first] as number;
  for (const [at, list] of added.entries()) {
    all.set(list, end);
    end += list.length;
    starts[first + at + 1] = end;
  }
}

function lengthOf(all: readonly { readonly length: number }[]): number {
  return all.reduce((sum, { length }) => sum + length, 0);
}
