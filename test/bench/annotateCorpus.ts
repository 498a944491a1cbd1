/** The time that the command line takes to annotate a corpus, and PubMed's whole baseline at that rate. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { root } from '../../src/build/projectFiles';

const RECORDS = 20_000;
/** Records of PubMed's baseline, in some 1,300 files. */
const BASELINE = 38_000_000;

/** One packed file of invented records, annotated with one thread and with all; compared with only unpacking it. */
export async function benchCorpus(): Promise<object[]> {
  const folder = mkdtempSync(join(tmpdir(), 'cytonote-corpus-'));
  try {
    const made = join(root, 'test', 'workflow', 'pubmedFiles.mjs');
    const { makePubmedFiles } = await import(made);
    makePubmedFiles(folder, 1, RECORDS);
    const file = join(folder, 'made0001.xml.gz');
    let size = 0;
    const unpacking = timeOf(() => {
      size = gunzipSync(readFileSync(file)).length;
    });
    const annotating = [1, availableParallelism()].map((jobs) => {
      const seconds = timeOf(() => annotate(file, jobs));
      return {
        what: `${RECORDS} records of ${(size / RECORDS / 1000).toFixed(1)} kB by ${jobs} thread(s)`,
        ms: round(1000 * seconds),
        ratio: round(seconds / unpacking),
        'records/s': round(RECORDS / seconds),
        'baseline, hours': round(((BASELINE / RECORDS) * seconds) / 3600),
      };
    });
    return [
      { what: 'unpacking (yardstick)', ms: round(1000 * unpacking), ratio: 1 },
      ...annotating,
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function annotate(file: string, jobs: number): void {
  const args = ['annotate', '--from', 'pubmed-xml', '--jobs', String(jobs)];
  const output = ['--output', `${file}.jsonl.gz`, file];
  execFileSync(process.execPath, [join(root, 'dist', 'cli.js'), ...args, ...output]);
}

/** Seconds that some work takes: the least of three runs. */
function timeOf(work: () => void): number {
  const times = [1, 2, 3].map(() => {
    const start = performance.now();
    work();
    return (performance.now() - start) / 1000;
  });
  return Math.min(...times);
}

function round(value: number): number {
  return Number(value.toPrecision(3));
}
