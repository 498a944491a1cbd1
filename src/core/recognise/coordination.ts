/**
 * Names that share their head with the one before them:
 *
 *     IL-4, -5 and -13     IL-4/13     IL-1α/β     IFN-alpha and -beta     CXCL9–11     IFN-α and β
 *        ^^     ^^^           ^^           ^                    ^^^^^            ^^           ^
 */
import type { Range } from '../text/range';

/** A partner of a name: where it stands, and the whole name that it is short for. */
export interface Partner extends Range {
  readonly name: string;
}

const greek = '(?:[α-ω]|alpha|beta|gamma|delta|lambda)';
const member = `(?:\\d{1,2}(?:[A-Z]|-?${greek})?|${greek}-?\\d?)`;
const wordEnd = '(?![\\p{L}\\p{Nd}])';
const and = '(?:and(?:/or)?|or|plus|to|und|et|y|&)';
/** A date, or an amount: IL-6/8/2024, IL-2/10 ng. */
const noAmount =
  '(?!/\\d{3}|\\s?(?:[pnµμm]?g|[µμm]?[lL]|I?U|h|min|days?|hours?|weeks?|%)(?!\\p{L}))';
/** IL-4/13, IFN-α/β, MIP-1α/1β, IL-17A/F, IL-1a/b */
const afterSlash = sticky(`/-?(?<member>${member}|[A-Fab])${wordEnd}${noAmount}`);
/** IL-4, -5 and -13; the hyphen shows that something is left out */
const afterHyphen = sticky(
  `(?:\\s*,|\\s+${and})+\\s*[-‐‑–−]\\s?(?<member>${member}|[B-F])${wordEnd}`,
);
/** CXCL9–11; in "IL-6-8" the hyphen could be anything. */
const range = sticky(`[-–](?<member>\\d{1,2})${wordEnd}`);
/** IL-17A–F */
const letterRange = sticky(`[-–](?<member>[B-F])${wordEnd}`);
/** IFN-α and β; not where the letter begins something else, such as β cells and β-blockers. */
const bareGreek = sticky(
  `(?:\\s*,|\\s+${and})+\\s+(?<member>${greek})${wordEnd}(?!-|\\s(?:cells?|chains?|subunits?|block|adren|actin|amyloid|catenin|glob|hel|sheet))`,
);
/** A list of bare numbers that nothing is counted by: "IL-4, 5 and 13 were", not "IL-6, 13 patients". */
const bareList = sticky(
  `(?:,\\s+\\d{1,2}[A-Z]?)+,?\\s+(?:and|or)\\s+\\d{1,2}[A-Z]?(?=\\s*(?:[.;:)\\]]|$)|,\\s|\\s(?:in|by|from|to|on|with|for|at|was|were|is|are|ha[ds]|have|levels?|production|expression|secretion|mRNA|concentrations?|genes?)(?!\\p{L}))`,
);
const bareNumber = sticky(
  `(?:\\s*,|\\s+${and})+\\s+(?<member>\\d{1,2}[A-Z]?(?:-?${greek})?)${wordEnd}`,
);

/** What all partners after a comma, blank or word begin with. */
const publication = sticky(`(?:\\s*,|\\s+${and})+\\s*(?:[-‐‑–−]\\s?)?(?:\\d|${greek}|[B-F])`);

/** Whether partners may follow at an offset: one look that most names fail. */
export function mayHavePartners(text: string, end: number): boolean {
  const sign = text.charAt(end);
  if (sign === '/' || sign === '-' || sign === '–') {
    return true;
  }
  publication.lastIndex = end;
  return publication.test(text);
}

/**
 * The partners that follow a name.
 *
 * @param end UTF-16 offset in the text after the name
 * @param whole the name, with nothing in it that is not part of it
 * @param isPlural whether the head is in the plural, so that bare numbers follow: interleukins 4 and 13
 */
export function partnersAfter(
  text: string,
  end: number,
  whole: string,
  isPlural = false,
): Partner[] {
  const found: Partner[] = [];
  const endOfList = isPlural ? text.length : endOfBareList(text, end);
  let name = whole;
  let at = end;
  for (let next = partnerAt(text, at, name, endOfList); next; ) {
    found.push(next);
    name = next.name;
    at = next.end;
    next = partnerAt(text, at, name, endOfList);
  }
  return found;
}

function partnerAt(text: string, at: number, name: string, endOfList: number): Partner | undefined {
  const patterns = [
    afterSlash,
    afterHyphen,
    ...(/^[A-Z]+\d+$/.test(name) ? [range] : []),
    ...(/\d[A-E]$/.test(name) ? [letterRange] : []),
    ...(endsInGreek.test(name) ? [bareGreek] : []),
    ...(at < endOfList ? [bareNumber] : []),
  ];
  for (const pattern of patterns) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    const last = match?.groups?.member;
    const partner = last && withMember(name, last);
    if (match && last && partner) {
      const end = at + match[0].length;
      return { start: end - last.length, end, name: partner };
    }
  }
  return undefined;
}

function endOfBareList(text: string, at: number): number {
  bareList.lastIndex = at;
  return bareList.test(text) ? bareList.lastIndex : at;
}

const endsInGreek = new RegExp(`${greek}(?:-?\\d)?$`, 'u');
/** A head with a number, and what may follow that: IL-4, IL-17A, IL-1β, IL-12p70. A receptor goes on with R. */
const numbered = new RegExp(`^(?<head>\\D+)\\d{1,2}(?:[A-Z]|[- ]?${greek}|p\\d\\d)?$`, 'u');

/** IL-4 and 13 → IL-13; IL-1α and β → IL-1β; IL-1β and 6 → IL-6; IL-17A and F → IL-17F. */
function withMember(name: string, member: string): string | undefined {
  if (/^[A-F]$/.test(member)) {
    return /[\d\s][A-F]$/.test(name) ? name.slice(0, -1) + member : undefined;
  }
  if (/^[ab]$/.test(member)) {
    return /[A-Z\d]-?a$/.test(name) ? name.slice(0, -1) + member : undefined;
  }
  if (/^\d/.test(member)) {
    const head = numbered.exec(name)?.groups?.head;
    return head === undefined ? undefined : head + member;
  }
  return endsInGreek.test(name) ? name.replace(endsInGreek, member) : undefined;
}

function sticky(pattern: string): RegExp {
  return new RegExp(pattern, 'uy');
}
