import { t } from '@vscode/l10n';
import type { Checked, DatasetEntry, DatasetProblem, NodePath } from './datasetFile';

/** The sort of entries that ids refer to. */
export type ReferentWord = 'entity' | 'topic';

/** The entries that an id can refer to. */
export interface Referents {
  readonly word: ReferentWord;
  /** The ids of the valid entries. */
  readonly known: ReadonlySet<string>;
  /** The ids of all entries, including broken ones, whose own problems are reported at their places. */
  readonly declared: ReadonlySet<string>;
}

/** Where a list of ids is, and where to report unknown ones. */
export interface IdList {
  readonly node: NodePath;
  readonly problemAt: (node: NodePath, message: string) => DatasetProblem;
  readonly problems: DatasetProblem[];
}

/** Returns the ids that refer to an entry, and adds problems for the others. */
export function keepKnown(
  ids: readonly string[],
  { word, known, declared }: Referents,
  { node, problemAt, problems }: IdList,
): string[] {
  return ids.filter((id, index) => {
    if (!declared.has(id)) {
      problems.push(problemAt([...node, index], unknownId(word, id, declared)));
    }
    return known.has(id);
  });
}

/** Says that an id is unknown, and which id it may be a misspelling of. */
export function unknownId(word: ReferentWord, id: string, declared: Iterable<string>): string {
  const meant = [...declared].find((other) => isSlipOf(id, other));
  const unknown = word === 'entity' ? t('unknown entity "{0}"', id) : t('unknown topic "{0}"', id);
  return meant === undefined ? unknown : t('{0} (did you mean "{1}"?)', unknown, meant);
}

/** Whether two ids differ in hyphens, or in one letter that is wrong, missing or too many. */
function isSlipOf(a: string, b: string): boolean {
  if (a.replaceAll('-', '') === b.replaceAll('-', '')) {
    return true;
  }
  let same = 0;
  while (same < a.length && a[same] === b[same]) {
    same++;
  }
  const [restA, restB] = [a.slice(same), b.slice(same)];
  return restA.slice(1) === restB.slice(1) || restA === restB.slice(1) || restA.slice(1) === restB;
}

/**
 * Keeps the first of the entries that share an identifier, such as a DOI or their id.
 *
 * @param field the field with the identifier; entries without it are kept
 * @param word the name of the identifier in the message
 */
export function checkUnique<T>(
  entries: readonly DatasetEntry<T>[],
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
