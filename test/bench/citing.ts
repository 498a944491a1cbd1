/**
 * `npm run bench:citing -- FOLDER`: how well `cytonote suggest` finds what the author of a sentence cited.
 *
 * The folder has a folder for each manuscript: `bib.json`, as CSL-JSON or as `[{key,title,abstract,year,author}]`,
 * `contexts.jsonl`, lines of `{"id","sentence","before","after","heading","cited":[key,…]}` in the order of the
 * text, and perhaps `about.json` with its `tier` (1 if most entries have abstracts, 2 if few have).
 *
 *     --tier N    only manuscripts of this tier
 *     --no-learn  ranks each sentence as if nothing had been cited before
 *
 * R@k is how many of what is cited are among the first k, of as many as could be; MRR the mean of one over the
 * rank of the first of them. All figures are means over manuscripts of their means over sentences.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../../src/build/projectFiles';

interface BibliographyItem {
  readonly id?: string;
  readonly key?: string;
  readonly year?: number | string;
  readonly [field: string]: unknown;
}

interface CitedLine {
  readonly id: string;
  readonly cited: readonly string[];
}

const firsts = [1, 3, 10];
const columns = [...firsts.map((first) => `R@${first}`), 'MRR'];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { tier: { type: 'string' }, 'no-learn': { type: 'boolean' } },
});
const [folder] = positionals;
if (folder === undefined || positionals.length > 1) {
  console.error('Usage: npm run bench:citing -- FOLDER [--tier N] [--no-learn]');
  process.exit(2);
}
execFileSync('npm', ['run', '--silent', 'build'], { cwd: root, stdio: 'inherit' });
const manuscripts = readdirSync(folder)
  .sort()
  .filter((name) => existsSync(join(folder, name, 'contexts.jsonl')))
  .filter((name) => values.tier === undefined || tierOf(join(folder, name)) === values.tier);
console.log(['manuscript', 'sentences', ...columns].join(', '));
const rows = manuscripts.map((name) => {
  const scores = scoresOf(join(folder, name));
  print(name, scores.length, mean(scores));
  return { count: scores.length, score: mean(scores) };
});
const sentences = rows.reduce((sum, { count }) => sum + count, 0);
print('mean over manuscripts', sentences, mean(rows.map(({ score }) => score)));

function tierOf(manuscript: string): string {
  const about = join(manuscript, 'about.json');
  return existsSync(about) ? String(JSON.parse(readFileSync(about, 'utf8')).tier) : '1';
}

/** The figures of each sentence of a manuscript, in the order of the columns. */
function scoresOf(manuscript: string): number[][] {
  const contexts = join(manuscript, 'contexts.jsonl');
  const items: BibliographyItem[] = JSON.parse(readFileSync(join(manuscript, 'bib.json'), 'utf8'));
  const temporary = mkdtempSync(join(tmpdir(), 'cytonote-citing-'));
  try {
    const bibliography = join(temporary, 'bib.json');
    writeFileSync(bibliography, JSON.stringify(items.map(cslOf)));
    const args = ['suggest', '--bibliography', bibliography, '--limit', '50', '--root', temporary];
    const learn = values['no-learn'] ? [] : ['--learn'];
    const output = execFileSync(
      process.execPath,
      [join(root, 'dist', 'cli.js'), ...args, ...learn, contexts],
      { encoding: 'utf8', maxBuffer: 2 ** 30 },
    );
    const found = new Map(
      linesOf<{ id: string; keys: string[] }>(output).map(({ id, keys }) => [id, keys]),
    );
    return linesOf<CitedLine>(readFileSync(contexts, 'utf8')).map(({ id, cited }) =>
      score(found.get(id) ?? [], new Set(cited)),
    );
  } finally {
    rmSync(temporary, { recursive: true });
  }
}

function cslOf({ key, year, ...fields }: BibliographyItem): object {
  return {
    ...fields,
    id: fields.id ?? key,
    type: 'article-journal',
    abstract: fields.abstract || undefined,
    ...(Number(year) ? { issued: { 'date-parts': [[Number(year)]] } } : {}),
  };
}

function score(keys: readonly string[], cited: ReadonlySet<string>): number[] {
  const recalls = firsts.map(
    (first) =>
      keys.slice(0, first).filter((key) => cited.has(key)).length / Math.min(first, cited.size),
  );
  const rank = keys.findIndex((key) => cited.has(key));
  return [...recalls, rank === -1 ? 0 : 1 / (rank + 1)];
}

function mean(rows: readonly (readonly number[])[]): number[] {
  return columns.map(
    (_, at) => rows.reduce((sum, row) => sum + (row[at] as number), 0) / rows.length,
  );
}

function print(name: string, count: number, figures: readonly number[]): void {
  console.log([name, count, ...figures.map((figure) => (100 * figure).toFixed(1))].join(', '));
}

function linesOf<T>(text: string): T[] {
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T);
}
