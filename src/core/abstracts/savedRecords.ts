/**
 * The saved form of the records of publications: several files, so that a changed entry rewrites only a part.
 *
 *     {"format":3,"fingerprint":"…","checksum":"…"}   checksum of everything below
 *     numbers of 32 bits, little-endian: how many publications there are, how many bytes their texts and lines have
 *     ["hashes","0E3K…",…]                            the hashes of the publications, some thousand a line
 *     ["words","interleukin",…]                       the texts that numbers of this file refer to, in the same way
 *     ["cohort",[[0,120,"result","il-6"]]]            one line for each publication
 *     blanks up to a multiple of four bytes
 *     the lists of numbers of all publications, one sort of list after the other: first their lengths
 *     the lists of bytes, as long as the lists of numbers that they belong to
 *
 * Reading a file takes one pass over its numbers, which become those of the vocabulary; the line of a publication is
 * parsed when its contents are requested. A saved file is not trusted: one that differs from what was written is
 * treated as missing.
 */
import { NumberLists } from '../text/numberLists';
import { quickHashInSlices } from '../text/quickHash';
import type { PublicationRecord } from './publicationRecord';
import {
  type List,
  lineOf,
  lists,
  SavedRecord,
  type Shard,
  type Texts,
  texts,
} from './savedRecord';
import type { Vocabulary } from './vocabulary';

/** Increased with each change of the form, or of the record that the same texts give. */
const FORMAT = 3;
/** The number of files in which records are saved. */
export const SHARDS = 8;
/** Records that are written without a pause. */
const AT_ONCE = 64;
/** Texts in a line, which is written or read without a pause. */
const TEXTS_IN_LINE = 2048;
/** Bytes that are copied without a pause. */
const BYTES_AT_ONCE = 1 << 20;

const listNames = Object.keys(lists) as List[];

/** The single numbers that each publication has beside its lists. */
const single = { inTitle: listNames.length, line: listNames.length + 1 };
const COLUMNS = listNames.length + 2;

interface Header {
  readonly format: number;
  readonly fingerprint: string;
  readonly checksum: string;
}

/** A placeholder with the length of every checksum. */
const NO_CHECKSUM = '0'.repeat(14);
const LINE_END = 0x0a;
/** Bytes of the sizes before the texts. */
const SIZES = 12;

/** The number of the file that has a record. */
export function shardOf(hash: string): number {
  return hash.charCodeAt(hash.length - 1) % SHARDS;
}

/** Writes a file of records, with pauses. */
export function* writeRecords(
  records: readonly (readonly [hash: string, record: PublicationRecord])[],
  vocabulary: Vocabulary,
  fingerprint: string,
): Generator<void, Uint8Array<ArrayBuffer>> {
  const own = new Map<Texts, Map<number, number>>(texts.map((it) => [it, new Map()]));
  const columns = new Uint32Array(COLUMNS * records.length);
  const numbers: Uint8Array[] = [];
  for (const [sort, list] of listNames.entries()) {
    const known = own.get(lists[list]) as Map<number, number>;
    for (const [at, [, record]] of records.entries()) {
      const written = record[list].map((number) => numberIn(known, number));
      columns[sort * records.length + at] = written.length;
      numbers.push(bytesOf(written));
      if (at % AT_ONCE === AT_ONCE - 1) {
        yield;
      }
    }
  }
  const lines: Uint8Array[] = [];
  for (const [at, [, record]] of records.entries()) {
    const line = lineOf(record);
    columns[single.inTitle * records.length + at] = record.inTitle;
    columns[single.line * records.length + at] = line.length;
    lines.push(line);
    if (at % AT_ONCE === AT_ONCE - 1) {
      yield;
    }
  }
  const head = yield* textLines(
    'hashes',
    records.map(([hash]) => hash),
  );
  for (const it of texts) {
    const known = own.get(it) as Map<number, number>;
    const named = Array.from(known.keys(), (number) => vocabulary[it].at(number));
    head.push(...(yield* textLines(it, named)));
  }
  const [headLength, linesLength] = [lengthOf(head), lengthOf(lines)];
  const parts = [
    bytesOf(Uint32Array.of(records.length, headLength, linesLength)),
    ...head,
    ...lines,
    encode(' '.repeat(paddingOf(headLength + linesLength))),
    bytesOf(columns),
    ...numbers,
    ...records.map(([, { counts }]) => counts),
    ...records.map(([, { weights }]) => weights),
  ];
  yield;
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

/**
 * Reads a file of records, with pauses; adds its words to the vocabulary.
 *
 * @returns undefined if the file is incomplete, damaged, or of another version or library
 */
export function* readRecords(
  file: Uint8Array,
  fingerprint: string,
  vocabulary: Vocabulary,
): Generator<void, [hash: string, record: PublicationRecord][] | undefined> {
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
  const [size = 0, headLength = 0, linesLength = 0] = new Uint32Array(buffer, 0, SIZES / 4);
  const { hashes, numbersOf } = yield* readTexts(
    body.subarray(SIZES, SIZES + headLength),
    vocabulary,
  );
  const lines = body.subarray(SIZES + headLength, SIZES + headLength + linesLength);
  let next = SIZES + headLength + linesLength + paddingOf(headLength + linesLength);
  const columns = new Uint32Array(buffer, next, COLUMNS * size);
  next += 4 * columns.length;
  const column = (at: number) => columns.subarray(at * size, (at + 1) * size);
  const read = {} as Record<List, NumberLists<Uint32Array>>;
  for (const [sort, list] of listNames.entries()) {
    const all = new Uint32Array(buffer, next, sumOf(column(sort)));
    renumber(all, numbersOf[lists[list]]);
    read[list] = new NumberLists(all, column(sort));
    next += 4 * all.length;
    yield;
  }
  const inTitle = column(single.inTitle);
  const counted = column(listNames.indexOf('words')).map((it, at) => it - (inTitle[at] as number));
  const counts = new NumberLists(body.subarray(next, next + sumOf(counted)), counted);
  next += sumOf(counted);
  const weighed = column(listNames.indexOf('entities'));
  const weights = new NumberLists(body.subarray(next, next + sumOf(weighed)), weighed);
  const shard: Shard = {
    ...{ ...read, counts, weights, inTitle, vocabulary },
    lines: new NumberLists(lines, column(single.line)),
  };
  yield;
  return hashes.map((hash, at) => [hash, new SavedRecord(shard, at)]);
}

/** Lines of some thousand texts each; each line begins with the sort of its texts. */
function* textLines(sort: string, all: readonly string[]): Generator<void, Uint8Array[]> {
  const lines: Uint8Array[] = [];
  for (let from = 0; from < all.length; from += TEXTS_IN_LINE) {
    const some = all.slice(from, from + TEXTS_IN_LINE);
    lines.push(encode(`${JSON.stringify([sort, ...some])}\n`));
    yield;
  }
  return lines;
}

/** The hashes of a file, and the numbers that a vocabulary has for its texts, by their numbers in the file. */
function* readTexts(head: Uint8Array, vocabulary: Vocabulary) {
  const hashes: string[] = [];
  const numbersOf: Record<Texts, number[]> = {
    ...{ words: [], pieces: [], phrases: [], entities: [], topics: [] },
  };
  for (let from = 0; from < head.length; ) {
    const end = head.indexOf(LINE_END, from);
    const [sort, ...some] = JSON.parse(decode(head.subarray(from, end))) as [
      Texts | 'hashes',
      ...string[],
    ];
    if (sort === 'hashes') {
      hashes.push(...some);
    } else {
      const numbers = numbersOf[sort];
      for (const text of some) {
        numbers.push(sort === 'words' ? vocabulary.add(text) : vocabulary[sort].add(text));
      }
    }
    from = end + 1;
    yield;
  }
  return { hashes, numbersOf };
}

/** A separate function, since the engine does not compile a loop in a generator while it runs. */
function renumber(all: Uint32Array, numbers: readonly number[]): void {
  for (let at = 0; at < all.length; at++) {
    all[at] = numbers[all[at] as number] as number;
  }
}

/** The number that a number of the vocabulary has in a file. */
function numberIn(known: Map<number, number>, number: number): number {
  const own = known.get(number) ?? known.size;
  known.set(number, own);
  return own;
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
