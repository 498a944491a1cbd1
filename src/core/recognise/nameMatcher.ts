import type { CaseRule, NameForm } from '../library/schema';
import { foldText, foldUnit, isWordUnit, SKIPPED } from './fold';
import { NameTrie } from './nameTrie';
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

interface Entry<T> {
  readonly name: Name<T>;
  readonly spelling: Spelling;
}

/** Finds names in text, in all their spellings. */
export class NameMatcher<T> {
  private readonly trie: NameTrie;
  private readonly entries: readonly Entry<T>[];

  /** @param names where two have a spelling in common, the first one counts */
  constructor(names: Iterable<Name<T>>) {
    const entries = new Map<string, Entry<T>>();
    for (const name of names) {
      for (const spelling of spellings(name.form, name.plural)) {
        const folded = foldText(spelling.text);
        if (!entries.has(folded)) {
          entries.set(folded, { name, spelling });
        }
      }
    }
    this.trie = NameTrie.build([...entries.keys()]);
    this.entries = [...entries.values()];
  }

  /**
   * Finds the names in a text: whole words only, the longest name at each place, none overlapping.
   *
   * @returns occurrences in the order of the text, offsets in UTF-16 units
   */
  find(text: string): Occurrence<T>[] {
    const occurrences: Occurrence<T>[] = [];
    let inWord = false;
    let at = 0;
    while (at < text.length) {
      const occurrence = inWord ? undefined : this.longestAt(text, at);
      if (occurrence) {
        occurrences.push(occurrence);
        at = occurrence.end;
        inWord = false;
      } else {
        const unit = text.charCodeAt(at++);
        inWord = isWordUnit(unit) || (inWord && foldUnit(unit) === SKIPPED);
      }
    }
    return occurrences;
  }

  private longestAt(text: string, start: number): Occurrence<T> | undefined {
    let node: number = NameTrie.root;
    let longest: Occurrence<T> | undefined;
    for (let at = start; at < text.length; at++) {
      const unit = foldUnit(text.charCodeAt(at));
      if (unit === SKIPPED && at > start) {
        continue;
      }
      node = this.trie.next(node, unit);
      if (node === NameTrie.none) {
        break;
      }
      const index = this.trie.nameAt(node);
      if (index !== NameTrie.none && endsWord(text, at + 1)) {
        const { name, spelling } = this.entries[index] as Entry<T>;
        const end = endOfMarks(text, at + 1);
        if (isWrittenAs(spelling, name.form.case, text.slice(start, end))) {
          longest = { start, end, name };
        }
      }
    }
    return longest;
  }
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
