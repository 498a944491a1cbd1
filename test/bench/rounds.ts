/** The work to measure, all on the same input, by name. */
export type Contenders = Readonly<Record<string, () => unknown>>;

/**
 * Times contenders in rounds that alternate between them, so that a noisy machine is noisy to all.
 *
 * @returns milliseconds of the median round, by name
 */
export function timeInRounds(contenders: Contenders, rounds: number): Record<string, number> {
  const times = new Map(Object.keys(contenders).map((name) => [name, [] as number[]]));
  Object.values(contenders).forEach(warmUp);
  for (let round = 0; round < rounds; round++) {
    for (const [name, work] of Object.entries(contenders)) {
      const start = performance.now();
      work();
      times.get(name)?.push(performance.now() - start);
    }
  }
  return Object.fromEntries([...times].map(([name, all]) => [name, quantile(all, 0.5)]));
}

/** Runs until the engine has compiled frequent code: five rounds, or as many as half a second allows. */
function warmUp(work: () => unknown): void {
  const start = performance.now();
  for (let round = 0; round < 5 && performance.now() - start < 500; round++) {
    work();
  }
}

/** The quantile: the value below which a share of the values lies. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] as number;
}

/** One line of the table of results. */
export interface Result {
  readonly what: string;
  readonly ms: number;
  /** The ratio to the first line of its bench, which is the bound or the comparison. */
  readonly ratio: number;
}

/** Results with their ratios to the first. */
export function withRatios(title: string, times: Readonly<Record<string, number>>): Result[] {
  const [first] = Object.values(times) as [number];
  return Object.entries(times).map(([name, ms]) => ({
    what: `${title}: ${name}`,
    ms: rounded(ms),
    ratio: rounded(ms / first),
  }));
}

export function rounded(value: number): number {
  return Number(value.toPrecision(3));
}
