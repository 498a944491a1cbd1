/** The list of all sources with a bibliography of 15,000 entries: gathering, sorting and grouping it. */
import { readBibliography } from '../../src/core/bibliography/readBibliography';
import type { Library } from '../../src/core/library/library';
import { runToEnd } from '../../src/core/text/steps';
import { Backlinks } from '../../src/core/views/backlinks';
import { LibraryTree } from '../../src/core/views/libraryTree';
import { PublicationList } from '../../src/core/views/publicationList';
import { publicationOrders } from '../../src/core/views/sortPublications';
import { bundledParser } from '../unit/support/bundledParser';
import { largeBibliography } from '../unit/support/largeBibliography';
import { quantile, rounded } from './rounds';
import { Stretches } from './stretches';

const ENTRIES = 15_000;
const ROUNDS = 5;

/** One line of the table. */
interface BrowsingResult {
  readonly what: string;
  readonly value: number;
  readonly unit: 'ms';
}

export function benchBrowsing(library: Library): BrowsingResult[] {
  const reading = readBibliography(largeBibliography(ENTRIES), 'bibtex', bundledParser());
  const bibliographies = [{ file: 'large.bib', bibliography: runToEnd(reading) }];
  const gather = () => PublicationList.gather(library, bibliographies);
  const list = runToEnd(gather());
  const backlinks = runToEnd(Backlinks.gather(list, []));
  const facts = {
    library,
    activeNote: new Set<string>(),
    notesCiting: () => new Set<string>(),
    entitiesOf: () => [],
    topicsOf: () => [],
    containing: () => new Set<string>(),
    isRead: () => false,
  };
  return [
    ...inRounds('gathering', gather),
    ...publicationOrders.flatMap((order) =>
      inRounds(`by ${order}`, () =>
        LibraryTree.arrange(list, { filter: {}, order }, backlinks, facts),
      ),
    ),
  ];
}

/** Milliseconds of the whole work in the median round, and of the stretches of all rounds. */
function inRounds(what: string, begin: () => Generator<void, unknown>): BrowsingResult[] {
  const stretches = new Stretches();
  const times = Array.from({ length: ROUNDS }, () => {
    const start = performance.now();
    stretches.run(begin());
    return performance.now() - start;
  });
  return [
    { what: `${what}, in all`, value: rounded(quantile(times, 0.5)), unit: 'ms' },
    ...stretches.lines(`${what}, stretch`),
  ];
}
