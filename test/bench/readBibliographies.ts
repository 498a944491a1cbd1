/**
 * Reading BibTeX files: how soon all entries are there, how long nothing else can run meanwhile, and how
 * long whole parses take, by the library that reads single entries for us and by another one.
 */
import { createRequire } from 'node:module';
import { readBibliography } from '../../src/core/bibliography/readBibliography';
import { PublicationIndex } from '../../src/core/literature/samePublication';
import { bundledLibrary, bundledParser } from '../unit/support/bundledParser';
import { largeBibliography } from '../unit/support/largeBibliography';
import { quantile, type Result, rounded } from './rounds';

export function benchBibliographies(): Result[] {
  const parse = bundledParser();
  const library = bundledLibrary();
  const citationJs = loadCitationJs();
  return [1000, 15_000].flatMap((count) => {
    const text = largeBibliography(count);
    // Citation.js reads nothing of a file with a mistake.
    const flawless = largeBibliography(count, false);
    // The first time warms up.
    finished(readBibliography(text, 'bibtex', parse));
    const { value, stretches } = finished(readBibliography(text, 'bibtex', parse));
    const ours = sum(stretches);
    const line = (what: string, ms: number): Result => ({
      what: `${count} entries of BibTeX: ${what}`,
      ms: rounded(ms),
      ratio: rounded(ms / ours),
    });
    const { entries } = value;
    const hundred = entries.slice(0, 100);
    return [
      line('all entries there', ours),
      line('stretch without a pause, p99', quantile(stretches, 0.99)),
      line('stretch without a pause, longest', quantile(stretches, 1)),
      line(
        'title, authors and year of all',
        timed(() => entries.map(({ summary }) => summary)),
      ),
      line(
        'title, abstract and keywords of all',
        timed(() => entries.map((entry) => entry.readTexts())),
      ),
      line('index of sources', sum(finished(PublicationIndex.of(entries)).stretches)),
      line(
        'whole references of 100',
        timed(() => hundred.map(({ reference }) => reference)),
      ),
      line(
        'everything, by @retorquere/bibtex-parser',
        timed(() => library(text)),
      ),
      line(
        'everything, by @citation-js/plugin-bibtex',
        timed(() => citationJs(flawless)),
      ),
    ];
  });
}

/** Citation.js has no types. */
function loadCitationJs(): (bibtex: string) => unknown {
  const load = createRequire(__filename);
  const { plugins } = load('@citation-js/core') as {
    plugins: { input: { chain(input: string, options: object): unknown } };
  };
  load('@citation-js/plugin-bibtex');
  return (bibtex) => plugins.input.chain(bibtex, { generateGraph: false });
}

/** Runs work to its end, and takes the milliseconds between its pauses. */
function finished<T>(work: Generator<void, T>): { value: T; stretches: number[] } {
  const stretches: number[] = [];
  for (;;) {
    const start = performance.now();
    const step = work.next();
    stretches.push(performance.now() - start);
    if (step.done) {
      return { value: step.value, stretches };
    }
  }
}

function timed(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
