/** When a user last searched for new results about a name, in each database. */
import * as v from 'valibot';
import type { EntityId } from '../library/schema';
import { type ProviderId, providerIds } from './searchQuery';

/** The most names whose looks are kept; the one with the oldest look is dropped first. */
const MOST_KEPT = 2_000;

const daySchema = v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\d$/));
const savedSchema = v.array(
  v.tuple([v.string(), v.record(v.picklist(providerIds), v.optional(daySchema))]),
);

/** The looks in order, in the form that is kept between sessions. */
export type SavedLooks = v.InferOutput<typeof savedSchema>;

/** The last looks; ignores saved ones in another form. */
export class LastLooks {
  private readonly days: Map<EntityId, SavedLooks[number][1]>;

  /** @param saved the value of {@link saved}, which may have any form when it is read again */
  constructor(saved: unknown) {
    const read = v.safeParse(savedSchema, saved);
    this.days = new Map(read.success ? read.output : []);
  }

  /** The day of the last look, in UTC: "2026-10-01". */
  of(entity: EntityId, provider: ProviderId): string | undefined {
    return this.days.get(entity)?.[provider];
  }

  /**
   * Records that a user has looked. Results that a database gets later on the same day are found again at the next
   * look.
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

  get saved(): SavedLooks {
    return [...this.days];
  }
}
