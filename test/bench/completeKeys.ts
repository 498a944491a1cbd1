/** Completing keys in a note with a large bibliography: the time for each letter, and for the preparation. */

import { PublicationReader } from '../../src/core/abstracts/publicationReader';
import { readBibliography } from '../../src/core/bibliography/readBibliography';
import { NoteLiterature } from '../../src/core/cite/noteLiterature';
import { LiteratureIndex } from '../../src/core/fit/literatureIndex';
import type { Library } from '../../src/core/library/library';
import { Recogniser } from '../../src/core/recognise/recogniser';
import { bundledParser } from '../unit/support/bundledParser';
import { largeBibliography } from '../unit/support/largeBibliography';
import { quantile, type Result, rounded } from './rounds';

/** Entries of the bibliography. */
const ENTRIES = 15_000;
/** The text that is typed, letter by letter. */
const words = ['huber2020', 'interleukin', 'receptor', 'müller'];

/** The ratio to the time that reading the file takes. */
export function benchCompletion(library: Library): Result[] {
  const recogniser = new Recogniser(library);
  const text = largeBibliography(ENTRIES);
  const reading = finished(readBibliography(text, 'bibtex', bundledParser()));
  const named = [{ file: 'large.bib', bibliography: reading.value }];
  const gathering = finished(NoteLiterature.gather(library, named));
  const { all } = gathering.value;
  const indexing = finished(LiteratureIndex.of(all, new PublicationReader(recogniser)));
  const times = words.flatMap((word) =>
    Array.from(word, (_, at) => timed(() => indexing.value.search(word.slice(0, at + 1), 100))),
  );
  const line = (what: string, ms: number): Result => ({
    what: `${ENTRIES} entries: ${what}`,
    ms: rounded(ms),
    ratio: rounded(ms / reading.time),
  });
  return [
    line('reading the file (yardstick)', reading.time),
    line('gathering what can be cited', gathering.time),
    line('what they say, once', indexing.time),
    line('completion of a letter, p50', quantile(times, 0.5)),
    line('completion of a letter, p95', quantile(times, 0.95)),
  ];
}

function timed(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function finished<T>(work: Generator<void, T>): { readonly value: T; readonly time: number } {
  const start = performance.now();
  for (let step = work.next(); ; step = work.next()) {
    if (step.done) {
      return { value: step.value, time: performance.now() - start };
    }
  }
}
