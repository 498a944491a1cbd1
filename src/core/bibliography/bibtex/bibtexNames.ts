import { OTHERS, type ReferenceName } from '../../literature/reference';
import { plainLatex } from './latex';

/**
 * The names in a list such as "Berg, Jan van der and {The Group} and others", by the rules of BibTeX,
 * as plain text: three forms, told apart by their commas; small letters make a particle.
 * Of BibLaTeX's fourth form, "family=Berg, given=Jan", only the family is read.
 *
 * @param list in LaTeX
 */
export function readBibtexNames(list: string): ReferenceName[] {
  return splitOutsideBraces(list, /\s+and\s+/iy)
    .map((name) => name.trim())
    .filter(Boolean)
    .map((name) => (name.toLowerCase() === 'others' ? OTHERS : readName(name)));
}

function readName(name: string): ReferenceName {
  if (/^\{(?:[^{}]|\{[^{}]*\})*\}$/.test(name)) {
    return { literal: plainLatex(name) };
  }
  const extended = /\bfamily\s*=\s*([^,]+)/.exec(name);
  if (extended) {
    return { family: plainLatex(extended[1] as string) };
  }
  const parts = splitOutsideBraces(name, /,/y).map((part) => part.trim());
  if (parts.length > 1) {
    const [family = '', ...rest] = parts;
    const given = rest.at(-1);
    return named(
      splitOutsideBraces(family, /[\s~]+/y),
      given,
      rest.length > 1 ? rest[0] : undefined,
    );
  }
  const words = splitOutsideBraces(name, /[\s~]+/y).filter(Boolean);
  const particle = words.findIndex((word, at) => at < words.length - 1 && isParticle(word));
  const start = particle < 0 ? words.length - 1 : particle;
  return named(words.slice(start), words.slice(0, start).join(' '), undefined);
}

function named(
  words: readonly string[],
  given: string | undefined,
  suffix: string | undefined,
): ReferenceName {
  const last = words.length - 1;
  const start = words.findIndex((word, at) => at === last || !isParticle(word));
  const particle = words.slice(0, start).join(' ');
  return {
    family: plainLatex(words.slice(start).join(' ')),
    ...(given ? { given: plainLatex(given) } : {}),
    ...(particle ? { 'non-dropping-particle': plainLatex(particle) } : {}),
    ...(suffix ? { suffix: plainLatex(suffix) } : {}),
  };
}

function isParticle(word: string): boolean {
  return /^\p{Ll}/u.test(word);
}

/** Splits LaTeX where a sticky pattern matches and no brace is open. */
function splitOutsideBraces(text: string, separator: RegExp): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text[at];
    if (unit === '\\') {
      at++;
    } else if (unit === '{' || unit === '}') {
      depth += unit === '{' ? 1 : -1;
    } else if (depth === 0) {
      separator.lastIndex = at;
      const match = separator.exec(text);
      if (match) {
        parts.push(text.slice(start, at));
        start = at + match[0].length;
        at = start - 1;
      }
    }
  }
  return [...parts, text.slice(start)];
}
