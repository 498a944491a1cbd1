/**
 * The saved form of the records of publications: several files, so that a changed entry rewrites only a part.
 *
 *     {"format":4,"fingerprint":"…","checksum":"…"}   checksum of all below
 *     numbers of 32 bits, little-endian: how many publications there are, how many bytes their texts have
 *     ["hashes","0E3K…",…]                            the hashes of the publications, some hundred a line
 *     ["words","interleukin",…]                       the texts that numbers stand for in this file, in the same way
 *     blanks up to a multiple of four bytes
 *     the single numbers of all publications, and the lengths of their lists, one sort after the other
 *     the lists of numbers of all publications, one sort of list after the other
 *     the lists of bytes in the same way
 *
 * Reading a file takes one pass over its numbers, which become those of the vocabulary; what a publication says is read
 * from them when somebody asks. A saved file is not trusted: one that differs from what was written is treated as missing.
 */
import { append } from '../text/append';
import { NumberLists } from '../text/numberLists';
import { quickHashInSlices } from '../text/quickHash';
import { inSlices } from '../text/steps';
import {
  type ByteList,
  byteLists,
  type List,
  listNames,
  lists,
  PackedRecord,
  type RecordRows,
  type Single,
  singles,
  type Texts,
  texts,
} from './packedRecord';
import type { Vocabulary } from './vocabulary';

/** Increased with each change of the form, or of the record that the same texts give. */
const FORMAT = 4;
/** The number of files in which records are saved. */
export const SHARDS = 8;
/** Records that are written or read without a pause. */
const AT_ONCE = 256;
/** Texts in a line, which is written or read without a pause. */
const TEXTS_IN_LINE = 512;
/** Numbers that become others without a pause. */
const NUMBERS_AT_ONCE = 1 << 15;
/** Bytes that are copied without a pause. */
const BYTES_AT_ONCE = 1 << 20;

const sorts = [...singles, ...listNames, ...byteLists] as const;

interface Header {
  readonly format: number;
  readonly fingerprint: string;
  readonly checksum: string;
}

/** A placeholder with the length of every checksum. */
const NO_CHECKSUM = '0'.repeat(14);
const LINE_END = 0x0a;
/** Bytes of the sizes before the texts. */
const SIZES = 8;

/** The number of the file that has a record. */
export function shardOf(hash: string): number {
  return hash.charCodeAt(hash.length - 1) % SHARDS;
}

/** Writes a file of records, with pauses. */
export function* writeRecords(
  records: readonly (readonly [hash: string, record: PackedRecord])[],
  vocabulary: Vocabulary,
  fingerprint: string,
): Generator<void, Uint8Array<ArrayBuffer>> {
  const columns = new Map(sorts.map((sort) => [sort, new Uint32Array(records.length)]));
  const column = (sort: (typeof sorts)[number]) => columns.get(sort) as Uint32Array;
  yield* inSlices(records.length, AT_ONCE, (from, to) => {
    for (let at = from; at < to; at++) {
      const [, record] = records[at] as (typeof records)[number];
      column('inTitle')[at] = record.inTitle;
      column('study')[at] = record.studyNumber;
      for (const list of [...listNames, ...byteLists]) {
        column(list)[at] = record[list].length;
      }
    }
  });
  const own = new Map(texts.map((it) => [it, new OwnNumbers(vocabulary[it].size)]));
  const numbers: Uint8Array[] = [];
  for (const list of listNames) {
    const all = new Uint32Array(sumOf(column(list)));
    const known = own.get(lists[list]) as OwnNumbers;
    let next = 0;
    yield* inSlices(records.length, AT_ONCE, (from, to) => {
      for (let at = from; at < to; at++) {
        next = known.renumber(records[at]?.[1][list] as Uint32Array, all, next);
      }
    });
    numbers.push(bytesOf(all));
  }
  const head = yield* textLines('hashes', records.length, (at) => records[at]?.[0] as string);
  for (const it of texts) {
    const { size, known } = own.get(it) as OwnNumbers;
    append(head, yield* textLines(it, size, (at) => vocabulary[it].at(known[at] as number)));
  }
  const bytes: Uint8Array[] = [];
  for (const list of byteLists) {
    const all = new Uint8Array(sumOf(column(list)));
    let next = 0;
    yield* inSlices(records.length, AT_ONCE, (from, to) => {
      for (let at = from; at < to; at++) {
        const some = records[at]?.[1][list] as Uint8Array;
        all.set(some, next);
        next += some.length;
      }
    });
    bytes.push(all);
  }
  const headLength = lengthOf(head);
  const parts = [
    bytesOf(Uint32Array.of(records.length, headLength)),
    ...head,
    encode(' '.repeat(paddingOf(headLength))),
    ...Array.from(columns.values(), bytesOf),
    ...numbers,
    ...bytes,
  ];
  const header = (checksum: string) => {
    const fields: Header = { format: FORMAT, fingerprint, checksum };
    return encode(`${JSON.stringify(fields)}\n`);
  };
  const start = header(NO_CHECKSUM).length;
  const file = new Uint8Array(start + lengthOf(parts));
  const body = file.subarray(start);
  yield* fill(body, parts);
  file.set(header(yield* quickHashInSlices(body)));
  return file;
}

/** The texts of a vocabulary that a file has, by the numbers that they have in it. */
class OwnNumbers {
  size = 0;
  /** The numbers of the vocabulary, by those of the file. */
  known = new Uint32Array(1024);
  /** The numbers of the file, one higher, by those of the vocabulary. */
  private readonly own: Uint32Array;

  constructor(size: number) {
    this.own = new Uint32Array(size);
  }

  /** Writes numbers of the vocabulary as those of the file; returns where the next one goes. */
  renumber(numbers: Uint32Array, written: Uint32Array, first: number): number {
    for (let at = 0; at < numbers.length; at++) {
      const number = numbers[at] as number;
      if (this.own[number] === 0) {
        this.add(number);
      }
      written[first + at] = (this.own[number] as number) - 1;
    }
    return first + numbers.length;
  }

  private add(number: number): void {
    if (this.size === this.known.length) {
      const larger = new Uint32Array(2 * this.size);
      larger.set(this.known);
      this.known = larger;
    }
    this.known[this.size++] = number;
    this.own[number] = this.size;
  }
}

/** The records of a file, list by list. */
class FileRows implements RecordRows {
  constructor(
    readonly vocabulary: Vocabulary,
    private readonly numbers: Readonly<Record<List, NumberLists<Uint32Array>>>,
    private readonly bytes: Readonly<Record<ByteList, NumberLists<Uint8Array>>>,
    private readonly singles: Readonly<Record<Single, Uint32Array>>,
  ) {}

  numbersOf(list: List, place: number): Uint32Array {
    return this.numbers[list].at(place);
  }

  bytesOf(list: ByteList, place: number): Uint8Array {
    return this.bytes[list].at(place);
  }

  numberOf(single: Single, place: number): number {
    return this.singles[single][place] as number;
  }
}

/**
 * Reads a file of records, with pauses; adds its words to the vocabulary.
 *
 * @returns undefined if the file is incomplete, damaged, or of another version or library
 */
export function* readRecords(
  file: Uint8Array,
  fingerprint: string,
  vocabulary: Vocabulary,
): Generator<void, [hash: string, record: PackedRecord][] | undefined> {
  const end = file.indexOf(LINE_END);
  const header = end === -1 ? undefined : headerIn(file.subarray(0, end));
  if (header?.format !== FORMAT || header.fingerprint !== fingerprint) {
    return undefined;
  }
  // A copy, in which numbers of 32 bits begin at a multiple of four bytes and are changed below.
  const body = new Uint8Array(file.length - end - 1);
  yield* fill(body, slicesOf(file.subarray(end + 1)));
  if ((yield* quickHashInSlices(body)) !== header.checksum) {
    return undefined;
  }
  const { buffer } = body;
  const [size = 0, headLength = 0] = new Uint32Array(buffer, 0, SIZES / 4);
  const { hashes, numbersOf } = yield* readTexts(
    body.subarray(SIZES, SIZES + headLength),
    vocabulary,
  );
  let next = SIZES + headLength + paddingOf(headLength);
  const take = (length: number) => {
    const taken = new Uint32Array(buffer, next, length);
    next += 4 * length;
    return taken;
  };
  const columns = Object.fromEntries(sorts.map((sort) => [sort, take(size)])) as Record<
    (typeof sorts)[number],
    Uint32Array
  >;
  const numbers = {} as Record<List, NumberLists<Uint32Array>>;
  for (const list of listNames) {
    const all = take(sumOf(columns[list]));
    const known = numbersOf[lists[list]];
    yield* inSlices(all.length, NUMBERS_AT_ONCE, (from, to) => renumber(all, known, from, to));
    numbers[list] = new NumberLists(all, columns[list]);
  }
  const bytes = {} as Record<ByteList, NumberLists<Uint8Array>>;
  for (const list of byteLists) {
    const length = sumOf(columns[list]);
    bytes[list] = new NumberLists(body.subarray(next, next + length), columns[list]);
    next += length;
  }
  yield;
  const rows = new FileRows(vocabulary, numbers, bytes, columns);
  const records: [string, PackedRecord][] = [];
  yield* inSlices(size, 4 * AT_ONCE, (from, to) => {
    for (let at = from; at < to; at++) {
      records.push([hashes[at] as string, new PackedRecord(rows, at)]);
    }
  });
  return records;
}

/** Lines of some hundred texts each, which begin with what they are. */
function* textLines(
  sort: string,
  size: number,
  textAt: (at: number) => string,
): Generator<void, Uint8Array[]> {
  const lines: Uint8Array[] = [];
  yield* inSlices(size, TEXTS_IN_LINE, (from, to) => {
    const some = Array.from({ length: to - from }, (_, at) => textAt(from + at));
    lines.push(encode(`${JSON.stringify([sort, ...some])}\n`));
  });
  return lines;
}

/** The hashes of a file, and the numbers that a vocabulary has for its texts, by their numbers in the file. */
function* readTexts(head: Uint8Array, vocabulary: Vocabulary) {
  const hashes: string[] = [];
  const numbersOf: Record<Texts, number[]> = {
    words: [],
    pieces: [],
    phrases: [],
    entities: [],
    topics: [],
  };
  for (let from = 0; from < head.length; ) {
    const end = head.indexOf(LINE_END, from);
    const [sort, ...some] = JSON.parse(decode(head.subarray(from, end))) as [
      Texts | 'hashes',
      ...string[],
    ];
    if (sort === 'hashes') {
      append(hashes, some);
    } else {
      number(some, sort, vocabulary, numbersOf[sort]);
    }
    from = end + 1;
    yield;
  }
  return { hashes, numbersOf };
}

/** Adds texts to a vocabulary, and their numbers to a list. */
function number(all: readonly string[], sort: Texts, vocabulary: Vocabulary, to: number[]): void {
  for (const text of all) {
    to.push(sort === 'words' ? vocabulary.add(text) : vocabulary[sort].add(text));
  }
}

function renumber(all: Uint32Array, numbers: readonly number[], from: number, to: number): void {
  for (let at = from; at < to; at++) {
    all[at] = numbers[all[at] as number] as number;
  }
}

function headerIn(line: Uint8Array): Header | undefined {
  try {
    return JSON.parse(decode(line)) as Header;
  } catch {
    return undefined;
  }
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}

function bytesOf({ buffer, byteOffset, byteLength }: Uint32Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

/** Bytes up to the next multiple of four. */
function paddingOf(length: number): number {
  return (4 - (length % 4)) % 4;
}

function sumOf(numbers: Uint32Array): number {
  return numbers.reduce((sum, it) => sum + it, 0);
}

function lengthOf(parts: readonly Uint8Array[]): number {
  return parts.reduce((sum, { length }) => sum + length, 0);
}

/** Copies parts one after the other, with pauses. */
function* fill(whole: Uint8Array, parts: Iterable<Uint8Array>): Generator<void, void> {
  let at = 0;
  let pause = BYTES_AT_ONCE;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
    if (at >= pause) {
      pause = at + BYTES_AT_ONCE;
      yield;
    }
  }
}

function* slicesOf(bytes: Uint8Array): Generator<Uint8Array, void> {
  for (let from = 0; from < bytes.length; from += BYTES_AT_ONCE) {
    yield bytes.subarray(from, from + BYTES_AT_ONCE);
  }
}
