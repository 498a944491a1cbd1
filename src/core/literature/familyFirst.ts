/** Names of persons whose family name comes first without a comma, as PubMed and Chinese databases have some. */
import type { ReferenceName } from './reference';

const initial = '(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])';
const final =
  '(?:i?ang|i?ong|uang|eng|ing|i?an|i?ao|uai|u?an|u?ai|en|er|ei|ia|ie|iu|in|ou|ua|uo|ui|un|[uv]e|[aoeiuv])';
/** A syllable of Chinese in Latin letters, in small ones: "wang", "xiao". */
const syllable = new RegExp(`^${initial}?${final}$`);

/** "Xiao-Ming", "Xiao-ming", "Min-ji": two syllables of a given name. */
const joined = /^(\p{Lu}\p{Ll}+)-(\p{L}\p{Ll}+)$/u;
/** What begins family names that have a hyphen and a small letter, and no given name: "El-amri", "Abd-el". */
const article = /^(?:El|Al|Ben|Bin|Ibn|Abu|Abd|Abou|Ould|Ait|Bou)$/;

/**
 * The person of "Wang Xiao-Ming": a family name and a given name of two syllables, either both of Chinese, or with a
 * small letter after the hyphen ("Kim Min-ji"), which no family name has. Undefined where that is not certain.
 */
export function familyFirstName(written: string): ReferenceName | undefined {
  const [family = '', given = '', ...more] = written.trim().split(/\s+/);
  const [, one = '', two = ''] = joined.exec(given) ?? [];
  if (more.length > 0 || !one || article.test(one) || !/^\p{Lu}\p{L}*$/u.test(family)) {
    return undefined;
  }
  const isChinese = [family, one, two].every(isSyllable);
  return isChinese || /^\p{Ll}/u.test(two) ? { family, given } : undefined;
}

/** Whether all words of a name may be Chinese: "Li Wei", which stands beside "Wang Xiao-Ming". */
export function mayBeChinese(written: string): boolean {
  const words = written.trim().split(/[\s-]+/);
  return words.length > 1 && words.length < 4 && words.every(isSyllable);
}

function isSyllable(word: string): boolean {
  return syllable.test(word.toLowerCase().replaceAll('ü', 'v'));
}

/**
 * The person of a full name without a comma, by the short one that PubMed has beside it: "Wang Xiao-Ming" and "Xiao-Ming
 * Wang" with "Wang XM". Undefined where they do not agree.
 */
export function nameByInitials(full: string, short: string): ReferenceName | undefined {
  const [, family = '', initials = ''] = /^(.+)\s(\p{Lu}{1,4})$/u.exec(short.trim()) ?? [];
  const name = full.trim();
  if (!family) {
    return undefined;
  }
  const given = name.startsWith(`${family} `)
    ? name.slice(family.length + 1)
    : name.endsWith(` ${family}`)
      ? name.slice(0, -family.length - 1)
      : '';
  const letters = given.split(/[\s-]+/).map((word) => word.slice(0, 1).toUpperCase());
  return given && letters.join('') === initials ? { family, given } : undefined;
}
