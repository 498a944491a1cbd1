import type { NameForm } from '../library/schema';
import type { MatcherTables } from './automatonTables';
import { buildTables } from './buildAutomaton';
import { foldText } from './fold';
import { spellings } from './spellings';

/** A name to look for, and whether its last word may take an English plural -s. */
interface SpelledName {
  readonly form: NameForm;
  readonly plural: boolean;
}

/** A name in one of its spellings, both by index. */
interface Entry {
  readonly name: number;
  readonly spelling: number;
}

/** Builds the tables of a matcher: an automaton of all spellings, and what each of them stands for. */
export function buildMatcher(names: readonly SpelledName[]): MatcherTables {
  const entries = new Map<string, Entry[]>();
  names.forEach(({ form, plural }, name) => {
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
  const groups = [...entries.values()];
  const all = groups.flat();
  let first = 0;
  const firstEntries = groups.map(({ length }) => {
    first += length;
    return first - length;
  });
  return {
    ...buildTables([...entries.keys()], firstEntries),
    nameIndex: Int32Array.from(
      groups.flatMap((group) =>
        group.map(({ name }, at) => (at + 1 < group.length ? ~name : name)),
      ),
    ),
    spellingIndex: Uint16Array.from(all, ({ spelling }) => spelling),
  };
}
