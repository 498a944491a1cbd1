import * as v from 'valibot';
import { referenceOfCsl } from '../bibliography/cslReference';
import { identifiersOf } from '../identifiers/publicationIds';
import type { Reference } from '../literature/reference';
import { parsedJson } from '../text/parsedJson';

/** How many sources are kept; the oldest ones are dropped first. */
const MOST = 500;
/** Milliseconds for which a source is kept: a retraction should become known soon. */
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

/** Fetched references, kept for a while; each is found by any of its identifiers. */
export class FetchedSources {
  private readonly fetched = new Map<string, Fetched>();

  /** @param identifier in the form of `identifierOfAddress` */
  get(identifier: string, now: number): Reference | undefined {
    const known = this.fetched.get(identifier);
    return known && now - known.time < LONGEST && known.time <= now ? known.reference : undefined;
  }

  /** Keeps a reference under all of its identifiers; if there are too many references, drops the oldest. */
  put(reference: Reference, time: number): void {
    const fetched = { time, reference };
    for (const identifier of identifiersOf(reference)) {
      // Delete it first, so that it becomes the last one in the order of the map.
      this.fetched.delete(identifier);
      this.fetched.set(identifier, fetched);
    }
    const [oldest] = this.all().length > MOST ? this.all() : [];
    identifiersOf(oldest?.reference ?? {}).forEach((identifier) => {
      this.fetched.delete(identifier);
    });
  }

  /** All references as the text of a file, for {@link FetchedSources.read}. */
  save(): string {
    return JSON.stringify({ version: 1, fetched: this.all() });
  }

  /** Reads what was saved; ignores anything in another form or of another version. */
  static read(saved: string): FetchedSources {
    const sources = new FetchedSources();
    const result = v.safeParse(savedSchema, parsedJson(saved));
    for (const { time, reference } of result.success ? result.output.fetched : []) {
      sources.put(referenceOfCsl('', reference), time);
    }
    return sources;
  }

  private all(): Fetched[] {
    return [...new Set(this.fetched.values())];
  }
}
