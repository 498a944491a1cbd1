import type { CaseRule, NameForm } from '../library/schema';
import { loadTables, type MatcherTables, saveTables } from './automatonTables';
import { buildMatcher } from './buildMatcher';
import { foldUnit, isWordUnit, SKIPPED } from './fold';
import { NameAutomaton } from './nameAutomaton';
import { type Spelling, spellings } from './spellings';

/** A name to look for, and what it stands for. */
export interface Name<T> {
  readonly form: NameForm;
  /** Whether the last word may take an English plural -s. */
  readonly plural: boolean;
  readonly value: T;
}

/** Where a name occurs in a text. */
export interface Occurrence<T> {
  /** UTF-16 offset of its first unit. */
  readonly start: number;
  /** UTF-16 offset behind its last unit. */
  readonly end: number;
  readonly name: Name<T>;
}

/** Finds names in text, in all their spellings. */
export class NameMatcher<T> {
  private readonly names: readonly Name<T>[];
  private readonly tables: MatcherTables;
  private readonly automaton: NameAutomaton;
  private readonly spellingByEntry = new Map<number, Spelling>();

  /**
   * @param names where two have a spelling in common, the first one counts, unless only the other may
   *   be written so: "IL-1b" for IL-1β and "IL1B" fold to the same
   * @param saved what a matcher of the same names gave to {@link save}, which spares building it
   */
  constructor(names: Iterable<Name<T>>, saved?: Uint8Array) {
    this.names = [...names];
    this.tables = saved ? loadTables(saved) : buildMatcher(this.names);
    this.automaton = new NameAutomaton(this.tables);
  }

  /** The matcher as bytes, for the constructor. */
  save(): Uint8Array {
    return saveTables(this.tables);
  }

  /**
   * Finds the names in a text: whole words only, the longest name at each place, none overlapping.
   *
   * @returns occurrences in the order of the text, offsets in UTF-16 units
   */
  find(text: string): Occurrence<T>[] {
    const occurrences: Occurrence<T>[] = [];
    let behind = 0;
    this.automaton.state = NameAutomaton.wordStart;
    let at = this.automaton.findHit(text, 0);
    while (at !== NameAutomaton.none) {
      const start = startOfStretch(text, at, this.automaton.depth(), behind);
      const occurrence = endsWord(text, at) ? this.firstFrom(text, start, at, behind) : undefined;
      if (occurrence) {
        occurrences.push(occurrence);
        behind = occurrence.end;
        at = behind;
        this.automaton.state = NameAutomaton.wordStart;
      }
      at = this.automaton.findHit(text, at);
    }
    return occurrences;
  }

  /** The first occurrence that begins from `start` on and before `end`, none of it before `behind`. */
  private firstFrom(
    text: string,
    start: number,
    end: number,
    behind: number,
  ): Occurrence<T> | undefined {
    let inWord = isInWord(text, start, behind);
    for (let at = start; at < end; at++) {
      const occurrence = inWord ? undefined : this.longestAt(text, at);
      if (occurrence) {
        return occurrence;
      }
      const unit = text.charCodeAt(at);
      inWord = isWordUnit(unit) || (inWord && foldUnit(unit) === SKIPPED);
    }
    return undefined;
  }

  private longestAt(text: string, start: number): Occurrence<T> | undefined {
    let node: number = NameAutomaton.wordStart;
    let longest: Occurrence<T> | undefined;
    for (let at = start; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      if (at > start && foldUnit(unit) === SKIPPED) {
        continue;
      }
      node = this.automaton.next(node, unit);
      if (node === NameAutomaton.none) {
        break;
      }
      const index = this.automaton.nameAt(node);
      if (index !== NameAutomaton.none && endsWord(text, at + 1)) {
        const end = endOfMarks(text, at + 1);
        const name = this.nameWritten(index, text.slice(start, end));
        longest = name ? { start, end, name } : longest;
      }
    }
    return longest;
  }

  /** The first of the names with a folded form whose letter case allows the surface form. */
  private nameWritten(folded: number, surface: string): Name<T> | undefined {
    const { firstEntry, nameIndex } = this.tables;
    const end = firstEntry[folded + 1] as number;
    for (let entry = firstEntry[folded] as number; entry < end; entry++) {
      const name = this.names[nameIndex[entry] as number] as Name<T>;
      const rule = name.form.case;
      if (rule === 'any' || isWrittenAs(this.spellingOf(entry, name), rule, surface)) {
        return name;
      }
    }
    return undefined;
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

/** Where a stretch of so many units that ends at an offset begins, skipped units not counted. */
function startOfStretch(text: string, end: number, depth: number, behind: number): number {
  let start = end;
  for (let left = depth; left > 0 && start > behind; ) {
    start--;
    if (foldUnit(text.charCodeAt(start)) !== SKIPPED) {
      left--;
    }
  }
  return start;
}

/** Whether an offset lies in a word, so that no name begins there; one may begin at `behind`. */
function isInWord(text: string, offset: number, behind: number): boolean {
  let before = offset - 1;
  while (before >= behind && foldUnit(text.charCodeAt(before)) === SKIPPED) {
    before--;
  }
  return before >= behind && isWordUnit(text.charCodeAt(before));
}

/** Whether no word goes on at an offset, combining marks and the like passed over. */
function endsWord(text: string, offset: number): boolean {
  const end = endOfMarks(text, offset);
  return end === text.length || !isWordUnit(text.charCodeAt(end));
}

/** Passes over combining marks, which belong to the letter before them. */
function endOfMarks(text: string, offset: number): number {
  let end = offset;
  while (end < text.length && foldUnit(text.charCodeAt(end)) === SKIPPED) {
    end++;
  }
  return end;
}

/** Whether the letter case of a surface form is one that the rule allows for the spelling. */
function isWrittenAs({ text, greekName }: Spelling, rule: CaseRule, surface: string): boolean {
  if (rule === 'any') {
    return true;
  }
  let asWritten = true;
  let inCapitals = true;
  let inTitleCase = true;
  let at = 0;
  let isFirstLetter = true;
  for (const character of surface) {
    if (foldUnit(character.charCodeAt(0)) === SKIPPED) {
      continue;
    }
    const position = at++;
    const isFree = greekName && position >= greekName[0] && position < greekName[1];
    if (isFree || !/[a-z]/i.test(character)) {
      continue;
    }
    const isUpper = character === character.toUpperCase();
    asWritten &&= character === text[position];
    inCapitals &&= isUpper;
    inTitleCase &&= isUpper === isFirstLetter;
    isFirstLetter = false;
  }
  return asWritten || (rule === 'symbol' && (inCapitals || inTitleCase));
}
