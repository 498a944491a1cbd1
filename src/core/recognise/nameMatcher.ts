import type { CaseRule, NameForm } from '../library/schema';
import { firstIndexWhere } from '../text/bisect';
import { foldUnit, SKIPPED } from '../text/fold';
import { NameAutomaton } from './automaton/nameAutomaton';
import { loadTables, type MatcherTables, saveTables } from './automaton/tables';
import { buildMatcher } from './buildMatcher';
import { caseOf, type Spelling, spellings } from './spellings';

/** A name to find, with its value. */
export interface Name<T> {
  readonly form: NameForm;
  /** Whether the last word may take an English plural -s. */
  readonly plural: boolean;
  readonly value: T;
}

/**
 * Names in groups, such as those of one entity. A saved matcher requests a group when it first finds one of its names:
 * a note has names of few of the 2,000 entities, and creating the names of all takes 40 ms.
 */
export interface NameGroups<T> {
  readonly count: number;
  /** The names of a group: the same number, in the same order, at each call. */
  namesOf(group: number): readonly Name<T>[];
}

/** An occurrence of a name in a text. */
export interface Occurrence<T> {
  /** UTF-16 offset of its first unit. */
  readonly start: number;
  /** UTF-16 offset after its last unit. */
  readonly end: number;
  readonly name: Name<T>;
}

/** Finds names in text: one matcher, or two matchers together. */
export interface NameFinder<T> {
  /**
   * Finds the names in a text: whole words only, the longest name at each place, without overlaps.
   *
   * @returns occurrences in the order of the text, offsets in UTF-16 units
   */
  find(text: string): Occurrence<T>[];
}

/** Finds names in text, in all their spellings. */
export class NameMatcher<T> implements NameFinder<T> {
  private readonly groups: NameGroups<T>;
  private readonly namesByGroup: (readonly Name<T>[])[] = [];
  /** The tables, from which a matcher of the same names can be created without building it again. */
  readonly tables: MatcherTables;
  private readonly automaton: NameAutomaton;
  private readonly spellingByEntry = new Map<number, Spelling>();

  /**
   * @param names if two have a spelling in common, the first one counts, unless only the other one allows the written
   *   letter case: "IL-1b" for IL-1β and "IL1B" fold to the same
   * @param saved the result of {@link save}, or the tables, of a matcher of the same names, so that it need not be
   *   built
   */
  constructor(names: readonly Name<T>[] | NameGroups<T>, saved?: Uint8Array | MatcherTables) {
    this.groups = 'namesOf' in names ? names : { count: 1, namesOf: () => names };
    this.tables = saved instanceof Uint8Array ? loadTables(saved) : (saved ?? build(this.groups));
    this.automaton = new NameAutomaton(this.tables);
  }

  /** The matcher as bytes, for the constructor. */
  save(): Uint8Array {
    return saveTables(this.tables);
  }

  find(text: string): Occurrence<T>[] {
    const occurrences: Occurrence<T>[] = [];
    let next = this.findNext(text, 0);
    while (next) {
      occurrences.push(next);
      next = this.findNext(text, next.end);
    }
    return occurrences;
  }

  /**
   * Finds the longest name at the next place that has any.
   *
   * @param after UTF-16 offset of the beginning of the text, or after the name before
   */
  findNext(text: string, after: number): Occurrence<T> | undefined {
    const { automaton } = this;
    for (let isFound = automaton.find(text, after); isFound; isFound = automaton.findLater(text)) {
      const occurrence = this.longestHere(text);
      if (occurrence) {
        return occurrence;
      }
    }
    return undefined;
  }

  /** The longest name that begins where the automaton has found one. */
  private longestHere(text: string): Occurrence<T> | undefined {
    const { automaton } = this;
    const { start } = automaton;
    let longest: Occurrence<T> | undefined;
    do {
      const { end } = automaton;
      const name = this.nameWritten(automaton.value(), text, start, end);
      longest = name ? { start, end, name } : longest;
    } while (automaton.findLonger(text));
    return longest;
  }

  /** The first name with a folded form whose letter case rule allows the surface form. */
  private nameWritten(
    firstEntry: number,
    text: string,
    start: number,
    end: number,
  ): Name<T> | undefined {
    const { nameIndex } = this.tables;
    for (let entry = firstEntry; ; entry++) {
      const index = nameIndex[entry] as number;
      const name = this.nameAt(index < 0 ? ~index : index);
      if (name.form.case === 'any') {
        return name;
      }
      const spelling = this.spellingOf(entry, name);
      if (isWrittenAs(spelling, caseOf(name.form, spelling), text, start, end)) {
        return name;
      }
      if (index >= 0) {
        return undefined;
      }
    }
  }

  private nameAt(index: number): Name<T> {
    const { groupStart } = this.tables;
    const isLater = (group: number) => (groupStart[group] as number) > index;
    // Of groups with the same start, all but the last one are empty.
    const group = firstIndexWhere(groupStart.length, isLater) - 1;
    this.namesByGroup[group] ??= this.groups.namesOf(group);
    return this.namesByGroup[group]?.[index - (groupStart[group] as number)] as Name<T>;
  }

  private spellingOf(entry: number, { form, plural }: Name<T>): Spelling {
    const known = this.spellingByEntry.get(entry);
    if (known) {
      return known;
    }
    const index = this.tables.spellingIndex[entry] as number;
    const spelling = spellings(form, plural)[index] as Spelling;
    this.spellingByEntry.set(entry, spelling);
    return spelling;
  }
}

function build<T>({ count, namesOf }: NameGroups<T>): MatcherTables {
  return buildMatcher(Array.from({ length: count }, (_, group) => namesOf(group)));
}

/** Whether the rule allows the letter case of the text between two offsets for the spelling. */
function isWrittenAs(
  { text: written, greekName }: Spelling,
  rule: CaseRule,
  text: string,
  start: number,
  end: number,
): boolean {
  let asWritten = true;
  let inCapitals = true;
  let inTitleCase = true;
  let position = -1;
  let isFirstLetter = true;
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at);
    if (foldUnit(unit) === SKIPPED) {
      continue;
    }
    position++;
    const isUpper = unit >= A && unit <= Z;
    const isFree = greekName && position >= greekName[0] && position < greekName[1];
    if (isFree || !(isUpper || (unit >= SMALL_A && unit <= SMALL_Z))) {
      if (isOtherLetter(unit, written.charCodeAt(position), text.charCodeAt(at - 1))) {
        return false;
      }
      continue;
    }
    asWritten &&= unit === written.charCodeAt(position);
    inCapitals &&= isUpper;
    inTitleCase &&= isUpper === isFirstLetter;
    isFirstLetter = false;
  }
  return asWritten || (rule === 'symbol' && (inCapitals || inTitleCase));
}

const [A, Z, SMALL_A, SMALL_Z] = [0x41, 0x5a, 0x61, 0x7a];

/**
 * Whether a letter beyond ASCII is not the one of a symbol: an accented letter for a plain one, as in "été" for ETE; or
 * an ß within a word, which only replaces a β after a capital, digit or hyphen: "groß", TGF-ß.
 */
function isOtherLetter(unit: number, written: number, before: number): boolean {
  const isPlain = (written >= A && written <= Z) || (written >= SMALL_A && written <= SMALL_Z);
  const isAccented = isPlain && unit > 0x7f && unit < 0x250;
  const isSharpS = unit === SHARP_S && written !== SHARP_S;
  return isAccented || (isSharpS && before >= SMALL_A && before <= SMALL_Z);
}

const SHARP_S = 0xdf;
