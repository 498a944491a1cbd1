/**
 * Writes names as one regular expression of Oniguruma, for the TextMate grammar.
 *
 *     TNF, TNF-α, TNF receptor  →  TNF(?:\g<gap>?(?i:α|alpha)|\g<gap>receptor)?
 */
import type { CaseRule, NameForm } from '../core/library/schema';
import { caseOf, type Spelling, spellings } from '../core/recognise/spellings';

/** A name and whether it takes the plural. */
export interface PatternName {
  readonly form: NameForm;
  readonly plural: boolean;
}

/** Spellings as a tree of words: from a word to the words that may follow. */
interface Branch {
  isEnd: boolean;
  readonly next: Map<string, Branch>;
}

/** Represents a hyphen or blank in the tree; {@link wholeWord} defines `\g<gap>`. */
const gap = '\\g<gap>';

const greekNames: ReadonlyMap<string, string> = new Map(
  [...'αβγδεζθκλτω'].map((letter) => {
    const [, spelledOut] = spellings({ text: letter, case: 'any' });
    return [letter, (spelledOut as Spelling).text];
  }),
);

/** The pattern of some names that share a letter case rule, without word boundaries. */
export function patternOf(names: readonly PatternName[], rule: CaseRule): string {
  const root: Branch = { isEnd: false, next: new Map() };
  for (const { form, plural } of names) {
    for (const spelling of spellings(form, plural)) {
      for (const words of casesOf(wordsOf(spelling), caseOf({ ...form, case: rule }, spelling))) {
        plant(root, words);
      }
    }
  }
  return rule === 'any' ? `(?i:${write(root)})` : write(root);
}

/** Adds word boundaries to a pattern: a letter, digit or mark next to it continues the word. */
export function wholeWord(pattern: string): string {
  const define = '(?<gap>[\\p{Pd}−\\s]){0}';
  return `${define}(?<![\\p{L}\\p{N}\\p{M}])(?:${pattern})(?!\\p{M}*[\\p{L}\\p{N}])`;
}

function wordsOf({ text, greekName }: Spelling): string[] {
  const split = (part: string) =>
    part.match(/\p{Script=Greek}|(?:(?!\p{Script=Greek})[\p{L}'])+|\p{N}+|[^\p{L}\p{N}]/gu) ?? [];
  const [start, end] = greekName ?? [text.length, text.length];
  const letter = [...greekNames].find(([, name]) => name === text.slice(start, end))?.[0];
  const words = [...split(text.slice(0, start)), ...(letter ?? ''), ...split(text.slice(end))];
  return words.map((word) => (word === '-' || word === ' ' ? gap : word));
}

/** The spellings that the letter case rule allows for the words; it does not apply to Greek and gaps. */
function casesOf(words: readonly string[], rule: CaseRule): string[][] {
  const change = (caseOf: (word: string, isFirst: boolean) => string) => {
    const first = words.findIndex(isLatin);
    return words.map((word, at) => (isLatin(word) ? caseOf(word, at === first) : word));
  };
  switch (rule) {
    case 'any':
      return [change((word) => word.toLowerCase())];
    case 'symbol':
      return [
        [...words],
        change((word) => word.toUpperCase()),
        change((word, isFirst) => {
          const lower = word.toLowerCase();
          return isFirst ? lower.charAt(0).toUpperCase() + lower.slice(1) : lower;
        }),
      ];
    default:
      return [[...words]];
  }
}

function isLatin(word: string): boolean {
  return /^[A-Za-z']/.test(word);
}

function plant(root: Branch, words: readonly string[]): void {
  let branch = root;
  for (const word of words) {
    const next = branch.next.get(word) ?? { isEnd: false, next: new Map() };
    branch.next.set(word, next);
    branch = next;
  }
  branch.isEnd = true;
}

function write({ isEnd, next }: Branch): string {
  if (next.size === 0) {
    return '';
  }
  const words = [...next].filter(([word]) => word !== gap);
  const rest = new Map(words.map(([word, branch]) => [word, write(branch)]));
  const alternatives = [...gapped(next.get(gap), rest), ...byTail(rest)];
  return isEnd ? optional(alternatives.join('|')) : group(alternatives);
}

/** What follows a gap: first what may also follow without one, which this removes from `rest`. */
function gapped(branch: Branch | undefined, rest: Map<string, string>): string[] {
  if (!branch) {
    return [];
  }
  const withOrWithout = new Map<string, string>();
  const withGap = new Map<string, string>();
  for (const [word, follower] of branch.next) {
    const tail = write(follower);
    const isEither = rest.get(word) === tail;
    (isEither ? withOrWithout : withGap).set(word, tail);
    if (isEither) {
      rest.delete(word);
    }
  }
  const after = (start: string, tails: ReadonlyMap<string, string>) =>
    tails.size === 0 ? [] : [start + group(byTail(tails))];
  return [...after(`${gap}?`, withOrWithout), ...after(gap, withGap)];
}

/** Words with the same continuation share it: `tumor…`, `tumour…` → `(?:tumor|tumour)…`. */
function byTail(rest: ReadonlyMap<string, string>): string[] {
  const wordsByTail = new Map<string, string[]>();
  for (const [word, tail] of rest) {
    wordsByTail.set(tail, [...(wordsByTail.get(tail) ?? []), word]);
  }
  return [...wordsByTail].flatMap(([tail, words]) => {
    const alternatives = singularAndPlural(words.sort());
    return tail === '' ? alternatives : `${group(alternatives)}${tail}`;
  });
}

/** Words in order, with a plural joined to its singular: `statin`, `statins` → `statins?`. */
function singularAndPlural(words: readonly string[]): string[] {
  return words
    .filter((word) => !(/s$/i.test(word) && words.includes(word.slice(0, -1))))
    .map((word) => {
      const endings = ['S', 's'].filter((ending) => words.includes(word + ending));
      return writeWord(word) + optional(endings.length > 1 ? '[Ss]' : (endings[0] ?? ''));
    });
}

function writeWord(word: string): string {
  const greekName = greekNames.get(word);
  if (greekName !== undefined) {
    return `(?i:${word}|${greekName})`;
  }
  if (word === gap) {
    return word;
  }
  return word
    .replace(/[.+*?()[\]{}|^$\\]/g, '\\$&')
    .replaceAll("'", "['’]")
    .replace(/[à-ž]/g, (letter) => `[${letter}${letter.normalize('NFD').charAt(0)}]`);
}

function optional(pattern: string): string {
  const isAtom = /^(?:.|\[\w+\]|\(\?:[^()]*\))$/.test(pattern);
  return pattern === '' ? '' : `${isAtom ? pattern : `(?:${pattern})`}?`;
}

function group(alternatives: readonly string[]): string {
  return alternatives.length === 1 ? (alternatives[0] as string) : `(?:${alternatives.join('|')})`;
}
