import { onFirstUse } from '../text/onFirstUse';
import { oneOf } from '../text/patterns';
import { familyFirstName, mayBeChinese } from './familyFirst';
import { OTHERS, type ReferenceName } from './reference';

/**
 * Reads a name in the form of RIS, MEDLINE and EndNote: "Berg, Jan van der, Jr.", "van der Berg, Jan", "Berg, , Jr.". A
 * name without a comma is the name of a group, as is one with two in a row.
 */
export function personName(written: string): ReferenceName {
  const [first = '', second, third, ...more] = written.split(',').map((part) => part.trim());
  if (!second) {
    // EndNote doubles the first comma in the name of a group: "University of Lamps,, Oslo".
    const isSuffix = third && more.length === 0 && endingSuffix.test(`x ${third}`);
    return isSuffix
      ? { family: first, suffix: third }
      : { literal: [first, third, ...more].filter(Boolean).join(', ') };
  }
  // "Berg Jr., Ann", "Berg, Ann 3rd"
  const [family, given] = [first, second].map((part) => part.replace(endingSuffix, '')) as [
    string,
    string,
  ];
  const suffix = third || [second, first].map((part) => endingSuffix.exec(part)?.[1]).find(Boolean);
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

/** Suffixes at the end of a family name or of the given names. */
const endingSuffix = /(?<=\S)\s+(Jr\.?|Sr\.?|III?|IV|\d(?:st|nd|rd|th))$/;

/** Reads a name in the abbreviated form of MEDLINE: "van der Berg JA", "Müller H Jr", "Kim J-H". */
export function abbreviatedName(written: string): ReferenceName {
  const [, family, letters, suffix] = medlineName.exec(written.trim()) ?? [];
  if (!family || !letters) {
    return { family: written.trim() };
  }
  const given = letters.replace(/(?<=\p{Lu})(?=\p{Lu})/gu, ' ');
  return personName([family, given, suffix].filter(Boolean).join(', '));
}

/** Initials without full stops: "J", "JA", "J-H". */
const shortInitials = String.raw`\p{Lu}(?:-?\p{Lu}){0,3}`;
const medlineName = new RegExp(
  String.raw`^(.+?)\s+(${shortInitials})(?:\s+(Jr|Sr|III?|IV|\d(?:st|nd|rd|th))\.?)?$`,
  'u',
);

/** Capitals with full stops: "J.", "J. A.", "J.-A.", "Yu. V."; also "JA." and "J.A". */
const initials = String.raw`\p{Lu}{1,3}\p{Ll}?\.(?:[\s-]*\p{L}\p{Ll}?\.)*(?:[\s-]*\p{Lu}(?=[\s,]|$))?`;
/** "Berg", "Moss-Dahl", "d'Ozols", "al-Amri". */
const word = String.raw`(?:\p{Ll}{1,3}[-’'])?\p{Lu}[\p{L}\p{M}’'‐-]*[\p{L}\p{M}]`;
const capitalParticle = 'Van|Von|De|Den|Der|Del|Della|Di|Da|Du|Dos|La|Le|El|Al|Ben|Bin|Ter|Ten';
/** "Berg", "van der Berg", "Van den Berg". */
const family = String.raw`(?:\p{Ll}[\p{L}’']*\s+){0,3}(?:(?:${capitalParticle})\s+){0,2}${word}`;
const suffix = String.raw`(?:,?\s*(?<suffix>Jr|Sr|II|III|IV|\d(?:st|nd|rd|th))\.?)?`;
/** The forms of whole names. Made on first use: patterns of Unicode letters take long to make. */
const wholeNames = onFirstUse(() => {
  const pattern = (form: string) => new RegExp(`^${form}${suffix}$`, 'u');
  return {
    /** Embase and Scopus: "Berg J.A.", "van der Berg J.-A.", "García López M., Jr.". */
    familyFirst: pattern(
      String.raw`(?<family>${family}(?:\s+${word}){0,2})\s+(?<given>${initials})`,
    ),
    /** IEEE Xplore: "J. A. Berg", "J. van der Berg", "M. García López, Jr.". */
    familyLast: pattern(String.raw`(?<given>${initials})\s*(?<family>${family}(?:\s+${word})?)`),
    /** "Ann J. Berg" */
    full: pattern(String.raw`(?<given>${word}(?:\s+${initials})+)\s+(?<family>${family})`),
    /**
     * "Ann Berg", "Maria van der Lund": many groups look the same, so only the names beside it show that it is a person.
     */
    plain: pattern(
      String.raw`(?<given>${word}(?:\s+${word})?)\s+(?<family>${family}(?:\s+${word})?)`,
    ),
    /** MEDLINE: "Berg JA", "van der Lund J-H 3rd"; no country or legal form of a company. */
    abbreviated: pattern(
      String.raw`(?:St\.? )?${family}(?:\s+${word})?\s+(?!(?:UK|USA?|EU|UN|II|IV|WHO|LLC|LLP|LTD|PLC)$)${shortInitials}`,
    ),
  };
});

/** The forms that only persons have. */
function forms(): readonly RegExp[] {
  const { familyFirst, familyLast, full } = wholeNames();
  return [familyFirst, familyLast, full];
}

/** Words in names of groups, and abbreviations that are not given names: "U.S. Congress". */
const ofGroup = new RegExp(
  [
    String.raw`^(?:U\.S\.(?:A\.)?|U\.K\.|E\.U\.|U\.N\.|St\.|Mt\.)|\b(?:U\.S\.A?|U\.K|E\.U)\.$`,
    String.raw`\b(?:group|team|consorti\w+|collaborati\w+|committee|commission|council|network)\b`,
    String.raw`\b(?:investigators|institut\w*|universit\w*|centers?|centres?|hospital|foundation)\b`,
    String.raw`\b(?:society|association|agency|academy|college|program(?:me)?|project|initiative)\b`,
    String.raw`\b(?:organi[sz]ation|department|ministry|research|trial)\b`,
  ].join('|'),
  'i',
);
/** More such words, which are never given or family names. */
const ofPlainGroup = new RegExp(
  String.raw`\b${oneOf`
    alliance authority bank board bureau cancer care clinic diagnostics disease europe\w* federal federation
    force forum government health international laborator\w* medicine national of office oncology panel
    parliament partners pharma\w* press registr\w* royal service states stud(?:y|ies) trust union world`}\b`,
  'i',
);
const endsInCompany =
  /\b(?:AG|Co|Company|Companies|Corp|Corporation|GmbH|Inc|LLC|LLP|Ltd|PLC|Sons)\.?$/i;
const ofCompany = /^(?:Inc|Ltd|LLC|LLP|PLC|Corp|GmbH)\.?$/i;
const cut = String.raw`[[(]?(?:\.{2,}|…|et\.? al\.?|(?:and|&) others|(?:(?:and|&|\+) ?)?\d+ (?:others|more(?: authors)?))[\])]?`;
const others = new RegExp(`^(?:${cut}|others)$`, 'i');
const endsInOthers = new RegExp(String.raw`^(.*\S)(?:[,;]\s*|\s)${cut}$`, 'i');

/**
 * The persons and groups in the fields of one role, in RIS and EndNote: mostly one in each field, but "A; B; C" are
 * three. Databases write persons as "Berg, Ann", "Berg A.", or "A. Berg"; any other form is the name of a group, except
 * "Ann Berg" beside "J. Berg", or if all names have that form. If a list is cut ("...", "et al."), {@link OTHERS} come
 * last.
 */
export function namesInFields(fields: readonly string[]): readonly ReferenceName[] {
  const parts = fields
    .flatMap(splitNames)
    .filter((part) => others.test(part) || /\p{L}/u.test(part));
  const names = parts.filter((part) => !others.test(part));
  const isNatural =
    names.some((name) => isPerson(name) && !wholeNames().familyFirst.test(name)) ||
    (names.length > 1 && names.every(mayBePerson));
  const isChinese = names.some((name) => familyFirstName(name));
  const read = names.map((name) => {
    const familyFirst = familyFirstName(name) ?? (isChinese ? chineseName(name) : undefined);
    if (doubledComma.test(name)) {
      return personName(name);
    }
    return isAbbreviated(name)
      ? abbreviatedName(name)
      : (familyFirst ?? oneName(name, isNatural && mayBePerson(name)));
  });
  return names.length < parts.length ? [...read, OTHERS] : read;
}

/** "Li Wei", among names in which the family comes first. */
function chineseName(name: string): ReferenceName | undefined {
  const [family = '', ...given] = name.split(' ');
  return mayBeChinese(name) && !ofGroup.test(name) ? { family, given: given.join(' ') } : undefined;
}

/** EndNote's form for a group whose name has a comma. */
const doubledComma = /^[^,]+,,\s*[^,\s]/;

/** "Berg, Ann; Lund, Bo" → "Berg, Ann", "Lund, Bo" */
function splitNames(field: string): string[] {
  const text = field
    .replace(/\s+/g, ' ')
    .replace(/\s*[([](?:eds?|editors?)\.?[)\]]$/i, '')
    .trim();
  const named = others.test(text)
    ? undefined
    : endsInOthers.exec(text)?.[1]?.replace(/[\s,]+$/, '');
  const listed = (named ?? text).split(';').filter((part) => part.trim());
  const names = listed.length > 1 ? listed.flatMap(splitNames) : splitLine(listed[0]?.trim() ?? '');
  return named ? [...names, OTHERS.literal as string] : names;
}

/**
 * "Berg A., Lund B.", "Berg, A., Lund, B.", "Berg, Ann and Lund, Bo", "A. Berg, B. Lund & C. Moss", "Ann Berg & Bo Lund"
 */
function splitLine(text: string): string[] {
  if (doubledComma.test(text)) {
    return [text];
  }
  const sides = text.split(/,? (?:and|&|und|et) /);
  const isListed = (part: string) =>
    isPerson(part) || isAbbreviated(part) || isWholeName(part) || /^[^,]+, ?[^,]+$/.test(part);
  if (sides.length > 1 && sides.every((side) => isListed(side) || splitCommas(side).length > 1)) {
    return sides.flatMap(splitCommas);
  }
  return splitCommas(text);
}

function splitCommas(text: string): string[] {
  const parts = text.split(/\s*,\s*/);
  if (parts.length < 2) {
    return text ? [text] : [];
  }
  if (parts.every((part) => isPerson(part) || isAbbreviated(part))) {
    return parts;
  }
  // Two parts are mostly one name: "García López, Ana María".
  if (parts.length > 2 && parts.every((part) => isPerson(part) || isWholeName(part))) {
    return parts;
  }
  const isPairs = parts.length > 2 && parts.length % 2 === 0;
  const isInitials = new RegExp(`^${initials}$|^\\p{Lu}{1,3}$`, 'u');
  const isFamilyOrGiven = /^\p{Lu}[\p{L}’'-]*\p{Ll}(?: \p{Lu}\.?)?$/u;
  const isWhole = parts.every(
    (part) => isFamilyOrGiven.test(part) && !ofGroup.test(part) && !ofPlainGroup.test(part),
  );
  return isPairs && (isWhole || parts.every((part, at) => at % 2 === 0 || isInitials.test(part)))
    ? parts.flatMap((part, at) => (at % 2 === 0 ? [`${part}, ${parts[at + 1]}`] : []))
    : [text];
}

function isPerson(text: string): boolean {
  return !ofGroup.test(text) && forms().some((form) => form.test(text));
}

/** Whether a name without a comma is that of a person, if persons are written that way. */
export function mayBePerson(text: string): boolean {
  const isGroup =
    ofGroup.test(text) || ofPlainGroup.test(text) || wholeNames().abbreviated.test(text);
  return isPerson(text) || (!isGroup && wholeNames().plain.test(text));
}

/** "Ann Berg", but not "Dohme Corp". */
function isWholeName(text: string): boolean {
  return mayBePerson(text) && !endsInCompany.test(text);
}

/** "Berg JA", but not "Cancer Care AG". With one word and initials, any word is a family name: "Press MF". */
function isAbbreviated(text: string): boolean {
  const isOfGroup = ofGroup.test(text.replace(/^St\. /, ''));
  return (
    !isOfGroup &&
    wholeNames().abbreviated.test(text) &&
    (!ofPlainGroup.test(text) || /^\S+ \S+$/.test(text))
  );
}

function oneName(text: string, isPlain: boolean): ReferenceName {
  const parts = text.split(',').map((part) => part.trim());
  // Keeps a text that is neither a person nor a list.
  if (parts.length > 3 || (parts.length > 1 && ofCompany.test(parts.at(-1) as string))) {
    return { literal: text };
  }
  const read = isPerson(text) ? forms() : isPlain ? [wholeNames().plain] : [];
  const person = read.map((form) => form.exec(text)?.groups).find(Boolean);
  return personName(
    person ? [person.family, person.given, person.suffix].filter(Boolean).join(', ') : text,
  );
}
