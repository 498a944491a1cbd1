/**
 * Where the rules have something to look at that find what is no name by itself. One pass finds the pairs
 * of units that each of them needs, so that texts without any are read once for all of them:
 *
 *     gaps          "IL- 6", "tumour  necrosis"   a blank behind a blank or beside a hyphen
 *                   "IFN(alpha)"                  a bracket behind a letter or digit
 *     prefixes      "rhIL-2"                      a capital behind a small letter
 *     endings       "TNFs", "IL-10KO"             what an ending begins with behind a symbol
 *     pluralHeads   "interleukins 4"              what a member begins with behind "s " or "s-"
 */

/** UTF-16 offsets, in order, of the second unit of each pair. */
export interface RuleTriggers {
  readonly gaps: readonly number[];
  readonly prefixes: readonly number[];
  readonly endings: readonly number[];
  readonly pluralHeads: readonly number[];
}

/** Finds them in a text; what is no gap, prefix, ending or head is among them, but none is missing. */
export function triggersIn(text: string): RuleTriggers {
  const gaps: number[] = [];
  const prefixes: number[] = [];
  const endings: number[] = [];
  const pluralHeads: number[] = [];
  let state = OTHER;
  for (let at = 0; at < text.length; at++) {
    const entry = entries[
      (state << STATE_BITS) | (kindOf[text.charCodeAt(at)] as number)
    ] as number;
    state = entry & STATE;
    if (entry > STATE) {
      if ((entry & GAP) !== 0) {
        gaps.push(at);
      }
      if ((entry & PREFIX) !== 0) {
        prefixes.push(at);
      }
      if ((entry & ENDING) !== 0) {
        endings.push(at);
      }
      if ((entry & PLURAL_HEAD) !== 0) {
        pluralHeads.push(at);
      }
    }
  }
  return { gaps, prefixes, endings, pluralHeads };
}

// Kinds of units; each is also the state behind such a unit.
const OTHER = 0;
const BLANK = 1;
const HYPHEN = 2;
const OPEN = 3;
const CAPITAL = 4;
/** Begins the ending KO. */
const CAPITAL_K = 5;
const DIGIT = 6;
const GREEK = 7;
/** A prefix by itself: α-, against. */
const ALPHA = 8;
const SMALL = 9;
const SMALL_S = 10;
/** Begins an ending: -hi, -lo, -int … */
const SMALL_OF_ENDING = 11;
/** Begins an ending or "beta". */
const SMALL_B = 12;
/** Begins "alpha" or "gamma". */
const SMALL_OF_GREEK = 13;
// States behind two units.
const S_BLANK = 14;
const S_HYPHEN = 15;

const STATE_BITS = 4;
const STATE = 15;
// What an entry holds above the next state.
const GAP = 16;
const PREFIX = 32;
const ENDING = 64;
const PLURAL_HEAD = 128;

const runs: readonly (readonly [kind: number, first: string, last: string])[] = [
  [SMALL, 'a', 'z'],
  [CAPITAL, 'A', 'Z'],
  [DIGIT, '0', '9'],
  [GREEK, '\u0370', '\u03FF'],
  [GREEK, '\u1D26', '\u1DBF'],
  [GREEK, '\u1F00', '\u1FFF'],
  [BLANK, '\t', '\r'],
  [BLANK, '\u2000', '\u200A'],
];
const units: readonly (readonly [kind: number, units: string])[] = [
  [BLANK, ' \u00A0\u1680\u2028\u2029\u202F\u205F\u3000\uFEFF'],
  [HYPHEN, '-‐‑–−'],
  [OPEN, '('],
  [CAPITAL_K, 'K'],
  [GREEK, '\u2126\uAB65'],
  [ALPHA, 'α'],
  [SMALL_S, 's'],
  [SMALL_OF_ENDING, 'hlidnpft'],
  [SMALL_B, 'b'],
  [SMALL_OF_GREEK, 'ag'],
];

/** UTF-16 unit → kind. */
const kindOf = tableOfKinds();
/** State and kind → what they trigger, and the next state. */
const entries = Uint8Array.from({ length: 1 << (2 * STATE_BITS) }, (_, index) =>
  entryOf(index >> STATE_BITS, index & STATE),
);

function tableOfKinds(): Uint8Array {
  const table = new Uint8Array(0x10000);
  for (const [kind, first, last] of runs) {
    table.fill(kind, first.charCodeAt(0), last.charCodeAt(0) + 1);
  }
  for (const [kind, all] of units) {
    for (let at = 0; at < all.length; at++) {
      table[all.charCodeAt(at)] = kind;
    }
  }
  return table;
}

function entryOf(state: number, kind: number): number {
  const isBehindBlank = state === BLANK || state === S_BLANK;
  const isBehindHyphen = state === HYPHEN || state === S_HYPHEN;
  const isBehindS = state === S_BLANK || state === S_HYPHEN;
  const isBehindCapital = state === CAPITAL || state === CAPITAL_K;
  const isBehindSmall = state >= SMALL && state <= SMALL_OF_GREEK;
  const isCapital = kind === CAPITAL || kind === CAPITAL_K;
  const isGreek = kind === GREEK || kind === ALPHA;
  const beginsEnding =
    kind === CAPITAL_K || kind === SMALL_S || kind === SMALL_OF_ENDING || kind === SMALL_B;
  const beginsMember =
    kind === DIGIT || isGreek || kind === OPEN || kind === SMALL_B || kind === SMALL_OF_GREEK;
  const isBehindSymbol = isBehindCapital || state === DIGIT || state === GREEK || state === ALPHA;
  const isGap =
    (kind === BLANK && (isBehindBlank || isBehindHyphen)) ||
    (kind === HYPHEN && isBehindBlank) ||
    (kind === OPEN && (isBehindCapital || isBehindSmall || state === DIGIT));
  const isSGap = state === SMALL_S && (kind === BLANK || kind === HYPHEN);
  return (
    (isSGap ? (kind === BLANK ? S_BLANK : S_HYPHEN) : kind) |
    (isGap ? GAP : 0) |
    ((isBehindSmall || state === ALPHA) && isCapital ? PREFIX : 0) |
    (isBehindSymbol && beginsEnding ? ENDING : 0) |
    (isBehindS && beginsMember ? PLURAL_HEAD : 0)
  );
}
