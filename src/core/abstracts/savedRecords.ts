/**
 * The saved form of what publications say: several files, so that a changed entry rewrites a part of the whole.
 *
 *     {"format":1,"fingerprint":"…","checksum":"…"}   checksum of all below
 *     how many bytes the lines below have, in 32 bits
 *     ["interleukin","6","il6",…]                     the words of this file
 *     ["0f3k…","cohort",["il-6"],…,12,7]              one line for each publication, by its hash
 *     numbers of words, 32 bits each, then their counts, 8 bits each, in the order of the lines
 *
 * A saved file is not trusted: one that differs from what was written is treated as missing.
 */
import type { EntityId, TopicId } from '../library/schema';
import type { StudyKind } from '../literature/study';
import { hashInSlices } from '../text/hashInSlices';
import type { AbstractPart } from './abstractSentences';
import type { Definition, PublicationRecord } from './publicationRecord';
import type { Vocabulary } from './vocabulary';

/** Increased with each change of the form, or of the record of the same texts. */
const FORMAT = 1;
/** The number of files in which records are saved. */
export const SHARDS = 16;
/** Records that are written or read without a pause. */
const AT_ONCE = 16;
/** Words that are written or read without a pause. */
const WORDS_AT_ONCE = 4096;

type SavedSentence = readonly [
  start: number,
  end: number,
  part: AbstractPart,
  ...entities: EntityId[],
];
type SavedRecord = readonly [
  hash: string,
  study: StudyKind,
  inTitle: readonly EntityId[],
  entities: readonly EntityId[],
  topics: readonly TopicId[],
  sentences: readonly SavedSentence[],
  definitions: readonly Definition[],
  words: number,
  wordsOfTitle: number,
];

interface Header {
  readonly format: number;
  readonly fingerprint: string;
  readonly checksum: string;
}

/** The number of the file for a record. */
export function shardOf(hash: string): number {
  // The last digit is of 36; two are spread evenly enough.
  return Number.parseInt(hash.slice(-2), 36) % SHARDS;
}

/** Writes a file of records, with pauses. */
export function* writeRecords(
  records: Iterable<readonly [hash: string, record: PublicationRecord]>,
  vocabulary: Vocabulary,
  fingerprint: string,
): Generator<void, Uint8Array<ArrayBuffer>> {
  const own = new Map<number, number>();
  const numbers: number[] = [];
  const counts: Uint8Array[] = [];
  let lines = '';
  let written = 0;
  for (const [hash, record] of records) {
    for (const word of record.words) {
      const number = own.get(word) ?? own.size;
      own.set(word, number);
      numbers.push(number);
    }
    counts.push(record.counts);
    lines += `${JSON.stringify(savedForm(hash, record))}\n`;
    if (++written % AT_ONCE === 0) {
      yield;
    }
  }
  const words = Array.from(own.keys(), (word) => vocabulary.words.at(word));
  const text = new TextEncoder().encode(`${JSON.stringify(words)}\n${lines}`);
  yield;
  const head = new Uint8Array(Uint32Array.of(text.length).buffer);
  const body = joined(head, text, new Uint8Array(Uint32Array.from(numbers).buffer), ...counts);
  const checksum = yield* hashInSlices(body);
  const header: Header = { format: FORMAT, fingerprint, checksum };
  return joined(new TextEncoder().encode(`${JSON.stringify(header)}\n`), body);
}

/**
 * Reads a file of records, with pauses; its words are added to the vocabulary.
 *
 * @returns undefined if the file is incomplete, damaged, or of another version or library
 */
export function* readRecords(
  file: Uint8Array,
  fingerprint: string,
  vocabulary: Vocabulary,
): Generator<void, [hash: string, record: PublicationRecord][] | undefined> {
  // A Buffer of Node's is a Uint8Array whose slices share its memory; those of this view are copies.
  const bytes = new Uint8Array(file.buffer, file.byteOffset, file.byteLength);
  const end = bytes.indexOf(LINE_END);
  const header = end === -1 ? undefined : headerIn(bytes.subarray(0, end));
  if (header?.format !== FORMAT || header.fingerprint !== fingerprint) {
    return undefined;
  }
  const body = bytes.subarray(end + 1);
  if ((yield* hashInSlices(body)) !== header.checksum) {
    return undefined;
  }
  const [length = 0] = new Uint32Array(body.slice(0, HEAD).buffer);
  const [words = '[]', ...lines] = decode(body.subarray(HEAD, HEAD + length))
    .trimEnd()
    .split('\n');
  yield;
  const numbers: number[] = [];
  for (const word of JSON.parse(words) as string[]) {
    if (numbers.push(vocabulary.add(word)) % WORDS_AT_ONCE === 0) {
      yield;
    }
  }
  // The lines may end anywhere; numbers of 32 bits must begin at a multiple of four bytes.
  const rest = body.slice(HEAD + length);
  const saved = lines.map((line) => JSON.parse(line) as SavedRecord);
  yield;
  const total = saved.reduce((sum, record) => sum + record[7], 0);
  const all = new Uint32Array(rest.buffer, 0, total);
  const records: [string, PublicationRecord][] = [];
  let next = 0;
  let nextCount = 4 * total;
  for (const form of saved) {
    const [hash, , , , , , , size, inTitle] = form;
    const counts = rest.slice(nextCount, nextCount + size - inTitle);
    const own = all.slice(next, next + size);
    own.forEach((number, at) => {
      own[at] = numbers[number] as number;
    });
    records.push([hash, recordOf(form, own, counts)]);
    next += size;
    nextCount += counts.length;
    if (records.length % AT_ONCE === 0) {
      yield;
    }
  }
  return records;
}

const LINE_END = 0x0a;
/** Bytes of the length of the lines. */
const HEAD = 4;

function savedForm(hash: string, record: PublicationRecord): SavedRecord {
  const { study, inTitle, entities, topics, sentences } = record.contents;
  return [
    ...([hash, study, inTitle, entities, topics] as const),
    sentences.map((it): SavedSentence => [it.start, it.end, it.part, ...it.entities]),
    ...([record.definitions, record.words.length, record.inTitle] as const),
  ];
}

function recordOf(
  [, study, inTitle, entities, topics, sentences, definitions, , wordsOfTitle]: SavedRecord,
  words: Uint32Array,
  counts: Uint8Array,
): PublicationRecord {
  return {
    contents: {
      ...{ study, inTitle, entities, topics },
      sentences: sentences.map(([start, end, part, ...named]) => ({
        ...{ start, end, part, entities: named },
      })),
    },
    ...{ words, inTitle: wordsOfTitle, counts, definitions },
  };
}

function headerIn(line: Uint8Array): Header | undefined {
  try {
    return JSON.parse(decode(line)) as Header;
  } catch {
    return undefined;
  }
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}

function joined(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
