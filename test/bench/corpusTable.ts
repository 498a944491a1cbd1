/** The table of `workflow/README.md` that says how long PubMed's baseline takes, from the results of the bench *corpus*. */

/** What the table needs of `results.json`. */
export interface CorpusResults {
  readonly machine: string;
  readonly corpus: readonly {
    readonly what: string;
    readonly ratio: number;
    readonly 'records/s'?: number;
    readonly 'baseline, hours'?: number;
  }[];
}

/** The files of the baseline. */
const FILES = 1_300;

const START = '<!-- Written by npm run bench -->';
const END = '<!-- End of what npm run bench writes -->';

/** The page with its table written again. */
export function withCorpusTable(page: string, { machine, corpus }: CorpusResults): string {
  const rows = corpus.flatMap((row) => {
    const threads = /(\d+) thread/.exec(row.what)?.[1];
    const hours = row['baseline, hours'];
    if (threads === undefined || hours === undefined) {
      return [];
    }
    const rate = row['records/s']?.toLocaleString('en');
    const seconds = ((hours * 3_600) / FILES).toFixed(1);
    return [
      `| ${threads} | ${rate} | ${Math.round(row.ratio)} | ${hours.toFixed(1)} | ${seconds} |`,
    ];
  });
  const table = [
    START,
    `With ${machine}:`,
    '',
    '| Threads in a file | Records/s | Times as long as unpacking | Baseline, hours | A file, seconds |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
    '',
    END,
  ].join('\n');
  const [start, end] = [page.indexOf(START), page.indexOf(END)];
  return page.slice(0, start) + table + page.slice(end + END.length);
}
