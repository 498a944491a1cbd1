import { isWordUnit } from '../text/fold';

/** A prefix, and the offset at which the rest of the word begins, in UTF-16 units. */
export interface AttachedPrefix {
  readonly start: number;
  readonly end: number;
  /** Whether it names what binds the symbol, and is not part of the name: anti-, α-. */
  readonly isAgainst: boolean;
  /** Whether it shows a phosphorylated protein: pSTAT3. */
  readonly isPhospho: boolean;
}

const species = ['h', 'H', 'hu', 'Hu', 'm', 'M', 'mu', 'Mu', 'r', 'b', 'p'];
/** Species and production: human, mouse, rat, porcine, bovine, chicken; recombinant. */
const made = [
  ...['r', 'rec'].flatMap((production) => ['', ...species].map((of) => production + of)),
  ...['h', 'hr', 'hu', 'Hu', 'm', 'mu', 'Mu', 'b', 'p', 'ch'],
];
/** The same for soluble forms; soluble, pro-form, transmembrane. */
const own: ReadonlySet<string> = new Set([
  ...made,
  ...made.map((it) => `${it}s`),
  's',
  'pro',
  'tm',
  'phospho',
]);
const against: ReadonlySet<string> = new Set(['anti', 'α']);
const LONGEST = Math.max(...[...own, ...against].map(({ length }) => length));

/**
 * Finds prefixes that are attached to a symbol: `rh` in "rhIL-2", `s` in "sTNF", `anti` in "antiIL-6", `p` in "pSTAT3".
 *
 * @param capitals offsets of capitals after a small letter, from the triggers of the text
 */
export function attachedPrefixes(text: string, capitals: readonly number[]): AttachedPrefix[] {
  const found: AttachedPrefix[] = [];
  for (const at of capitals) {
    // "rHIL-2": the capital may belong to the prefix.
    const prefix = prefixBefore(text, at + 1) ?? prefixBefore(text, at);
    if (prefix) {
      found.push(prefix);
    }
  }
  return found;
}

/** The prefix of a symbol that begins at an offset, if it begins a word. */
function prefixBefore(text: string, end: number): AttachedPrefix | undefined {
  if (!isCapital(text.charCodeAt(end)) || !goesOn(text.charCodeAt(end + 1))) {
    return undefined;
  }
  let start = end;
  while (start > 0 && end - start <= LONGEST && isWordUnit(text.charCodeAt(start - 1))) {
    start--;
  }
  const prefix = text.slice(start, end);
  const isAgainst = against.has(prefix);
  const isPhospho = prefix === 'p' || prefix === 'phospho';
  return isAgainst || own.has(prefix) ? { start, end, isAgainst, isPhospho } : undefined;
}

function isCapital(unit: number): boolean {
  return unit >= 0x41 && unit <= 0x5a;
}

/** Whether a unit may be the second one of a symbol: a letter or hyphen. */
function goesOn(unit: number): boolean {
  return isCapital(unit) || (unit >= 0x61 && unit <= 0x7a) || unit === 0x2d;
}
