/**
 * The spellings of a name: all forms in running text of the canonical form in `data/`.
 *
 *     TNF-α   →  TNF-α  TNFα  TNF-alpha  TNFalpha
 *     IL-1β   →  IL-1β  IL1β  IL-1-β  IL-1beta  …
 *
 * A hyphen also represents a blank, and a blank a hyphen: folding makes them the same.
 */
import type { CaseRule, NameForm } from '../library/schema';

/** One way to write a name: parts of it whose letter case is free are marked. */
export interface Spelling {
  /** The spelling in the letter case of the canonical form. */
  readonly text: string;
  /** The UTF-16 range in `text` of a spelled-out Greek letter, whose letter case is free. */
  readonly greekName: readonly [start: number, end: number] | undefined;
  /** Whether it has a plural -s that the canonical form lacks. */
  readonly isPlural?: true;
}

const greekNames: ReadonlyMap<string, string> = new Map([
  ['α', 'alpha'],
  ['β', 'beta'],
  ['γ', 'gamma'],
  ['δ', 'delta'],
  ['ε', 'epsilon'],
  ['ζ', 'zeta'],
  ['θ', 'theta'],
  ['κ', 'kappa'],
  ['λ', 'lambda'],
  ['τ', 'tau'],
  ['ω', 'omega'],
]);
const greekLetters: ReadonlyMap<string, string> = new Map(
  [...greekNames].map(([letter, name]) => [name, letter]),
);

/** The fewest letters and digits of a symbol whose plural may have any letter case: NSAIDS, DMARDS. */
const SHORTEST_FREE_PLURAL = 5;

/**
 * The letter case rule of a spelling. The plural of a short symbol only has its own case: in any other it is a word,
 * such as the German "Fass" for FASs.
 */
export function caseOf({ text, case: rule }: NameForm, { isPlural }: Spelling): CaseRule {
  const isShort = text.replace(/[\s-]/g, '').length < SHORTEST_FREE_PLURAL;
  return rule === 'symbol' && isPlural && isShort ? 'exact' : rule;
}

/** A run of a name between its separators, or a separator. */
type Part =
  | { readonly is: 'word' | 'digits'; readonly text: string }
  | { readonly is: 'greek'; readonly letter: string }
  | { readonly is: 'hyphen' | 'blank' | 'glue' }
  | { readonly is: 'other'; readonly text: string };

/**
 * Lists all spellings of a name, the canonical one first.
 *
 * @param form the name in the data, possibly with a spelled-out Greek letter
 * @param plural whether the last word may take an English plural -s, as the names of classes do
 */
export function spellings(form: NameForm, plural = false): Spelling[] {
  const parts = split(form.text);
  let found: Spelling[] = [{ text: '', greekName: undefined }];
  parts.forEach((part, index) => {
    const variants = variantsOf(part, parts[index - 1], parts[index + 1]);
    found = found.flatMap((start) => variants.map((variant) => append(start, variant, part)));
  });
  if (plural) {
    found = found.flatMap((spelling) => [
      spelling,
      { ...spelling, text: `${spelling.text}s`, isPlural: true },
    ]);
  }
  return found;
}

function append(start: Spelling, variant: string, part: Part): Spelling {
  const text = start.text + variant;
  const isGreekName = part.is === 'greek' && variant.length > 1;
  return { text, greekName: isGreekName ? [start.text.length, text.length] : start.greekName };
}

function split(text: string): Part[] {
  const runs =
    text.match(/\p{Script=Greek}|(?:(?!\p{Script=Greek})[\p{L}'])+|\p{N}+|[^\p{L}\p{N}]/gu) ?? [];
  const parts: Part[] = [];
  for (const run of runs) {
    const part = partOf(run);
    const previous = parts.at(-1);
    if (part.is === 'greek' && (previous?.is === 'word' || previous?.is === 'digits')) {
      // "IL-1β" is also written "IL-1 beta", though its canonical form has nothing in between.
      parts.push({ is: 'glue' });
    }
    parts.push(part);
  }
  return parts;
}

function partOf(run: string): Part {
  if (run === '-') {
    return { is: 'hyphen' };
  }
  if (run === ' ') {
    return { is: 'blank' };
  }
  if (/^\p{N}/u.test(run)) {
    return { is: 'digits', text: run };
  }
  const letter = greekNames.has(run) ? run : greekLetters.get(run);
  if (letter) {
    return { is: 'greek', letter };
  }
  return { is: /^\p{L}/u.test(run) ? 'word' : 'other', text: run };
}

function variantsOf(part: Part, before: Part | undefined, after: Part | undefined): string[] {
  switch (part.is) {
    case 'greek':
      return [part.letter, greekNames.get(part.letter) as string];
    case 'glue':
      return ['', '-'];
    case 'hyphen':
      return canBeGlued(before, after) ? ['-', ''] : ['-'];
    case 'blank':
      return canBeGlued(before, after) ? [' ', ''] : [' '];
    default:
      return [part.text];
  }
}

/** Whether a separator may be missing: next to a number or Greek letter, where no two words are joined. */
function canBeGlued(before: Part | undefined, after: Part | undefined): boolean {
  return [before, after].some((part) => part?.is === 'greek' || part?.is === 'digits');
}
