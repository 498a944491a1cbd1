import * as v from 'valibot';
import { identifiersOf } from '../identifiers/publicationIds';
import { parsedJson } from '../text/parsedJson';
import { recordSchema, type ServiceRecord } from './serviceRecord';

/** How many answers are kept; the oldest ones are dropped first. */
const MOST = 5_000;
/** Milliseconds for which an answer is kept: a retraction should become known soon. */
const LONGEST = 7 * 24 * 60 * 60 * 1000;

/**
 * The answer about an identifier: its record, that it does not exist, or that it belongs to another agency than
 * Crossref.
 */
export type KnownRecord = ServiceRecord | 'absent' | 'other agency';

const answer = v.union([v.picklist(['absent', 'other agency']), recordSchema]);
const savedSchema = v.object({
  version: v.literal(1),
  answers: v.pipe(v.array(v.tuple([v.string(), v.number(), v.unknown()])), v.maxLength(MOST)),
});

/** Answers about identifiers, kept for a week; an identifier is in the form of `identifierOfAddress`. */
export class RecordCache {
  private readonly known = new Map<string, { readonly time: number; readonly record: unknown }>();

  /** @param now milliseconds since 1970; an answer older than a week is ignored */
  get(identifier: string, now: number): KnownRecord | undefined {
    const kept = this.known.get(identifier);
    if (!kept || now - kept.time >= LONGEST || kept.time > now) {
      return undefined;
    }
    // The text of a file from an earlier session is parsed when it is requested.
    const read = v.safeParse(answer, kept.record);
    return read.success && isAbout(read.output, identifier) ? read.output : undefined;
  }

  /** Keeps an answer from `time` on, in milliseconds since 1970; if there are too many answers, drops the oldest. */
  put(identifier: string, record: KnownRecord, time: number): void {
    // Delete it first, so that it becomes the last one in the order of the map.
    this.known.delete(identifier);
    this.known.set(identifier, { time, record });
    if (this.known.size > MOST) {
      const [oldest] = this.known.keys();
      this.known.delete(oldest ?? '');
    }
  }

  /** All answers as the text of a file. */
  save(): string {
    const answers = [...this.known].map(([identifier, { time, record }]) => [
      identifier,
      time,
      record,
    ]);
    return JSON.stringify({ version: 1, answers });
  }

  /** Reads what was saved; ignores anything in another form or of another version. */
  static read(saved: string): RecordCache {
    const cache = new RecordCache();
    const result = v.safeParse(savedSchema, parsedJson(saved));
    for (const [identifier, time, record] of result.success ? result.output.answers : []) {
      cache.known.set(identifier, { time, record });
    }
    return cache;
  }
}

function isAbout(record: KnownRecord, identifier: string): boolean {
  return typeof record === 'string' || identifiersOf(record).includes(identifier);
}
