/**
 * Manuscripts with their bibliographies, by which rankings are measured and weights are fitted: a folder each, with
 * `bib.json`, as CSL-JSON or as `[{key,title,abstract,year,author}]`, `contexts.jsonl`, lines of
 * `{"id","sentence","before","after","heading","cited":[key,…]}` in the order of the text, and perhaps `about.json`
 * with its `tier` (1 if most entries have abstracts, 2 if few have).
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CitedSentence, readCitedSentence } from '../../src/core/fit/readCitedSentence';

export interface Manuscript {
  readonly name: string;
  readonly tier: string;
  /** The file of the sentences. */
  readonly contexts: string;
  /** In the order of the text. */
  readonly sentences: readonly CitedSentence[];
  /** The bibliography, as CSL-JSON. */
  readonly items: readonly object[];
}

interface BibliographyItem {
  readonly id?: string;
  readonly key?: string;
  readonly year?: number | string;
  readonly [field: string]: unknown;
}

/** The manuscripts of a folder, by their names. */
export function readManuscripts(folder: string): Manuscript[] {
  return readdirSync(folder)
    .sort()
    .filter((name) => existsSync(join(folder, name, 'contexts.jsonl')))
    .map((name) => {
      const contexts = join(folder, name, 'contexts.jsonl');
      const about = join(folder, name, 'about.json');
      const bib: BibliographyItem[] = JSON.parse(
        readFileSync(join(folder, name, 'bib.json'), 'utf8'),
      );
      return {
        name,
        contexts,
        items: bib.map(cslOf),
        tier: existsSync(about) ? String(JSON.parse(readFileSync(about, 'utf8')).tier) : '1',
        sentences: readFileSync(contexts, 'utf8')
          .split('\n')
          .filter(Boolean)
          .map(readCitedSentence),
      };
    });
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

const firsts = [1, 3, 10];
/** What {@link scoreRanking} gives, in order. */
export const figureNames = [...firsts.map((first) => `R@${first}`), 'MRR'];

/**
 * How well a ranking finds what a sentence cites: R@k is how many of what is cited are among the first k, of as many as
 * could be; MRR is one over the rank of the first of them.
 */
export function scoreRanking(keys: readonly string[], cited: ReadonlySet<string>): number[] {
  const recalls = firsts.map(
    (first) =>
      keys.slice(0, first).filter((key) => cited.has(key)).length / Math.min(first, cited.size),
  );
  const rank = keys.findIndex((key) => cited.has(key));
  return [...recalls, rank === -1 ? 0 : 1 / (rank + 1)];
}

export function meanFigures(rows: readonly (readonly number[])[]): number[] {
  return figureNames.map(
    (_, at) => rows.reduce((sum, row) => sum + (row[at] as number), 0) / rows.length,
  );
}
