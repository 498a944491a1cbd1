import type { NameForm } from '../library/schema';
import { foldText } from '../text/fold';
import { buildTables } from './automaton/build';
import type { MatcherTables } from './automaton/tables';
import { spellings } from './spellings';

/** A name, and whether its last word may take an English plural -s. */
interface SpelledName {
  readonly form: NameForm;
  readonly plural: boolean;
}

/** A name in one of its spellings, both by index. */
interface Entry {
  readonly name: number;
  readonly spelling: number;
}

/**
 * Builds the tables of a matcher: an automaton of all spellings, and the name of each.
 *
 * @param groups the names, entity by entity
 */
export function buildMatcher(groups: readonly (readonly SpelledName[])[]): MatcherTables {
  const entries = new Map<string, Entry[]>();
  groups.flat().forEach(({ form, plural }, name) => {
    spellings(form, plural).forEach(({ text }, spelling) => {
      const folded = foldText(text);
      const known = entries.get(folded);
      if (known) {
        known.push({ name, spelling });
      } else {
        entries.set(folded, [{ name, spelling }]);
      }
    });
  });
  const alike = [...entries.values()];
  return {
    ...buildTables([...entries.keys()], startsOf(alike)),
    nameIndex: Int32Array.from(
      alike.flatMap((ones) => ones.map(({ name }, at) => (at + 1 < ones.length ? ~name : name))),
    ),
    spellingIndex: Uint16Array.from(alike.flat(), ({ spelling }) => spelling),
    groupStart: Int32Array.from(startsOf(groups)),
  };
}

/** The start of each list in their concatenation. */
function startsOf(lists: readonly (readonly unknown[])[]): number[] {
  let first = 0;
  return lists.map(({ length }) => {
    first += length;
    return first - length;
  });
}
