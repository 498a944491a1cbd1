import type { ReferenceName } from './reference';

/**
 * Reads a name in the form of RIS, MEDLINE and EndNote: "Berg, Jan van der, Jr.", "van der Berg, Jan". A name
 * without a comma is the name of a group.
 */
export function personName(written: string): ReferenceName {
  const [family = '', given, suffix] = written.split(',').map((part) => part.trim());
  if (given === undefined || given === '') {
    return { literal: family };
  }
  // Lower-case words before the family name, or after the given names, are a particle.
  const before = /^((?:\p{Ll}[\p{L}.’']*\s+)+)(?=\P{Ll})/u.exec(family)?.[1];
  const after = before ? undefined : /\s((?:\p{Ll}[\p{Ll}’']*\s*)+)$/u.exec(given)?.[1];
  const particle = (before ?? after)?.trim();
  return {
    family: before ? family.slice(before.length) : family,
    given: after ? given.slice(0, -after.length).trim() : given,
    ...(particle ? { 'non-dropping-particle': particle } : {}),
    ...(suffix ? { suffix } : {}),
  };
}

/** Reads a name in the abbreviated form of MEDLINE: "van der Berg JA", "Müller H Jr". */
export function abbreviatedName(written: string): ReferenceName {
  const [, family, initials, suffix] =
    /^(.+?)\s+(\p{Lu}{1,4})(?:\s+(Jr|Sr|\d(?:st|nd|rd|th)))?$/u.exec(written.trim()) ?? [];
  if (!family || !initials) {
    return { family: written.trim() };
  }
  return personName([family, [...initials].join(' '), suffix].filter(Boolean).join(', '));
}
