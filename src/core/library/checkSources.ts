import { keepKnown, type Referents } from './checkReferences';
import type { Checked, Entry } from './datasetEntry';
import type { DatasetProblem } from './datasetFile';
import type { Source } from './schema';

const summaryWords = { least: 40, most: 70 };

/**
 * Checks the summaries of sources and what their findings and topics refer to.
 *
 * References that lead nowhere are left out, as are findings about nothing and sources without any.
 */
export function checkSources(
  entries: readonly Entry<Source>[],
  entities: Referents,
  topics: Referents,
): Checked<Source> {
  const problems: DatasetProblem[] = [];
  const checked = entries.flatMap((entry): Entry<Source>[] => {
    const { value, problemAt } = entry;
    problems.push(...checkSummary(entry));
    const findings = value.findings
      .map((finding, index) => {
        const list = { node: ['findings', index, 'entities'], problemAt, problems };
        return { ...finding, entities: keepKnown(finding.entities, entities, list) };
      })
      .filter((finding) => finding.entities.length > 0);
    const list = { node: ['topics'], problemAt, problems };
    const source = { ...value, findings, topics: keepKnown(value.topics, topics, list) };
    if (value.findings.length === 0) {
      problems.push(problemAt(['findings'], 'must report at least one finding'));
    }
    return findings.length > 0 ? [{ ...entry, value: source }] : [];
  });
  return { entries: checked, problems };
}

function checkSummary({ value, problemAt }: Entry<Source>): DatasetProblem[] {
  if (value.abstract !== undefined) {
    return [problemAt(['abstract'], 'the dataset copies no abstract: write a summary')];
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
