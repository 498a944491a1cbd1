import type { OpenRequests } from './openRequests';
import { runStretch } from './runCooperatively';
import { wait } from './waiting';

/** Milliseconds after which held work checks again whether it may go on. */
const HELD = 10;

/** When a work goes on. Both are asked before each stretch of it. */
interface Conditions {
  /** Whether the result is still needed: else the work is dropped. */
  readonly isWanted?: () => boolean;
  /** Whether a request waits for the result: then the work does not give way to requests. */
  readonly isUrgent?: () => boolean;
}

/**
 * Work of which no request waits for the result: it gives way to the editor's requests.
 *
 *     host        request   ·   ·    request → answer ·   ·   ·
 *     work A   ━━           ━━                              ━━
 *     work B                    ━━                              ━━
 *
 * A request and its answer pass the host several times on their way: each time, they wait for one stretch of one
 * work, however many there are. While a request is open, and for a moment after that, all of them wait.
 */
export class BackgroundWork {
  private lastTurn: Promise<void> = Promise.resolve();
  /** How many requests wait for what some work gives. */
  private hastened = 0;

  constructor(private readonly requests: Pick<OpenRequests, 'areAny'>) {}

  /** Runs a generator to its end, with pauses. */
  run<T>(
    work: Generator<void, T>,
    conditions?: Conditions & { readonly isWanted?: undefined },
  ): Promise<T>;
  /** The same, but returns undefined when `isWanted` says that the result is no longer needed. */
  run<T>(work: Generator<void, T>, conditions: Conditions): Promise<T | undefined>;
  async run<T>(
    work: Generator<void, T>,
    { isWanted = () => true, isUrgent = () => false }: Conditions = {},
  ): Promise<T | undefined> {
    while (isWanted()) {
      const isHeld = !isUrgent() && this.hastened === 0 && this.requests.areAny;
      const step = isHeld ? undefined : runStretch(work);
      if (step?.done) {
        return step.value;
      }
      await (isHeld ? wait(HELD) : isUrgent() ? wait() : this.turn());
    }
    return undefined;
  }

  /** Waits for what some work gives, for a request; meanwhile, no work gives way to requests. */
  async hasten<T>(result: Promise<T>): Promise<T> {
    this.hastened++;
    try {
      return await result;
    } finally {
      this.hastened--;
    }
  }

  /** Resolves once the host has had a turn after the stretch of every work that has asked before. */
  private turn(): Promise<void> {
    this.lastTurn = this.lastTurn.then(() => wait());
    return this.lastTurn;
  }
}
