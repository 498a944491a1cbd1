/**
 * `npm run bench:citing -- FOLDER`: how well `cytonote suggest` finds what the author of a sentence cited.
 *
 * The folder has manuscripts as `manuscripts.ts` reads them.
 *
 *     --tier N    only manuscripts of this tier
 *     --no-learn  ranks each sentence as if nothing had been cited before
 *
 * All figures are means over manuscripts of their means over sentences.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../../src/build/projectFiles';
import {
  figureNames,
  type Manuscript,
  meanFigures,
  readManuscripts,
  scoreRanking,
} from './manuscripts';

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
const manuscripts = readManuscripts(folder).filter(
  ({ tier }) => values.tier === undefined || tier === values.tier,
);
console.log(['manuscript', 'sentences', ...figureNames].join(', '));
const rows = manuscripts.map((manuscript) => {
  const scores = scoresOf(manuscript);
  print(manuscript.name, scores.length, meanFigures(scores));
  return { count: scores.length, score: meanFigures(scores) };
});
const sentences = rows.reduce((sum, { count }) => sum + count, 0);
print('mean over manuscripts', sentences, meanFigures(rows.map(({ score }) => score)));

/** The figures of each sentence of a manuscript. */
function scoresOf({ items, contexts, sentences }: Manuscript): number[][] {
  const temporary = mkdtempSync(join(tmpdir(), 'cytonote-citing-'));
  try {
    const bibliography = join(temporary, 'bib.json');
    writeFileSync(bibliography, JSON.stringify(items));
    const args = ['suggest', '--bibliography', bibliography, '--limit', '50', '--root', temporary];
    const learn = values['no-learn'] ? [] : ['--learn'];
    const output = execFileSync(
      process.execPath,
      [join(root, 'dist', 'cli.js'), ...args, ...learn, contexts],
      { encoding: 'utf8', maxBuffer: 2 ** 30 },
    );
    const found = new Map<string | number, string[]>(
      output
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line))
        .map(({ id, keys }) => [id, keys]),
    );
    return sentences.map(({ id, cited }) => scoreRanking(found.get(id) ?? [], new Set(cited)));
  } finally {
    rmSync(temporary, { recursive: true });
  }
}

function print(name: string, count: number, figures: readonly number[]): void {
  console.log([name, count, ...figures.map((figure) => (100 * figure).toFixed(1))].join(', '));
}
