/**
 * The saved form of the index: several files, so that a change only rewrites a part of the whole.
 *
 *     {"format":1,"fingerprint":"…","checksum":"…"}      of all lines below
 *     ["file:///notes/il-6.md",{"mtime":…,"notes":[…]}]   one for each file of notes
 *
 * A saved file is not trusted: one that differs from what was written is treated as missing.
 */
import * as v from 'valibot';
import { hashInSlices } from '../text/hashInSlices';
import type { FileRecord } from './fileRecords';

/** Increased with each change of the form, or of the digest that the same note gives. */
const FORMAT = 4;
/** The number of files in which the index is saved. */
export const SHARDS = 64;

/** The number of the index file for a file of notes: FNV-1a of its address. */
export function shardOf(file: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < file.length; at++) {
    hash = Math.imul(hash ^ file.charCodeAt(at), 0x01000193);
  }
  return (hash >>> 0) % SHARDS;
}

/**
 * Writes a file of the index, and pauses after each of its lines.
 *
 * @param fingerprint of what digests depend on besides the notes: the library, and all versions
 */
export function* writeShard(
  records: Iterable<readonly [string, FileRecord]>,
  fingerprint: string,
): Generator<void, Uint8Array<ArrayBuffer>> {
  let body = '';
  for (const record of records) {
    body += `${JSON.stringify(record)}\n`;
    yield;
  }
  const bytes = new TextEncoder().encode(body);
  const checksum = yield* hashInSlices(bytes);
  const head = new TextEncoder().encode(
    `${JSON.stringify({ format: FORMAT, fingerprint, checksum })}\n`,
  );
  const whole = new Uint8Array(head.length + bytes.length);
  whole.set(head);
  whole.set(bytes, head.length);
  return whole;
}

/**
 * Reads a file of the index, and pauses after each of its lines.
 *
 * @returns undefined if the file is incomplete, damaged, or of another version or library
 */
export function* readShard(
  bytes: Uint8Array,
  fingerprint: string,
): Generator<void, [string, FileRecord][] | undefined> {
  const end = bytes.indexOf(LINE_END);
  const head = end === -1 ? undefined : parse(header, decode(bytes.subarray(0, end)));
  if (head?.format !== FORMAT || head.fingerprint !== fingerprint) {
    return undefined;
  }
  const body = bytes.subarray(end + 1);
  if ((yield* hashInSlices(body)) !== head.checksum) {
    return undefined;
  }
  const records: [string, FileRecord][] = [];
  for (const text of decode(body).split('\n').slice(0, -1)) {
    const record = parse(line, text);
    if (!record) {
      return undefined;
    }
    records.push(record as [string, FileRecord]);
    yield;
  }
  return records;
}

const LINE_END = 0x0a;
const header = v.object({ format: v.number(), fingerprint: v.string(), checksum: v.string() });

const offset = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
/** A hand-written check, for speed: a note has thousands of offsets. */
const offsets = v.custom<readonly number[]>(
  (value) => Array.isArray(value) && value.every((it) => Number.isSafeInteger(it) && it >= 0),
);
const lineStarts = v.pipe(
  offsets,
  v.check((all) => all[0] === 0 && all.every((it, at) => at === 0 || it > (all[at - 1] as number))),
);
const pairs = v.pipe(
  offsets,
  v.check((all) => all.length % 2 === 0),
  v.check((all) => all.every((it, at) => at % 2 === 0 || it >= (all[at - 1] as number))),
);
const count = v.exactOptional(offset);
const speciesCounts = v.object({ human: count, mouse: count, rat: count });
const range = { start: offset, end: offset };
const digest = v.object({
  title: v.optional(v.string()),
  lineStarts,
  mentions: v.array(
    v.object({ entity: v.string(), offsets: pairs, species: v.exactOptional(speciesCounts) }),
  ),
  citations: v.array(
    v.object({ ...range, by: v.picklist(['key', 'label', 'address']), name: v.string() }),
  ),
  bibliography: v.array(v.string()),
  concept: v.exactOptional(v.object({ entities: v.array(v.string()), text: v.string() })),
});
const line = v.tuple([
  v.string(),
  v.object({
    mtime: v.pipe(v.number(), v.minValue(0)),
    size: offset,
    hash: v.string(),
    silenced: v.array(v.string()),
    notes: v.array(v.object({ cell: v.exactOptional(offset), digest })),
  }),
]);

function parse<S extends v.GenericSchema>(schema: S, json: string): v.InferOutput<S> | undefined {
  try {
    const result = v.safeParse(schema, JSON.parse(json));
    return result.success ? result.output : undefined;
  } catch {
    return undefined;
  }
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}
