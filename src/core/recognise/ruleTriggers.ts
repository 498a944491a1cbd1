/**
 * Offsets at which rules for text other than plain names may apply. One pass finds the two or three units that each
 * rule needs, so that a text without any is read once for all of them:
 *
 *     gaps          "IL- 6", "tumour  necrosis"   a blank after a blank or beside a hyphen
 *                   "IFN(alpha)"                  a bracket after a letter or digit
 *     prefixes      "rhIL-2"                      a capital after a small letter
 *     endings       "TNFs", "IL-10KO"             the beginning of an ending after a symbol
 *     pluralHeads   "interleukins 4"              the beginning of a member after "s " or "s-"
 */

/** UTF-16 offsets, in order, of the last unit of each trigger. */
export interface RuleTriggers {
  readonly gaps: readonly number[];
  readonly prefixes: readonly number[];
  readonly endings: readonly number[];
  readonly pluralHeads: readonly number[];
}

/** Finds the triggers in a text; some may turn out to be no gap, prefix, ending or head, but none is missing. */
export function triggersIn(text: string): RuleTriggers {
  const gaps: number[] = [];
  const prefixes: number[] = [];
  const endings: number[] = [];
  const pluralHeads: number[] = [];
  for (let at = nextTrigger(text, 0); at < text.length; at = nextTrigger(text, at + 1)) {
    const found = triggered[kindsBefore(text, at + 1)] as number;
    if ((found & GAP) !== 0) {
      gaps.push(at);
    }
    if ((found & PREFIX) !== 0) {
      prefixes.push(at);
    }
    if ((found & ENDING) !== 0) {
      endings.push(at);
    }
    if ((found & PLURAL_HEAD) !== 0) {
      pluralHeads.push(at);
    }
  }
  return { gaps, prefixes, endings, pluralHeads };
}

/**
 * The offset of the next unit that triggers a rule, or of the end.
 *
 * A small function that calls nothing in its loop, so that the engine compiles it to the tightest one.
 */
function nextTrigger(text: string, from: number): number {
  const kinds = kindOf;
  const table = triggered;
  const { length } = text;
  let last = kindsBefore(text, from);
  let at = from;
  while (at < length) {
    last = ((last << KIND_BITS) | (kinds[text.charCodeAt(at)] as number)) & LAST_KINDS;
    if (table[last] !== 0) {
      break;
    }
    at++;
  }
  return at;
}

/** The kinds of the units before an offset. */
function kindsBefore(text: string, offset: number): number {
  let kinds = OTHER;
  for (let at = Math.max(0, offset - LAST_UNITS); at < offset; at++) {
    kinds = (kinds << KIND_BITS) | (kindOf[text.charCodeAt(at)] as number);
  }
  return kinds;
}

// Kinds of units.
const OTHER = 0;
const BLANK = 1;
const HYPHEN = 2;
const OPEN = 3;
const CAPITAL = 4;
/** The beginning of the ending KO. */
const CAPITAL_K = 5;
const DIGIT = 6;
const GREEK = 7;
/** A prefix of its own: α-, "against". */
const ALPHA = 8;
const SMALL = 9;
const SMALL_S = 10;
/** The beginning of an ending: -hi, -lo, -int … */
const SMALL_OF_ENDING = 11;
/** The beginning of an ending or of "beta". */
const SMALL_B = 12;
/** The beginning of "alpha" or "gamma". */
const SMALL_OF_GREEK = 13;

const KIND_BITS = 4;
const KIND = 15;
const LAST_UNITS = 3;
/** The kinds of three units, the last one lowest. */
const LAST_KINDS = 0xfff;

// The rules that they trigger.
const GAP = 1;
const PREFIX = 2;
const ENDING = 4;
const PLURAL_HEAD = 8;

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
/** The kinds of three units → the rules that they trigger. A table, since most texts have no triggers. */
const triggered = Uint8Array.from({ length: LAST_KINDS + 1 }, (_, kinds) =>
  triggeredBy(kinds >> (2 * KIND_BITS), (kinds >> KIND_BITS) & KIND, kinds & KIND),
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

function triggeredBy(first: number, second: number, third: number): number {
  const followsSmall = isSmall(second) || second === ALPHA;
  const isGap =
    (third === BLANK && (second === BLANK || second === HYPHEN)) ||
    (third === HYPHEN && second === BLANK) ||
    (third === OPEN && (isSmall(second) || isCapital(second) || second === DIGIT));
  const isEnding =
    (isCapital(second) || second === DIGIT || isGreek(second)) && beginsEnding(third);
  const isPluralHead =
    first === SMALL_S && (second === BLANK || second === HYPHEN) && beginsMember(third);
  return (
    (isGap ? GAP : 0) |
    (followsSmall && isCapital(third) ? PREFIX : 0) |
    (isEnding ? ENDING : 0) |
    (isPluralHead ? PLURAL_HEAD : 0)
  );
}

function isSmall(kind: number): boolean {
  return kind >= SMALL && kind <= SMALL_OF_GREEK;
}

function isCapital(kind: number): boolean {
  return kind === CAPITAL || kind === CAPITAL_K;
}

function isGreek(kind: number): boolean {
  return kind === GREEK || kind === ALPHA;
}

function beginsEnding(kind: number): boolean {
  return [CAPITAL_K, SMALL_S, SMALL_OF_ENDING, SMALL_B].includes(kind);
}

/**
 * Whether a kind may begin a member: a digit, a Greek letter, spelled out or not, or the bracket of an acronym before
 * it.
 */
function beginsMember(kind: number): boolean {
  return isGreek(kind) || [DIGIT, OPEN, SMALL_B, SMALL_OF_GREEK].includes(kind);
}
