import { namesInFields } from '../../literature/personName';
import { OTHERS, type ReferenceName } from '../../literature/reference';
import { plainLatex } from './latex';
import { resolveCharacters } from './latexCharacters';

/**
 * The names in a list such as "Berg, Jan van der and {The Group} and others", by the rules of BibTeX,
 * as plain text: three forms, told apart by their commas; small letters make a particle. BibLaTeX's
 * fourth form is `family=Berg, given=Jan, prefix=van der`. Time follows the length of the list.
 *
 * @param list in LaTeX
 */
export function readBibtexNames(list: string): ReferenceName[] {
  // A command that is a letter takes the blank after it: "Anna Wei\\ss and Bo Lund".
  const separated = list.replace(/(\\[A-Za-z]+)(?=\s+and\s)/gi, '$1{}');
  return namesIn(resolveCharacters(separated)).flatMap((name) =>
    /^(?:others|et\.? al\.?)$/i.test(name) ? OTHERS : (severalNames(name) ?? readName(name)),
  );
}

/**
 * The names in what BibTeX takes for one, where an author has separated them by other means than "and": "Lund, B.;
 * Berg, A.", "Lund, B., Berg, A.", "Bo Lund \\& Al Berg". BibTeX would drop some of them.
 *
 * @returns undefined if it is one name
 */
function severalNames(name: string): readonly ReferenceName[] | undefined {
  const listed = pieces(name, isSemicolon).filter((part) => part.trim());
  if (listed.length > 1) {
    return listed.flatMap((part) => severalNames(part.trim()) ?? readName(part.trim()));
  }
  // Capitals with an accent keep their braces.
  const list = name.replace(/\{(\p{L}\p{M}*)\}/gu, '$1').replace(/[\s,]+$/, '');
  const parts = pieces(list, isComma).filter((part) => /\p{L}/u.test(part));
  // A part of one word is a given name or a suffix: "Lund, Bo", "Lund, Jr., Bo". Two parts are mostly one name.
  const mayBeNames =
    parts.length > 3 ||
    (parts.length === 3 && parts.every((part) => /\S\s+\S/.test(part))) ||
    (parts.length === 2 && parts.every((part) => hasInitials.test(part.trim()))) ||
    /&|(?:\bet\.? al\.?|\.{3}|…)$/.test(list);
  if (!mayBeNames || /[{}=]/.test(list)) {
    return undefined;
  }
  const names = namesInFields([plainLatex(list)]);
  return names.length > 1 || parts.length > 3 ? names : undefined;
}

/** The parts that "and" separates outside of braces. */
function namesIn(list: string): string[] {
  const names: string[] = [];
  let name: string[] = [];
  for (const word of pieces(list, isBlank)) {
    if (word.toLowerCase() === 'and') {
      names.push(name.join(' '));
      name = [];
    } else if (word) {
      name.push(word);
    }
  }
  return [...names, name.join(' ')];
}

/** The name; none if there is no letter in it, as in "..." or after the last "and" in "Berg, Ann and ,". */
function readName(name: string): ReferenceName[] {
  if (!/[\p{L}\p{N}]/u.test(name)) {
    return [];
  }
  if (isInBraces(name)) {
    const literal = plainLatex(name);
    return literal ? [{ literal }] : [];
  }
  const parts = pieces(name, isComma).map((part) => part.trim());
  const hasComma = parts.length > 1;
  while (parts.length > 1 && !parts.at(-1)) {
    parts.pop();
  }
  if (parts.every((part) => /^[a-z]+(?:-i)?\s*=/i.test(part))) {
    return extendedName(parts);
  }
  if (hasComma) {
    const [family = '', ...rest] = parts;
    const isAlone = rest.length === 1 && isSuffix.test(rest[0] ?? '');
    const [suffix, given] =
      rest.length > 1 || isAlone ? [rest[0], rest[1] && rest.at(-1)] : [undefined, rest[0]];
    // Some authors write the suffix last: "Lund, Bo, Jr."
    const isSwapped = isSuffix.test(given ?? '') && !isSuffix.test(suffix ?? '');
    return isSwapped ? named(words(family), suffix, given) : named(words(family), given, suffix);
  }
  const all = words(parts[0] ?? '');
  const particle = all.findIndex((word, at) => at < all.length - 1 && isParticle(word));
  const start = particle < 0 ? all.length - 1 : particle;
  return named(all.slice(start), all.slice(0, start).join(' '), undefined);
}

/** "Lund B.", "Lund BA", "B. Lund" */
const hasInitials = /\s(?:\p{Lu}[.-]?){1,4}$|^\p{Lu}\.\s*\S/u;

const isSuffix = /^(?:[JS]r\.?|I{2,3}|IV)$/;

/** A name in BibLaTeX's form, with named parts. */
function extendedName(parts: readonly string[]): ReferenceName[] {
  const values = new Map(
    parts.map((part) => {
      const equals = part.indexOf('=');
      return [part.slice(0, equals).trim().toLowerCase(), plainLatex(part.slice(equals + 1))];
    }),
  );
  const [family, given, suffix] = [values.get('family'), values.get('given'), values.get('suffix')];
  const prefix = values.get('prefix');
  const particle =
    values.get('useprefix') === 'false' ? 'dropping-particle' : 'non-dropping-particle';
  if (!family) {
    return given ? [{ literal: given }] : [];
  }
  return [
    {
      family,
      ...(given ? { given } : {}),
      ...(prefix ? { [particle]: prefix } : {}),
      ...(suffix ? { suffix } : {}),
    },
  ];
}

function named(
  family: readonly string[],
  given: string | undefined,
  suffix: string | undefined,
): ReferenceName[] {
  const last = family.length - 1;
  const start = family.findIndex((word, at) => at === last || !isParticle(word));
  const [name, first, particle, end] = [
    family.slice(Math.max(start, 0)).join(' '),
    given ?? '',
    family.slice(0, Math.max(start, 0)).join(' '),
    suffix ?? '',
  ].map(plainLatex);
  if (!name) {
    return first ? [{ literal: first }] : [];
  }
  return [
    {
      family: name,
      ...(first ? { given: first } : {}),
      ...(particle ? { 'non-dropping-particle': particle } : {}),
      ...(end ? { suffix: end } : {}),
    },
  ];
}

function words(text: string): string[] {
  return pieces(text, isBlank).filter(Boolean);
}

function isParticle(word: string): boolean {
  return /^\p{Ll}/u.test(word);
}

/** Whether the brace at the beginning of a name closes at its end. */
function isInBraces(name: string): boolean {
  return (
    name.startsWith('{') && name.endsWith('}') && pieces(name.slice(1, -1), isClosing).length === 1
  );
}

function isBlank(unit: string): boolean {
  return /[\s~]/.test(unit);
}

function isComma(unit: string): boolean {
  return unit === ',';
}

function isSemicolon(unit: string): boolean {
  return unit === ';';
}

/** Whether a brace closes one that the text does not open. */
function isClosing(unit: string): boolean {
  return unit === '}';
}

/** Splits LaTeX at separators outside of braces. */
function pieces(text: string, separates: (unit: string) => boolean): string[] {
  const found: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text[at] as string;
    if (unit === '\\') {
      at++;
    } else if (depth === 0 && separates(unit)) {
      found.push(text.slice(start, at));
      start = at + 1;
    } else if (unit === '{' || unit === '}') {
      depth = Math.max(0, depth + (unit === '{' ? 1 : -1));
    }
  }
  return [...found, text.slice(start)];
}
