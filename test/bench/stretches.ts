import { runWhile } from '../../src/core/text/steps';
import { STRETCH } from '../../src/features/host/runCooperatively';
import { quantile, rounded } from './rounds';

/**
 * How long the host waits for work that pauses as it does in the extension. The clock would count what else runs on a
 * busy machine, and the processor time of this process what its other threads do meanwhile, such as the collector's;
 * each is more than the wait, so the lesser one counts.
 */
export class Stretches {
  private readonly all: number[] = [];

  /** Runs a generator to its end; the work between two pauses is one stretch. */
  run<T>(work: Generator<void, T>): T {
    for (;;) {
      const start = processorTime();
      const began = performance.now();
      // Asking for processor time takes about as long as a short step, so the clock is asked first.
      const step = runWhile(
        work,
        () => performance.now() - began < STRETCH || processorTime() - start < STRETCH,
      );
      this.all.push(Math.min(processorTime() - start, performance.now() - began));
      if (step.done) {
        return step.value;
      }
    }
  }

  /** Milliseconds of half of the stretches, of all but one in a hundred, and of the longest. */
  lines(what: string): { readonly what: string; readonly value: number; readonly unit: 'ms' }[] {
    return [
      { what: `${what}, p50`, value: rounded(quantile(this.all, 0.5)), unit: 'ms' },
      { what: `${what}, p99`, value: rounded(quantile(this.all, 0.99)), unit: 'ms' },
      { what: `${what}, longest`, value: rounded(Math.max(...this.all)), unit: 'ms' },
    ];
  }
}

/** Milliseconds of processor time that all threads of this process have had. */
export function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
