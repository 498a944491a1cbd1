/** Words in the form for comparing a sentence and a publication. */

const stopWords: ReadonlySet<string> = new Set(
  `a about above after again against all also although am among an and any are as at be because been before
  being below between both but by can cannot could did do does doing done down due during each either et etc
  few for from further had has have having he hence her here him his how however i if in into is it its itself
  just may me might more most much must my no nor not of off often on once only onto or other our ours out over
  own per rather same shall she should since so some such than that the their theirs them then there therefore
  these they this those through thus to together too toward towards under until up upon us use used uses using
  very via was we well were what when where whereas whether which while who whom whose why will with within
  without would yet you your al e.g i.e eg ie fig figure table chapter section see show shown shows`.split(
    /\s+/,
  ),
);

const greekNames: ReadonlyMap<string, string> = new Map(
  (
    'α alpha β beta γ gamma δ delta ε epsilon ζ zeta η eta θ theta ι iota κ kappa λ lambda μ mu ν nu ξ xi π pi ρ rho ' +
    'σ sigma ς sigma τ tau υ upsilon φ phi χ chi ψ psi ω omega'
  )
    .split(' ')
    .flatMap((word, at, all) => (at % 2 === 0 ? [[word, all[at + 1] as string] as const] : [])),
);

/** Endings, each with its replacement and the fewest letters of the stem; the first one that fits is used. */
const endings: readonly (readonly [ending: string, instead: string, least: number])[] = [
  ['ization', 'iz', 3],
  ['isation', 'iz', 3],
  ['izing', 'iz', 3],
  ['ising', 'iz', 3],
  ['ized', 'iz', 3],
  ['ised', 'iz', 3],
  ['ize', 'iz', 3],
  ['ise', 'iz', 3],
  ['ational', 'at', 3],
  ['ation', 'at', 3],
  ['ative', 'at', 3],
  ['atory', 'at', 3],
  ['ating', 'at', 3],
  ['ated', 'at', 3],
  ['ator', 'at', 3],
  ['ate', 'at', 3],
  ['ically', 'ic', 3],
  ['ical', 'ic', 3],
  ['ously', 'ous', 3],
  ['ively', 'iv', 3],
  ['ive', 'iv', 3],
  ['ment', '', 4],
  ['ness', '', 3],
  ['ally', 'al', 3],
  ['ing', '', 3],
  ['ion', '', 3],
  ['ed', '', 3],
  ['ly', '', 3],
  ['or', '', 4],
  ['er', '', 4],
  ['e', '', 3],
  ['y', 'i', 3],
];

/** The same endings by their last letters. */
const endingsByLetter: ReadonlyMap<string, typeof endings> = new Map(
  [...new Set(endings.map(([ending]) => ending.slice(-1)))].map((letter) => [
    letter,
    endings.filter(([ending]) => ending.endsWith(letter)),
  ]),
);

const SHORTEST_STEMMED = 4;
/** UTF-16 units of parts that are also joined: "il-6" becomes "il6", too. Longer ones are addresses, not names. */
const LONGEST_JOINED = 24;

/** Lower case without accents, Greek letters by their names, one form of hyphen. */
function folded(text: string): string {
  // Most titles and names are plain letters, and Unicode's rules take ten times as long.
  if (/^[\x20-\x7e\s]*$/.test(text)) {
    return text.toLowerCase();
  }
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[α-ω]/g, (letter) => greekNames.get(letter) ?? letter)
    .replace(/[\u2010-\u2013\u2212]/g, '-');
}

/** The words of a text in lower case, with their endings: "TNF-α" gives "tnf" and "alpha". */
export function plainWords(text: string): string[] {
  return folded(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/**
 * The stems of the words of a text without stop words, in order; parts of compounds separately and joined.
 *
 * Example: "inhibits TNF-α-induced activation" → inhibit, tnf, alpha, induc, tnfalphainduc, tnfalpha, alphainduc,
 * activat
 */
export function stemsIn(text: string): string[] {
  return wordsIn(text).map(stemOf);
}

/** The same words with their endings. */
export function wordsIn(text: string): string[] {
  const words: string[] = [];
  for (const parts of compoundsIn(text)) {
    for (const part of parts) {
      // A single letter only counts as part of a joined name: the "t" of "t-cell".
      if (!stopWords.has(part) && (part.length > 1 || /\d/.test(part))) {
        words.push(part);
      }
    }
    if (parts.length > 1) {
      const joined = parts.join('');
      if (joined.length <= LONGEST_JOINED) {
        words.push(joined);
      }
      for (let at = 0; parts.length > 2 && at + 1 < parts.length; at++) {
        words.push(`${parts[at]}${parts[at + 1]}`);
      }
    }
  }
  return words;
}

/**
 * The words of a text in small letters, grouped by the hyphens and the like that join them: [["tnf", "alpha"], ["is"]].
 */
export function compoundsIn(text: string): string[][] {
  const compounds = folded(text).match(/[\p{L}\p{N}]+(?:[-'’/+.][\p{L}\p{N}]+)*/gu) ?? [];
  return compounds.map((compound) => compound.split(/[-'’/+.]/));
}

/** Pieces of four letters, which words with the same root share: "immunotherapy" and "immunological". */
export function piecesIn(text: string): Set<string> {
  const pieces = new Set<string>();
  for (const word of plainWords(text)) {
    if (stopWords.has(word) || word.length < 2) {
      continue;
    }
    pieces.add(word.slice(0, PIECE));
    for (let at = 1; at + PIECE <= word.length; at++) {
      pieces.add(word.slice(at, at + PIECE));
    }
  }
  return pieces;
}

const PIECE = 4;

/** A word without its ending, by a few rules: "inhibitors", "inhibiting" and "inhibition" are "inhibit". */
export function stemOf(word: string): string {
  if (word.length < SHORTEST_STEMMED || /\d/.test(word)) {
    return word;
  }
  const singular = singularOf(word);
  for (const [ending, instead, least] of endingsByLetter.get(singular.slice(-1)) ?? []) {
    if (singular.length - ending.length >= least && singular.endsWith(ending)) {
      return singular.slice(0, -ending.length) + instead;
    }
  }
  return singular;
}

function singularOf(word: string): string {
  if (word.endsWith('sses')) {
    return word.slice(0, -2);
  }
  if (word.endsWith('ies') && word.length > 4) {
    return `${word.slice(0, -3)}y`;
  }
  // "virus", "analysis", "class" are not plurals; words such as "ideas" and "pros" are, if they are long enough to
  // tell.
  const isPlural = /[^aious]s$/.test(word) || (/[ao]s$/.test(word) && word.length > 5);
  return isPlural ? word.slice(0, -1) : word;
}

/** Whether a word, in lower case, says too little to be searched for: "the", "of". */
export function isStopWord(word: string): boolean {
  return stopWords.has(word);
}

/** All runs of one to `most` words: "il 6 receptor" → "il", "il 6", "il 6 receptor", "6", … */
export function* runsOf(words: readonly string[], most: number): Generator<string, void> {
  for (let start = 0; start < words.length; start++) {
    for (let end = start + 1; end <= Math.min(words.length, start + most); end++) {
      yield words.slice(start, end).join(' ');
    }
  }
}
