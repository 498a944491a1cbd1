import { keepKnown, type Referents } from './checkReferences';
import type { Checked, Entry } from './datasetEntry';
import type { DatasetProblem } from './datasetFile';
import type { LanguageNames } from './schema';

/**
 * Checks that the names of a language are given to entities that there are.
 *
 * @param declared the ids of all entities, broken ones included
 */
export function checkForeignNames(
  entries: readonly Entry<LanguageNames>[],
  declared: ReadonlySet<string>,
): Checked<LanguageNames> {
  const referents: Referents = { word: 'entity', known: declared, declared };
  const problems: DatasetProblem[] = [];
  for (const { value, problemAt } of entries) {
    value.names.forEach(({ id }, index) => {
      keepKnown([id], referents, {
        node: [],
        problemAt: (_, message) => problemAt(['names', index, 'id'], message),
        problems,
      });
    });
  }
  return { entries, problems };
}
