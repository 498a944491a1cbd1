/**
 * Reading BibTeX files: how soon all entries are there, how long nothing else can run meanwhile, and how
 * long whole parses take, by the library that reads single entries for us and by another one. All is processor time
 * of this process, so that what else runs on a busy machine does not count.
 */
import { createRequire } from 'node:module';
import type { ParseBibtex } from '../../src/core/bibliography/bibtex/parsedBibtex';
import { readBibliography } from '../../src/core/bibliography/readBibliography';
import type { Library } from '../../src/core/library/library';
import { PublicationIndex } from '../../src/core/literature/samePublication';
import { bundledLibrary, bundledParser } from '../unit/support/bundledParser';
import { largeBibliography } from '../unit/support/largeBibliography';
import { madeAbstracts } from './madeAbstracts';
import { quantile, type Result, rounded } from './rounds';
import { processorTime } from './stretches';

/** A file to read. */
interface Large {
  readonly name: string;
  readonly text: string;
  /** The same without mistakes, for peers; without it, they would take too long. */
  readonly flawless?: string;
}

export function benchBibliographies(library: Library): Result[] {
  const parse = bundledParser();
  const peers = { retorquere: bundledLibrary(), citationJs: loadCitationJs() };
  const { abstract } = madeAbstracts(library);
  const abstracts = Array.from({ length: ABSTRACTS }, abstract);
  // Citation.js reads nothing of a file with a mistake.
  const files: Large[] = [
    {
      name: '1000 entries',
      text: largeBibliography(1000),
      flawless: largeBibliography(1000, false),
    },
    {
      name: '15000 entries',
      text: largeBibliography(15_000),
      flawless: largeBibliography(15_000, false),
    },
    {
      name: '1000 entries with abstracts',
      text: largeBibliography(1000, true, abstracts),
      flawless: largeBibliography(1000, false, abstracts),
    },
    { name: '15000 entries with abstracts', text: largeBibliography(15_000, true, abstracts) },
  ];
  return files.flatMap((file) => benchFile(file, parse, peers));
}

/** Different abstracts that the entries of a file share. */
const ABSTRACTS = 1000;

function benchFile(
  { name, text, flawless }: Large,
  parse: ParseBibtex,
  peers: Readonly<Record<'retorquere' | 'citationJs', (bibtex: string) => unknown>>,
): Result[] {
  // The first time warms up.
  finished(readBibliography(text, 'bibtex', parse)).value.entries.forEach((it) => it.readTexts());
  const { value, stretches } = finished(readBibliography(text, 'bibtex', parse));
  const ours = sum(stretches);
  const line = (what: string, ms: number): Result => ({
    what: `${name} of BibTeX (${(text.length / 1e6).toFixed(1)} million characters): ${what}`,
    ms: rounded(ms),
    ratio: rounded(ms / ours),
  });
  const { entries } = value;
  const hundred = entries.slice(0, 100);
  const texts = timed(() => entries.map((entry) => entry.readTexts()));
  return [
    line('all entries there', ours),
    line('stretch without a pause, p99', quantile(stretches, 0.99)),
    line('stretch without a pause, longest', quantile(stretches, 1)),
    line(
      'title, authors and year of all',
      timed(() => entries.map(({ summary }) => summary)),
    ),
    line('title, abstract and keywords of all', texts),
    line('all entries with title, abstract and keywords', ours + texts),
    line(
      'bound: a look at each character',
      timed(() => lookAtAll(text)),
    ),
    line('index of sources', sum(finished(PublicationIndex.of(entries)).stretches)),
    line(
      'whole references of 100',
      timed(() => hundred.map(({ reference }) => reference)),
    ),
    ...(flawless
      ? [
          line(
            'everything, by @retorquere/bibtex-parser',
            timed(() => peers.retorquere(text)),
          ),
          line(
            'everything, by @citation-js/plugin-bibtex',
            timed(() => peers.citationJs(flawless)),
          ),
        ]
      : []),
  ];
}

/** The least work of any reader; gives the number of braces, so that no engine optimises it away. */
function lookAtAll(text: string): number {
  let braces = 0;
  for (let at = 0; at < text.length; at++) {
    braces += text.charCodeAt(at) === 123 ? 1 : 0;
  }
  return braces;
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

/** Runs work to its end, and gives the milliseconds of processor time between its pauses. */
function finished<T>(work: Generator<void, T>): { value: T; stretches: number[] } {
  const stretches: number[] = [];
  for (;;) {
    const start = processorTime();
    const step = work.next();
    stretches.push(processorTime() - start);
    if (step.done) {
      return { value: step.value, stretches };
    }
  }
}

function timed(work: () => unknown): number {
  const start = processorTime();
  work();
  return processorTime() - start;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
