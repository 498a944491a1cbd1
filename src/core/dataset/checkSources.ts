import type { Source } from '../library/schema';
import { keepKnown, type Referents } from './checkIds';
import type { Checked, DatasetEntry, DatasetProblem, NodePath } from './datasetFile';

const summaryWords = { least: 40, most: 75 };

/**
 * Checks the summaries of sources, and the references of their findings and topics.
 *
 * Leaves out references to unknown ids, findings without any entity, and sources without findings.
 */
export function checkSources(
  entries: readonly DatasetEntry<Source>[],
  entities: Referents,
  topics: Referents,
): Checked<Source> {
  const problems: DatasetProblem[] = [];
  const checked = entries.flatMap((entry): DatasetEntry<Source>[] => {
    const { value, problemAt } = entry;
    problems.push(...checkSummary(entry), ...checkWhereFrom(entry));
    const source = { ...value, ...keepReferences(entry, entities, topics, problems) };
    if (value.findings.length === 0) {
      problems.push(problemAt(['findings'], 'must report at least one finding'));
    }
    return source.findings.length > 0 ? [{ ...entry, value: source }] : [];
  });
  return { entries: checked, problems };
}

/** The references of a source to known ids; leaves out findings that are about nothing else. */
export function keepReferences(
  { value, problemAt }: DatasetEntry<Pick<Source, 'findings' | 'entities' | 'topics'>>,
  entities: Referents,
  topics: Referents,
  problems: DatasetProblem[],
): Pick<Source, 'findings' | 'entities' | 'topics'> {
  const known = (ids: readonly string[], referents: Referents, node: NodePath) =>
    keepKnown(ids, referents, { node, problemAt, problems });
  return {
    findings: value.findings
      .map((finding, index) => {
        const node = ['findings', index, 'entities'];
        return { ...finding, entities: known(finding.entities, entities, node) };
      })
      .filter((finding) => finding.entities.length > 0),
    entities: known(value.entities, entities, ['entities']),
    topics: known(value.topics, topics, ['topics']),
  };
}

/** The documents from which the dataset was begun; their texts came without identifiers. */
const seedDocument = /^seeds\//;

/** Requires where a source was read, and an identifier by which it is found elsewhere, so that readers can check it. */
function checkWhereFrom({ value, problemAt }: DatasetEntry<Source>): DatasetProblem[] {
  const { seen, DOI, PMID, PMCID } = value;
  if (!seen) {
    return [problemAt([], 'missing field "seen"')];
  }
  const isSeed = seen.some(({ address }) => seedDocument.test(address));
  return isSeed || DOI || PMID || PMCID ? [] : [problemAt([], 'must have a DOI, PMID or PMCID')];
}

function checkSummary({ value, problemAt }: DatasetEntry<Source>): DatasetProblem[] {
  if (value.abstract !== undefined) {
    return [problemAt(['abstract'], 'the dataset copies no abstract: write a summary')];
  }
  const quoted = value.findings.findIndex((finding) => finding.quoted);
  if (quoted >= 0) {
    return [problemAt(['findings', quoted], 'the dataset copies no sentence')];
  }
  if (value.summary === undefined) {
    return [problemAt([], 'missing field "summary"')];
  }
  const words = value.summary.split(/\s+/).filter((word) => word !== '').length;
  const { least, most } = summaryWords;
  return words >= least && words <= most
    ? []
    : [problemAt(['summary'], `summary has ${words} words: ${least} to ${most} are right`)];
}
