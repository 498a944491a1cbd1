import type { CaseRule } from '../../../src/core/library/schema';
import type { Name, Occurrence } from '../../../src/core/recognise/nameMatcher';
import { type Spelling, spellings } from '../../../src/core/recognise/spellings';
import { foldText, foldUnit, isWordUnit, SKIPPED } from '../../../src/core/text/fold';

/** A `NameMatcher` of the simplest kind: at each word start, it looks up every substring. */
export class SimpleMatcher<T> {
  private readonly entries = new Map<string, { name: Name<T>; spelling: Spelling }[]>();

  constructor(names: Iterable<Name<T>>) {
    for (const name of names) {
      for (const spelling of spellings(name.form, name.plural)) {
        const folded = foldText(spelling.text);
        this.entries.set(folded, [...(this.entries.get(folded) ?? []), { name, spelling }]);
      }
    }
  }

  find(text: string): Occurrence<T>[] {
    const found: Occurrence<T>[] = [];
    let inWord = false;
    for (let at = 0; at < text.length; ) {
      const occurrence = inWord ? undefined : this.longestAt(text, at);
      if (occurrence) {
        found.push(occurrence);
        at = occurrence.end;
        inWord = false;
      } else {
        const unit = text.charCodeAt(at++);
        inWord = isWordUnit(unit) || (inWord && foldUnit(unit) === SKIPPED);
      }
    }
    return found;
  }

  private longestAt(text: string, start: number): Occurrence<T> | undefined {
    if (foldUnit(text.charCodeAt(start)) === SKIPPED) {
      return undefined;
    }
    for (let end = text.length; end > start; end--) {
      const isWhole = end === text.length || !isWordUnit(text.charCodeAt(end));
      const isOpen = end < text.length && foldUnit(text.charCodeAt(end)) === SKIPPED;
      const surface = text.slice(start, end);
      const entry = this.entries
        .get(foldText(surface))
        ?.find(({ name, spelling }) => isWrittenAs(spelling, name.form.case, surface));
      if (isWhole && !isOpen && entry) {
        return { start, end, name: entry.name };
      }
    }
    return undefined;
  }
}

function isWrittenAs({ text, greekName }: Spelling, rule: CaseRule, surface: string): boolean {
  const [free, end] = greekName ?? [0, 0];
  const letters = surface
    .split('')
    .filter((unit) => foldUnit(unit.charCodeAt(0)) !== SKIPPED)
    .map((character, position) => ({ character, position }))
    .filter(
      ({ character, position }) =>
        /[a-z]/i.test(character) && !(free <= position && position < end),
    );
  const isUpper = (character: string) => character === character.toUpperCase();
  return (
    rule === 'any' ||
    letters.every(({ character, position }) => character === text[position]) ||
    (rule === 'symbol' &&
      (letters.every(({ character }) => isUpper(character)) ||
        letters.every(({ character }, index) => isUpper(character) === (index === 0))))
  );
}
