/**
 * The saved form of what publications say: several files, so that a changed entry rewrites a part of the whole.
 *
 *     {"format":2,"fingerprint":"…","checksum":"…"}   checksum of all below
 *     numbers of 32 bits, little-endian: how many publications there are, and how many bytes the lines have
 *     {"hashes":["0f3k…"],"words":["interleukin",…],…}   the texts that numbers stand for in this file
 *     ["cohort",[[0,120,"result","il-6"]]]            one line for each publication
 *     blanks up to a multiple of four bytes
 *     the lists of numbers of all publications, one sort of list after the other: first their lengths
 *     the lists of bytes, as long as the lists of numbers that they belong to
 *
 * Reading a file takes one pass over its numbers, which become those of the vocabulary; the line of a publication is
 * read when somebody asks what it says. A saved file is not trusted: one that differs from what was written is
 * treated as missing.
 */
import type { EntityId } from '../library/schema';
import type { StudyKind } from '../literature/study';
import { NumberLists } from '../text/numberLists';
import { quickHashOfBytes } from '../text/quickHash';
import type { AbstractPart } from './abstractSentences';
import type { PublicationContents } from './publicationContents';
import type { PublicationRecord } from './publicationRecord';
import { IN_TITLE } from './subjectRows';
import type { Vocabulary } from './vocabulary';

/** Increased with each change of the form, or of the record of the same texts. */
const FORMAT = 2;
/** The number of files in which records are saved. */
export const SHARDS = 8;
/** Records that are written or read without a pause. */
const AT_ONCE = 64;
/** Words that are written or read without a pause. */
const WORDS_AT_ONCE = 4096;

/** The texts that numbers of a file stand for. */
const texts = ['words', 'pieces', 'phrases', 'entities', 'topics'] as const;
type Texts = (typeof texts)[number];

/** The lists of numbers that each publication has, and the texts that these stand for. */
const lists = {
  words: 'words',
  calledBy: 'words',
  pieces: 'pieces',
  names: 'phrases',
  definitions: 'phrases',
  entities: 'entities',
  topics: 'topics',
} as const satisfies Record<string, Texts>;
type List = keyof typeof lists;
const listNames = Object.keys(lists) as List[];

/** Numbers that each publication has beside its lists. */
const single = { inTitle: listNames.length, line: listNames.length + 1 };
const COLUMNS = listNames.length + 2;

type SavedSentence = readonly [
  start: number,
  end: number,
  part: AbstractPart,
  ...entities: EntityId[],
];
type SavedContents = readonly [study: StudyKind, sentences: readonly SavedSentence[]];
type SavedTexts = { readonly [T in Texts]: readonly string[] } & {
  readonly hashes: readonly string[];
};

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
  const encoder = new TextEncoder();
  const lines: Uint8Array[] = [];
  for (const [at, [, record]] of records.entries()) {
    const line = encoder.encode(`${JSON.stringify(savedContents(record.contents))}\n`);
    columns[single.inTitle * records.length + at] = record.inTitle;
    columns[single.line * records.length + at] = line.length;
    lines.push(line);
    if (at % AT_ONCE === AT_ONCE - 1) {
      yield;
    }
  }
  const named = texts.map((it) => [
    it,
    Array.from((own.get(it) as Map<number, number>).keys(), (number) => vocabulary[it].at(number)),
  ]);
  const hashes = records.map(([hash]) => hash);
  const head = encoder.encode(`${JSON.stringify({ hashes, ...Object.fromEntries(named) })}\n`);
  yield;
  const text = joined([head, ...lines]);
  const body = joined([
    bytesOf(Uint32Array.of(records.length, text.length)),
    text,
    encoder.encode(' '.repeat(paddingOf(text.length))),
    bytesOf(columns),
    ...numbers,
    ...records.map(([, { counts }]) => counts),
    ...records.map(([, { weights }]) => weights),
  ]);
  yield;
  const header: Header = { format: FORMAT, fingerprint, checksum: quickHashOfBytes(body) };
  return joined([encoder.encode(`${JSON.stringify(header)}\n`), body]);
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
  // A copy, in which numbers of 32 bits begin at a multiple of four bytes.
  const body = bytes.slice(end + 1);
  if (quickHashOfBytes(body) !== header.checksum) {
    return undefined;
  }
  yield;
  const { buffer } = body;
  const [size = 0, textLength = 0] = new Uint32Array(buffer, 0, HEAD / 4);
  const text = body.subarray(HEAD, HEAD + textLength);
  const headLength = text.indexOf(LINE_END) + 1;
  const saved: SavedTexts = JSON.parse(decode(text.subarray(0, headLength)));
  const numbersOf = new Map<Texts, Uint32Array>();
  for (const it of texts) {
    numbersOf.set(it, yield* numbersIn(vocabulary, it, saved[it]));
  }
  let next = HEAD + textLength + paddingOf(textLength);
  const columns = new Uint32Array(buffer, next, COLUMNS * size);
  next += 4 * columns.length;
  const column = (at: number) => columns.subarray(at * size, (at + 1) * size);
  const read = {} as Record<List, NumberLists<Uint32Array>>;
  for (const [sort, list] of listNames.entries()) {
    const all = new Uint32Array(buffer, next, sumOf(column(sort)));
    const numbers = numbersOf.get(lists[list]) as Uint32Array;
    renumber(all, numbers);
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
  const lines = new NumberLists(text.subarray(headLength), column(single.line));
  const shard: Shard = { ...read, counts, weights, inTitle, lines, vocabulary };
  return saved.hashes.map((hash, at) => [hash, new SavedRecord(shard, at)]);
}

const LINE_END = 0x0a;
/** Bytes of the numbers before the lines. */
const HEAD = 8;

/** The records of a file, list by list. */
interface Shard extends Readonly<Record<List, NumberLists<Uint32Array>>> {
  readonly counts: NumberLists<Uint8Array>;
  readonly weights: NumberLists<Uint8Array>;
  readonly inTitle: Uint32Array;
  readonly lines: NumberLists<Uint8Array>;
  readonly vocabulary: Vocabulary;
}

/** A record that is read from its file where it lies in memory. */
class SavedRecord implements PublicationRecord {
  private known: PublicationContents | undefined;

  constructor(
    private readonly shard: Shard,
    private readonly place: number,
  ) {}

  get words(): Uint32Array {
    return this.shard.words.at(this.place);
  }

  get inTitle(): number {
    return this.shard.inTitle[this.place] as number;
  }

  get counts(): Uint8Array {
    return this.shard.counts.at(this.place);
  }

  get calledBy(): Uint32Array {
    return this.shard.calledBy.at(this.place);
  }

  get pieces(): Uint32Array {
    return this.shard.pieces.at(this.place);
  }

  get names(): Uint32Array {
    return this.shard.names.at(this.place);
  }

  get definitions(): Uint32Array {
    return this.shard.definitions.at(this.place);
  }

  get entities(): Uint32Array {
    return this.shard.entities.at(this.place);
  }

  get weights(): Uint8Array {
    return this.shard.weights.at(this.place);
  }

  get topics(): Uint32Array {
    return this.shard.topics.at(this.place);
  }

  get contents(): PublicationContents {
    this.known ??= this.readContents();
    return this.known;
  }

  private readContents(): PublicationContents {
    const { vocabulary, lines } = this.shard;
    const line = decode(lines.at(this.place));
    const [study, sentences] = JSON.parse(line) as SavedContents;
    const entities = Array.from(this.entities, (number) => vocabulary.entities.at(number));
    return {
      study,
      inTitle: entities.filter((_, at) => (this.weights[at] as number) >= IN_TITLE),
      entities,
      topics: Array.from(this.topics, (number) => vocabulary.topics.at(number)),
      sentences: sentences.map(([start, end, part, ...named]) => ({
        ...{ start, end, part, entities: named },
      })),
    };
  }
}

function savedContents({ study, sentences }: PublicationContents): SavedContents {
  return [study, sentences.map((it): SavedSentence => [it.start, it.end, it.part, ...it.entities])];
}

/** The numbers that a vocabulary has for texts of a file, by their numbers in the file. */
function* numbersIn(
  vocabulary: Vocabulary,
  sort: Texts,
  saved: readonly string[],
): Generator<void, Uint32Array> {
  const numbers = new Uint32Array(saved.length);
  for (let from = 0; from < saved.length; from += WORDS_AT_ONCE) {
    const some = saved.slice(from, from + WORDS_AT_ONCE);
    numbers.set(
      some.map((text) => (sort === 'words' ? vocabulary.add(text) : vocabulary[sort].add(text))),
      from,
    );
    yield;
  }
  return numbers;
}

/** A function of its own, since the engine compiles no loop in a generator while it runs. */
function renumber(all: Uint32Array, numbers: Uint32Array): void {
  for (let at = 0; at < all.length; at++) {
    all[at] = numbers[all[at] as number] as number;
  }
}

/** The number in a file of a number of the vocabulary. */
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

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
