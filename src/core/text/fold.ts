/**
 * Folding: which characters count as the same in the lookup of a name.
 *
 * Folding maps one UTF-16 code unit to one, so offsets in folded and in original text are the same.
 */

/** The fold of characters that a name may contain without a change of meaning, such as a soft hyphen. */
export const SKIPPED = 0;

/**
 * Folds one UTF-16 code unit: letter case, accents, look-alike Greek letters, and all sorts of hyphens and
 * blanks.
 *
 * Examples: `I` → `i`, `é` → `e`, `ϐ` → `β`; `‑` (non-breaking hyphen) and line feed → space, since writers
 * use hyphen and blank for one another; combining acute → {@link SKIPPED}.
 */
export function foldUnit(unit: number): number {
  return unit < alphabets.length ? (alphabets[unit] as number) : (symbols.get(unit) ?? unit);
}

/** Texts that the engine folds itself, which is faster: most short texts. */
const isAscii = /^[\u0001-\u007F]*$/;
const asciiBlanks = /[-\t\n\v\f\r]/g;

/** Folds every code unit of a text and removes the skipped ones, so offsets change. */
export function foldText(text: string): string {
  if (isAscii.test(text)) {
    return text.toLowerCase().replace(asciiBlanks, ' ');
  }
  let folded = '';
  for (let i = 0; i < text.length; i++) {
    const unit = foldUnit(text.charCodeAt(i));
    if (unit !== SKIPPED) {
      folded += String.fromCharCode(unit);
    }
  }
  return folded;
}

/**
 * Whether a UTF-16 code unit is a letter or digit, so that no name ends before it or begins after it. Superscript
 * digits and small letters are not: they are references, as in "IL-6²".
 */
export function isWordUnit(unit: number): boolean {
  return wordUnits[unit] === 1;
}

const combiningMarks = { first: 0x0300, last: 0x036f };
/** Latin, Greek and Cyrillic: the alphabets below this code unit are folded by table. */
const endOfAlphabets = 0x0530;

const folds: readonly (readonly [from: string, to: string])[] = [
  ['-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uFE58\uFE63\uFF0D', ' '],
  ['\t\n\v\f\r\u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A', ' '],
  ['\u2028\u2029\u202F\u205F\u3000', ' '],
  ['\u2019\u02BC', "'"],
  ['\u00AD\u200B\u200C\u200D\u2060\uFE0E\uFE0F\uFEFF', '\0'],
  // Letters that replace a Greek one in notes and copied PDFs.
  ['ɑ', 'α'],
  ['ϐß', 'β'],
  ['ɣ', 'γ'],
  ['ϵ', 'ε'],
  ['ϑ', 'θ'],
  ['ϰ', 'κ'],
  ['µ', 'μ'],
  ['ς', 'σ'],
  // The same letters as superscript or subscript, from pasted formatted text: IL-1ᵝ, TGF-β₁.
  ['ᵅ⍺', 'α'],
  ['ᵝᵦꞵ', 'β'],
  ['ᵞᵧ', 'γ'],
  ['ᵟ', 'δ'],
  ['ᵋ', 'ε'],
  ['ᶿ', 'θ'],
];
/** Runs of characters that replace others: subscript digits; the full-width capitals and digits of East Asian text. */
const foldedRuns: readonly (readonly [first: string, last: string, to: string])[] = [
  ['₀', '₉', '0'],
  ['０', '９', '0'],
  ['Ａ', 'Ｚ', 'a'],
];
/** Superscript digits and small letters: marks of a reference or a cell, and not part of a name. IL-6², IL-10ʰⁱ. */
const raised = '²³¹⁰ⁱ⁴⁵⁶⁷⁸⁹ⁿʰʱʲʳʴʵʶʷʸˡˢᵃᵇᶜᵈᵉᶠᵍᵏᵐᵒᵖᵗᵘᵛᶻ';
/** Ideographs, Hangul, surrogates with private use, and the end: for each run, whether all of its units are letters. */
const largeRuns: readonly (readonly [first: number, last: number, isWord: 0 | 1])[] = [
  [0x3400, 0x4dbf, 1],
  [0x4e00, 0x9fff, 1],
  [0xac00, 0xd7a3, 1],
  [0xd800, 0xf8ff, 0],
  [0x10000, 0x10000, 0],
];

const symbols: ReadonlyMap<number, number> = new Map([
  ...folds.flatMap(([from, to]) =>
    [...from].map((character) => [character.charCodeAt(0), to.charCodeAt(0)] as const),
  ),
  ...foldedRuns.flatMap(([first, last, to]) =>
    Array.from(
      { length: last.charCodeAt(0) - first.charCodeAt(0) + 1 },
      (_, at) => [first.charCodeAt(0) + at, to.charCodeAt(0) + at] as const,
    ),
  ),
]);

const alphabets = Uint16Array.from({ length: endOfAlphabets }, (_, unit) => {
  if (unit >= combiningMarks.first && unit <= combiningMarks.last) {
    return SKIPPED;
  }
  const lower = String.fromCharCode(unit).toLowerCase();
  if (/[\p{Script=Greek}\p{Script=Latin}]/u.test(lower) && lower.length === 1) {
    // An accent does not change the letter, composed or not: TNF-ά, formotérol.
    const letter = lower.normalize('NFD').charCodeAt(0);
    return symbols.get(letter) ?? letter;
  }
  return symbols.get(unit) ?? (lower.length === 1 ? lower.charCodeAt(0) : unit);
});

/** The units whose fold is another unit, each with its fold. */
export const foldedUnits: readonly (readonly [unit: number, folded: number])[] = [
  ...[...alphabets.keys()].map((unit) => [unit, alphabets[unit] as number] as const),
  ...symbols,
].filter(([unit, folded]) => unit !== folded);

/** UTF-16 unit → 1 for letters and digits: {@link isWordUnit} as a table. */
export const wordUnits: Uint8Array = tableOfWords();

/**
 * Asks the engine for runs of letters among all units, except for the two thirds of these that are of one kind: asking
 * takes the time.
 */
function tableOfWords(): Uint8Array {
  const table = new Uint8Array(0x10000);
  let unit = 0;
  for (const [first, last, isWord] of largeRuns) {
    const between = Array.from({ length: first - unit }, (_, at) => unit + at);
    for (const { index, 0: run } of String.fromCharCode(...between).matchAll(/[\p{L}\p{N}]+/gu)) {
      table.fill(1, unit + index, unit + index + run.length);
    }
    table.fill(isWord, first, last + 1);
    unit = last + 1;
  }
  for (const character of raised) {
    table[character.charCodeAt(0)] = 0;
  }
  return table;
}
