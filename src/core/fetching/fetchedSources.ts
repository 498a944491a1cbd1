/** What has been fetched, kept for a while: found again by each identifier that it has. */
import * as v from 'valibot';
import { referenceOfCsl } from '../bibliography/cslReference';
import { identifiersOf } from '../library/identifiers';
import type { Reference } from '../literature/reference';

/** Sources that are kept, those fetched last. */
const MOST = 500;
/** Milliseconds that one is kept: a retraction should not stay unknown for long. */
const LONGEST = 7 * 24 * 60 * 60 * 1000;

const savedSchema = v.object({
  version: v.literal(1),
  fetched: v.pipe(
    v.array(v.object({ time: v.number(), reference: v.record(v.string(), v.unknown()) })),
    v.maxLength(MOST),
  ),
});

interface Fetched {
  readonly time: number;
  readonly reference: Reference;
}

export class FetchedSources {
  private readonly fetched = new Map<string, Fetched>();

  /** @param identifier in the form of `identifierOfAddress` */
  get(identifier: string, now: number): Reference | undefined {
    const known = this.fetched.get(identifier);
    return known && now - known.time < LONGEST && known.time <= now ? known.reference : undefined;
  }

  put(reference: Reference, time: number): void {
    const fetched = { time, reference };
    for (const identifier of identifiersOf(reference)) {
      // What is put last stands last.
      this.fetched.delete(identifier);
      this.fetched.set(identifier, fetched);
    }
    const [oldest] = this.all().length > MOST ? this.all() : [];
    identifiersOf(oldest?.reference ?? {}).forEach((identifier) => {
      this.fetched.delete(identifier);
    });
  }

  save(): string {
    return JSON.stringify({ version: 1, fetched: this.all() });
  }

  /** Reads what was saved; what is not in its form, or of another version, counts for nothing. */
  static read(saved: string): FetchedSources {
    const sources = new FetchedSources();
    const result = v.safeParse(savedSchema, parsed(saved));
    for (const { time, reference } of result.success ? result.output.fetched : []) {
      sources.put(referenceOfCsl('', reference), time);
    }
    return sources;
  }

  private all(): Fetched[] {
    return [...new Set(this.fetched.values())];
  }
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
