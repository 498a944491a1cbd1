import type { Checked, Entry } from './datasetEntry';
import type { DatasetProblem } from './datasetFile';

/**
 * Keeps the first of the entries that share an identifier.
 *
 * @param field the field that holds the identifier; entries without it are kept
 * @param word what the identifier is called in the message
 */
export function checkUnique<T>(
  entries: readonly Entry<T>[],
  field: keyof T & string,
  word: string,
): Checked<T> {
  const seen = new Set<string>();
  const problems: DatasetProblem[] = [];
  const kept = entries.filter(({ value, problemAt }) => {
    const identifier = value[field];
    if (typeof identifier !== 'string') {
      return true;
    }
    // A DOI is the same in any letter case.
    const isFirst = !seen.has(identifier.toLowerCase());
    seen.add(identifier.toLowerCase());
    if (!isFirst) {
      problems.push(problemAt([field], `duplicate ${word} "${identifier}"`));
    }
    return isFirst;
  });
  return { entries: kept, problems };
}
