/**
 * Cards of the dataset: of each entity that a source names, when the sources have just been read and later,
 * in milliseconds of the processor. The bound is what a hover may take.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../src/build/projectFiles';
import { PublicationReader } from '../../src/core/abstracts/publicationReader';
import { firstInLibrary } from '../../src/core/card/aboutInLibrary';
import { entityCard } from '../../src/core/card/entityCard';
import { LiteratureIndex } from '../../src/core/fit/literatureIndex';
import { readCompiledLibrary } from '../../src/core/library/compiledLibrary';
import { Library } from '../../src/core/library/library';
import { publicationOf } from '../../src/core/literature/publication';
import { Recogniser } from '../../src/core/recognise/recogniser';
import { runToEnd } from '../../src/core/text/steps';
import { cardLinks } from '../unit/support/cardLinks';
import { quantile, type Result, withRatios } from './rounds';

/** Milliseconds that a hover may take at p95. */
const BOUND = 30;

const context = { entities: new Map(), topics: new Map() };

/** Needs a built `dist/`. */
export function benchCards(): Result[] {
  const library = loadLibrary();
  const { entities } = library;
  const steps = library.readSources();
  const reading: number[] = [];
  for (let isDone = false; !isDone; ) {
    reading.push(millisecondsOf(() => (isDone = steps.next().done === true)));
  }
  const first = millisecondsOf(() => {
    const [entity] = entities;
    return (
      entity &&
      entityCard(
        library,
        entity,
        { context, isPartial: false, about: firstInLibrary(library, context) },
        cardLinks,
      )
    );
  });
  const index = runToEnd(
    LiteratureIndex.of(
      library.sources.map((source) => publicationOf(source)),
      new PublicationReader(new Recogniser(library)),
      library,
    ),
  );
  const about = (id: string) => index.firstAbout(id, context);
  const named = entities.filter(({ id }) => index.countAbout(id) > 0);
  const times = named.map((entity) =>
    millisecondsOf(() =>
      entityCard(library, entity, { context, isPartial: false, about }, cardLinks),
    ),
  );
  return withRatios(`cards of ${library.sources.length} sources, ${named.length} entities`, {
    'what a hover may take (bound)': BOUND,
    'reading the sources, longest stretch': Math.max(...reading),
    'first card after that': first,
    p50: quantile(times, 0.5),
    p95: quantile(times, 0.95),
    longest: Math.max(...times),
  });
}

function loadLibrary(): Library {
  const read = (name: string) => readFileSync(join(root, 'dist', name));
  return new Library(
    readCompiledLibrary({
      library: read('library.json'),
      details: read('details.jsonl'),
      sources: read('sources.jsonl'),
    }),
  );
}

/** Processor time, which other work on the machine does not lengthen. */
function millisecondsOf(work: () => unknown): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}
