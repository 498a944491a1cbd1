/** When the user last searched for new publications about an entity, in each database. */
import * as v from 'valibot';
import type { EntityId } from '../library/schema';
import { type ProviderId, providerIds } from './searchQuery';

/** The most entities whose days are kept; the one with the oldest search is dropped first. */
const MOST_KEPT = 2_000;

const daySchema = v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\d$/));
const savedSchema = v.array(
  v.tuple([v.string(), v.record(v.picklist(providerIds), v.optional(daySchema))]),
);

/** The days of each entity, the last search last, in the form that is kept between sessions. */
export type SavedSearches = v.InferOutput<typeof savedSchema>;

/** The days of the last searches; ignores saved ones in another form. */
export class LastSearches {
  private readonly days: Map<EntityId, SavedSearches[number][1]>;

  /** @param saved the value of {@link saved}, which may have any form when it is read again */
  constructor(saved: unknown) {
    const read = v.safeParse(savedSchema, saved);
    this.days = new Map(read.success ? read.output : []);
  }

  /** The day of the last search, in UTC: "2026-10-01". */
  of(entity: EntityId, provider: ProviderId): string | undefined {
    return this.days.get(entity)?.[provider];
  }

  /**
   * Records that the user has seen all results until now. Those that a database gets later on the same day are found
   * again by the next search.
   *
   * @param now milliseconds since 1970
   */
  keep(entity: EntityId, provider: ProviderId, now: number): void {
    const day = new Date(now).toISOString().slice(0, 10);
    const days = { ...this.days.get(entity), [provider]: day };
    this.days.delete(entity);
    this.days.set(entity, days);
    const [oldest] = this.days.size > MOST_KEPT ? this.days.keys() : [];
    if (oldest !== undefined) {
      this.days.delete(oldest);
    }
  }

  get saved(): SavedSearches {
    return [...this.days];
  }
}
