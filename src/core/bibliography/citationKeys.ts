/** Citation keys: which can be cited, and how they are made where a file has none. */
import type { EntrySummary } from './bibliography';

/** What Pandoc takes for a key behind an at sign, without braces around it. */
const citable = /^[\p{L}\p{N}_](?:[\p{L}\p{N}_]|[:.#$%&+?<>~/-](?=[\p{L}\p{N}_]))*$/u;
const letters = 'abcdefghijklmnopqrstuvwxyz';

export function isCitable(key: string): boolean {
  return citable.test(key);
}

/**
 * A key from the first author and the year: "emilie1998", "vanderberg2001"; without an author from the
 * first words of the title: "il6infectious".
 */
export function keyFor({ authors: [author], title, year }: EntrySummary): string {
  const words = plainLetters(title ?? '').match(/[a-z0-9]+/g) ?? [];
  const name = author ? plainLetters(author).replace(/[^a-z0-9]/g, '') : words.slice(0, 3).join('');
  return (name || 'entry') + (/\d{4}/.exec(year ?? '')?.[0] ?? '');
}

/** The key, or the next one that is free: "emilie1998", "emilie1998a", …, "emilie1998z", "emilie1998aa". */
export function freeKey(key: string, taken: { has(key: string): boolean }): string {
  let free = key;
  for (let number = 0; taken.has(free); number++) {
    free = key + suffix(number);
  }
  return free;
}

function suffix(number: number): string {
  const rest = Math.floor(number / letters.length);
  return (rest > 0 ? suffix(rest - 1) : '') + letters[number % letters.length];
}

/** Small letters of ASCII, as far as a letter is one of them with an accent: "Østergård" → "ostergard". */
function plainLetters(text: string): string {
  return text
    .toLowerCase()
    .replace(/[ßæœøðþłđı]/g, (letter) => ligatures.get(letter) ?? letter)
    .normalize('NFD')
    .replace(/\p{M}/gu, '');
}

const ligatures: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ð: 'd', þ: 'th', ł: 'l', đ: 'd', ı: 'i' },
  }),
);
