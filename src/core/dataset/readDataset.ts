import type { LibraryData } from '../library/library';
import { type Entity, entitySchema, sourceSchema, topicSchema } from '../library/schema';
import { checkEntities } from './checkEntities';
import { checkUnique, type Referents, type ReferentWord } from './checkIds';
import { checkForeignNames, checkNames } from './checkNames';
import { checkSources } from './checkSources';
import { checkTopics } from './checkTopics';
import {
  type DatasetEntry,
  type DatasetFile,
  type DatasetProblem,
  type DatasetText,
  parseDatasetFile,
  type ReadEntries,
  readEntries,
} from './datasetFile';
import { ForeignNames } from './foreignNames';
import { type LanguageNames, languageNamesSchema } from './languageNames';

/** A dataset after reading: its valid entries, and its problems. */
export interface ReadDataset extends LibraryData {
  /** In the order of the files, then of the places. */
  readonly problems: readonly DatasetProblem[];
}

/**
 * Reads a dataset and checks it.
 *
 * Broken entries are reported and left out; they hide neither other entries nor their problems.
 *
 * @param files YAML or JSON; the name of each says what it contains: `….entities.yaml`, `….source.yaml`,
 *   `….topics.yaml`, `….names.yaml`, or the same with `.json`. Other files are ignored.
 */
export function readDataset(files: readonly DatasetText[]): ReadDataset {
  const parsed = (kind: FileKind) =>
    files.filter(({ path }) => fileKind(path) === kind).map(parseDatasetFile);
  const entities = readAll(parsed('entities'), (file) =>
    readEntries(file, entitySchema, 'id', 'list'),
  );
  const topics = readAll(parsed('topics'), (file) => readEntries(file, topicSchema, 'id', 'list'));
  const sources = readAll(parsed('source'), (file) =>
    readEntries(file, sourceSchema, 'key', 'one'),
  );

  const languages = readAll(parsed('names'), (file) =>
    readEntries(file, languageNamesSchema, 'language', 'one'),
  );

  const uniqueEntities = checkUnique(entities.entries, 'id', 'entity');
  const foreign = checkForeignNames(languages.entries, entities.declared);
  const named = checkNames(withForeignNames(uniqueEntities.entries, languages.entries));
  const related = checkEntities(named.entries, entities.declared);
  const uniqueTopics = checkUnique(topics.entries, 'id', 'topic');
  const placed = checkTopics(uniqueTopics.entries, topics.declared);
  const uniqueKeys = checkUnique(sources.entries, 'key', 'citation key');
  const uniqueDois = checkUnique(uniqueKeys.entries, 'DOI', 'DOI');
  const uniquePmids = checkUnique(uniqueDois.entries, 'PMID', 'PMID');
  const uniquePmcids = checkUnique(uniquePmids.entries, 'PMCID', 'PMCID');
  const referring = checkSources(
    uniquePmcids.entries,
    referents('entity', related.entries, entities.declared),
    referents('topic', placed.entries, topics.declared),
  );

  const steps = [
    ...[entities, topics, sources, languages],
    ...[uniqueEntities, foreign, named, related, uniqueTopics, placed],
    ...[uniqueKeys, uniqueDois, uniquePmids, uniquePmcids, referring],
  ];
  return {
    entities: related.entries.map(({ value }) => value),
    sources: referring.entries.map(({ value }) => value),
    topics: placed.entries.map(({ value }) => value),
    problems: inOrder(
      steps.flatMap(({ problems }) => problems),
      files,
    ),
  };
}

/** The entities with their names in other languages; a name that is taken is a problem. */
function withForeignNames(
  entities: readonly DatasetEntry<Entity>[],
  languages: readonly DatasetEntry<LanguageNames>[],
): DatasetEntry<Entity>[] {
  const names = new ForeignNames(languages.map(({ value }) => value));
  return entities.map((entry) => ({ ...entry, value: names.addTo(entry.value) }));
}

type FileKind = 'entities' | 'source' | 'topics' | 'names';

function fileKind(path: string): FileKind | undefined {
  return /\.(entities|source|topics|names)\.(?:yaml|json)$/.exec(path)?.[1] as FileKind | undefined;
}

function readAll<T>(
  files: readonly DatasetFile[],
  read: (file: DatasetFile) => ReadEntries<T>,
): ReadEntries<T> {
  const all = files.map(read);
  return {
    entries: all.flatMap(({ entries }) => entries),
    problems: all.flatMap(({ problems }) => problems),
    declared: new Set(all.flatMap(({ declared }) => [...declared])),
  };
}

function referents(
  word: ReferentWord,
  entries: readonly DatasetEntry<{ readonly id: string }>[],
  declared: ReadonlySet<string>,
): Referents {
  return { word, known: new Set(entries.map(({ value }) => value.id)), declared };
}

function inOrder(
  problems: readonly DatasetProblem[],
  files: readonly DatasetText[],
): DatasetProblem[] {
  const order = new Map(files.map(({ path }, index) => [path, index]));
  const fileOf = ({ path }: DatasetProblem) => order.get(path) ?? files.length;
  return [...problems].sort(
    (a, b) => fileOf(a) - fileOf(b) || a.line - b.line || a.column - b.column,
  );
}
