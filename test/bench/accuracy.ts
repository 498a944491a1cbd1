/**
 * `npm run bench:accuracy -- FILE…`: how well mentions are found in gold-standard corpora.
 *
 *     --all    counts the extended tier too (BMP, GDF, activins …)
 *     --errors prints the commonest errors
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../../src/build/projectFiles';
import { type GoldDocument, readCorpus } from './goldCorpus';
import { type FoundMention, type Score, score } from './score';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { all: { type: 'boolean' }, errors: { type: 'boolean' } },
});
if (positionals.length === 0) {
  console.error('Usage: npm run bench:accuracy -- FILE… [--all] [--errors]');
  process.exit(2);
}
execFileSync('npm', ['run', '--silent', 'build'], { cwd: root, stdio: 'inherit' });
const columns = ['exact', 'overlap', 'span and identifier'];
console.log(`corpus, type: gold mentions; precision, recall, F1 of ${columns.join('; ')}`);
for (const file of positionals) {
  const corpus = readCorpus(readFileSync(file, 'utf8'));
  const found = annotate(corpus);
  for (const type of typesOf(corpus)) {
    const annotated = corpus.filter((document) => document.annotated?.includes(type) ?? true);
    const result = score(annotated, found, type, !values.all);
    const cells = [result.exact, result.overlap, result.normalised].map(format);
    console.log(`${basename(file)}, ${type}: ${result.gold}; ${cells.join('; ')}`);
    if (result.immunology) {
      const { recall, recallWithClasses, identified } = result.immunology;
      const shares = `${percent(recall)}, with their classes ${percent(recallWithClasses)}`;
      console.log(
        `    immunology drugs found: ${shares}; of those identified ${percent(identified)}`,
      );
    }
    if (values.errors) {
      console.log(`    missed: ${list(result.missed)}\n    wrong: ${list(result.wrong)}`);
    }
  }
}

/** The mentions that the command line finds, by document. */
function annotate(corpus: readonly GoldDocument[]): Map<string, FoundMention[]> {
  const input = corpus.map(({ id, text }) => JSON.stringify({ id, text })).join('\n');
  const output = execFileSync(
    process.execPath,
    [join(root, 'dist', 'cli.js'), 'annotate', '--from', 'jsonl'],
    { input, encoding: 'utf8', maxBuffer: 2 ** 30 },
  );
  const documents: { id: string; mentions: FoundMention[] }[] = output
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
  return new Map(documents.map(({ id, mentions }) => [id, mentions]));
}

function typesOf(corpus: readonly GoldDocument[]): string[] {
  const types = corpus.flatMap(
    ({ annotated, mentions }) => annotated ?? mentions.map(({ type }) => type),
  );
  return [...new Set(types)].sort();
}

function format({ precision, recall, f1 }: Score): string {
  return [precision, recall, f1].map(percent).join(' ');
}

function percent(share: number): string {
  return (100 * share).toFixed(1);
}

function list(surfaces: readonly (readonly [string, number])[]): string {
  return surfaces.map(([surface, times]) => `${surface} ${times}`).join(', ');
}
