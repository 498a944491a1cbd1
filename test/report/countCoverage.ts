/** Counts the contents of the dataset: entities with findings, and the kinds and ages of its sources. */
import type { LibraryData } from '../../src/core/library/library';
import { type EntityId, entityKinds, type Source, studyKinds } from '../../src/core/library/schema';

/** An entity for which a number of sources is wanted. */
export interface WantedSources {
  readonly entity: EntityId;
  readonly sources: number;
}

/** What is counted: the entities and sources of the dataset. */
type Counted = Pick<LibraryData, 'entities' | 'sources'>;

/** One line of the report: what is counted, and how much of it there is. */
export type CoverageLine = readonly [what: string, count: number];

/** Kinds of study that weigh evidence or try a treatment at random. */
const strong: ReadonlySet<string> = new Set([
  ...['meta-analysis', 'systematic-review', 'guideline', 'randomised-trial'],
]);

/** Reads a table with a header, and an entity and a number in each line, separated by a tab. */
export function readWanted(table: string): WantedSources[] {
  return table
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [entity = '', sources = ''] = line.split('\t');
      return { entity, sources: Number(sources) };
    });
}

/** How many sources of the dataset have a finding about each entity. */
export function sourcesByEntity(sources: readonly Source[]): Map<EntityId, number> {
  const counts = new Map<EntityId, number>();
  for (const { findings } of sources) {
    for (const id of new Set(findings.flatMap(({ entities }) => entities))) {
      counts.set(id, (counts.get(id) ?? 0) + 1);
    }
  }
  return counts;
}

/** The entities of a list that have fewer sources than wanted, those that lack most first. */
export function rowsThatFallShort(
  { sources }: Counted,
  wanted: readonly WantedSources[],
): (WantedSources & { readonly has: number })[] {
  const counts = sourcesByEntity(sources);
  return wanted
    .map((row) => ({ ...row, has: counts.get(row.entity) ?? 0 }))
    .filter((row) => row.has < row.sources)
    .sort((a, b) => b.sources - b.has - (a.sources - a.has));
}

/** All counts, in the order of the report. More is better in each line. */
export function countCoverage(data: Counted, wanted: readonly WantedSources[]): CoverageLine[] {
  const { entities, sources } = data;
  const counts = sourcesByEntity(sources);
  const having = (some: readonly Source[], study: string) =>
    some.filter((source) => (source.study ?? 'unknown') === study).length;
  const decades = [...new Set(sources.map(decadeOf))].sort();
  const short = rowsThatFallShort(data, wanted);
  return [
    ['sources', sources.length],
    ['findings', sources.reduce((sum, { findings }) => sum + findings.length, 0)],
    ...entityKinds.map((kind): CoverageLine => {
      const some = entities.filter((it) => it.kind === kind && counts.has(it.id));
      return [`entities with a finding: ${kind}`, some.length];
    }),
    ['entities with "about"', entities.filter(({ about }) => about !== undefined).length],
    [`rows of ${wanted.length} with all sources wanted`, wanted.length - short.length],
    [
      `sources wanted, of ${wanted.reduce((sum, it) => sum + it.sources, 0)}`,
      wanted.reduce((sum, it) => sum + Math.min(it.sources, counts.get(it.entity) ?? 0), 0),
    ],
    ['trials, meta-analyses, systematic reviews and guidelines', strongOf(sources).length],
    ['sources since 2015', sources.filter(({ issued = '' }) => issued >= '2015').length],
    ...[...studyKinds, 'unknown'].map(
      (study): CoverageLine => [`study: ${study}`, having(sources, study)],
    ),
    ...decades.map(
      (decade): CoverageLine => [
        `decade: ${decade}`,
        sources.filter((source) => decadeOf(source) === decade).length,
      ],
    ),
  ];
}

/** Draws sources to be read again beside their pages: the same ones for the same seed. */
export function drawSources(sources: readonly Source[], many: number, seed: number): Source[] {
  let state = seed >>> 0;
  // Numerical Recipes' linear congruential generator, which is random enough to draw sources.
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  return sources
    .map((source) => ({ source, at: next() }))
    .sort((a, b) => a.at - b.at)
    .slice(0, many)
    .map(({ source }) => source);
}

function strongOf(sources: readonly Source[]): Source[] {
  return sources.filter(({ study = '' }) => strong.has(study));
}

function decadeOf({ issued }: Source): string {
  return issued ? `${issued.slice(0, 3)}0s` : 'unknown';
}
