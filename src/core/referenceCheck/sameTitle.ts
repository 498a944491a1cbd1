/**
 * Decides whether titles and names of an entry agree with a record. Ignores differences between people, publishers and
 * services: letter case, accents, mark-up, punctuation, Greek letters and their names, subtitles.
 */

import { plainText } from '../literature/markedText';
import { plainLetters } from '../text/plainLetters';

/** The fewest letters of a shorter title that is found inside a longer one. */
const SHORTEST_PART = 15;
/** The least share of the shorter title's words that two versions of one title have in common. */
const LEAST_SHARED = 0.5;

const greek = 'αβγδεζηθικλμνξοπρστυφχψω';
const latin = 'abgdezhqiklmnxoprstufcyw';
/** Names of Greek letters that titles spell out. */
const greekNames: ReadonlyMap<string, string> = new Map(
  Object.entries({
    alpha: 'a',
    beta: 'b',
    gamma: 'g',
    delta: 'd',
    epsilon: 'e',
    zeta: 'z',
    theta: 'q',
    kappa: 'k',
    lambda: 'l',
    sigma: 's',
    omega: 'w',
  }),
);
const greekName = new RegExp([...greekNames.keys()].join('|'), 'g');
const greekLetters: ReadonlyMap<string, string> = new Map([
  ...[...greek].map((letter, at) => [letter, latin[at] as string] as const),
  ['ς', 's'],
]);

/** Whether two titles are the same, apart from the differences above. A title in another script counts as the same. */
export function isSameTitle(one: string, other: string): boolean {
  if (!isSameScript(one, other)) {
    return true;
  }
  const forms = [one, other].map(formsOf) as [string[], string[]];
  return forms[0].some((a) => forms[1].some((b) => isSameForm(a, b)));
}

/** Whether two titles have so many words in common that they may be versions of one title. */
export function isSimilarTitle(one: string, other: string): boolean {
  const [a, b] = [one, other].map((title) => new Set(wordsOf(title))) as [Set<string>, Set<string>];
  const least = Math.min(a.size, b.size);
  // A title without letters is not compared.
  if (least === 0 || isSameTitle(one, other)) {
    return true;
  }
  const shared = [...a].filter((word) => b.has(word)).length;
  return shared >= LEAST_SHARED * least;
}

/** Whether two names are those of one person: "van der Berg" and "Berg", "Müller" and "Mueller". */
export function isSameName(one: string, other: string): boolean {
  if (!isSameScript(one, other)) {
    return true;
  }
  const [a, b] = [one, other].map((name) =>
    wordsOf(name)
      .join('')
      .replace(/([aou])e/g, '$1'),
  ) as [string, string];
  return a === '' || b === '' || a.includes(b) || b.includes(a);
}

/** Whether both texts have letters of other scripts than Latin and Greek, or neither has. */
function isSameScript(one: string, other: string): boolean {
  const [a, b] = [one, other].map((text) =>
    /[^\p{Script=Latin}\p{Script=Greek}\P{L}]/u.test(text.normalize('NFKC')),
  );
  return a === b;
}

function isSameForm(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return (
    short === '' ||
    long.startsWith(short) ||
    (short.length >= SHORTEST_PART && long.includes(short))
  );
}

/** The whole title, and the title without what comes after a colon. */
function formsOf(title: string): string[] {
  const main = plainText(title).split(/[:：.?!]\s|\s[-–—]+\s/, 1)[0] ?? '';
  const [whole, head] = [title, main].map((it) => wordsOf(it).join('')) as [string, string];
  return head.length >= SHORTEST_PART ? [whole, head] : [whole];
}

/** The words of a text in the form for comparison. */
function wordsOf(text: string): string[] {
  const title = plainText(text).replace(
    /^\W*(?:retracted|withdrawn|retraction)(?: \w+)?\s*[:\]]/i,
    '',
  );
  return plainLetters(title.normalize('NFKD'))
    .replace(/\p{Script=Greek}/gu, (letter) => greekLetters.get(letter) ?? letter)
    .replace(/&/g, ' and ')
    .replace(greekName, (name) => greekNames.get(name) ?? name)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !/^(?:the|an?|and|of|in|for|on)$/.test(word));
}
