/**
 * Names that share their head with the name before them:
 *
 *     IL-4, -5 and -13     IL-4/13     IL-1α/β     IFN-alpha and -beta     CXCL9–11     IFN-α and β
 *        ^^     ^^^           ^^           ^                    ^^^^^            ^^           ^
 *     TGF-β1–3     IL-17A, B and F     PDGF-AA/BB     IL-12p40/p70
 *            ^            ^     ^              ^^              ^^^
 */
import { oneOf } from '../text/patterns';
import type { Range } from '../text/range';
import { units } from './numbersApart';

/** A partner of a name: its place, and the whole name that it abbreviates. */
export interface Partner extends Range {
  readonly name: string;
}

const greek = '(?:[α-ω]|alpha|beta|gamma|delta|lambda)';
const member = `(?:\\d{1,2}(?:[A-Z]|-?${greek})?|${greek}-?\\d?)`;
/** The letter of a member, both letters of a dimer, or that of a chain: IL-17A/F, PDGF-AA/BB, IL-17RA/RC, TNFR1/R2. */
const letter = '(?:[A-F]{1,2}|R[A-E\\d])';
const wordEnd = '(?![\\p{L}\\p{Nd}])';
const and =
  '(?:and(?:/or)?|or|plus|to|through|und(?:/oder)?|oder|sowie|bzw\\.|bis|et|ou|à|y|e|o|&)';
/** Excludes a date or an amount: IL-6/8/2024, IL-2/10 ng. */
const noAmount = `(?!/\\d{3}|\\s?(?:%|(?:${units}|h)(?!\\p{L})))`;
/** IL-4/13, IFN-α/β, MIP-1α/1β, IL-17A/F, IL-1a/b */
const afterSlash = sticky(`/-?(?<member>${member}|${letter}|[ab])${wordEnd}${noAmount}`);
/** IL-4, -5 and -13; the hyphen shows that the head is left out. */
const afterHyphen = sticky(
  `(?:\\s*,|\\s+${and})+\\s*[-‐‑–−]\\s?(?<member>${member}|${letter})${wordEnd}`,
);
/** CXCL9–11, TGF-β1–3, IFN-λ1–λ4; in "IL-6-8" the hyphen could be anything. */
const range = sticky(`[-–](?<member>\\d{1,2})${wordEnd}${noAmount}`);
const greekRange = sticky(`[-–](?<member>${greek}-?\\d?)${wordEnd}`);
/** IL-17A–F */
const letterRange = sticky(`[-–](?<member>[B-F])${wordEnd}`);
/** What a Greek letter begins that is no cytokine: β cells, β-blockers, β thalassaemia, α diversity. */
const ofOther = oneOf`cells? chains? subunits? adren actin agonist amylase amyloid antitrypsin block caroten catenin decay defensin
    diversit endorphin error fo?etoprotein galactos glob gluc hCG hel hydrox integrin (?:ir)?radiat islets? keto lact
    lino lipo microglob ray secretase sheet sitosterol smooth synuclein thalass tocopherol tox tubulin`;
/** IFN-α and β, TGF-β1 and β2; not if the letter begins another term, such as β cells and β-blockers. */
const bareGreek = sticky(
  `(?:\\s*,|\\s+${and})+\\s+(?<member>${greek}-?\\d?)${wordEnd}(?!-|\\s${ofOther})`,
);
/** Statements about molecules, as opposed to counted things. */
const said = String.raw`\s${oneOf`
  in im bei dans en by from to on with for at was were is are ist sind est sont son ha[ds] have rose fell rises?
    falls? bind share differ signal act levels? production expression secretion mRNA concentrations? genes?
    signal?ling pathways? blockade inhibition both wurden? werden wird war waren stieg\w* steigen sank\w* fiel\w*
    teilen hemmen wirken était étaient ont augment\w+ diminu\w+ favoris\w+ domin\w+ partagent se fue fueron están?
    estaban? aument\w+ favorec\w+ comparten`}(?!\p{L})`;
/** The text after a member without a hyphen: the end, or a statement about molecules. */
const endOfMember = `(?=\\s*(?:[;:()\\]]|$)|[.,](?:\\s|$)(?!\\p{Ll})|,\\s|${said})`;
/** IL-17A, B and F; not "IL-17A and B cells", "IL-17A, B and T cells", "IL-17A and C. albicans". */
const bareLetter = sticky(
  [
    `(?:\\s*,|\\s+${and})+\\s+(?<member>[B-F]|[A-C]{2})(?:${endOfMember}|`,
    `(?=(?:,?\\s${and}|,)\\s[A-F]{1,2}${wordEnd}(?!-|\\s(?:cells?|lymphocytes?))))`,
  ].join(''),
);
/** IL-12p40/p70, IL-23p19 and p40 */
const subunit = sticky(`(?:/|\\s*,\\s?|\\s+${and}\\s+)(?<member>p\\d\\d)${wordEnd}`);
/** A list of bare numbers without a counted thing: "IL-4, 5 and 13 were", not "IL-6, 13 patients". */
const bareList = sticky(
  `(?:,\\s+\\d{1,2}[A-Z]?)+,?\\s+(?:and|or|und|oder|sowie|et|ou|y|o|e)\\s+\\d{1,2}[A-Z]?(?=\\s*(?:[.;:)\\]]|$)|,\\s|${said})`,
);
/**
 * Two bare numbers: "IL-4 & 13", "TNFR1 and 2."; not "IL-4 and 13 patients", "12 received IL-2 and 13 were controls".
 */
const barePair = sticky(
  `\\s(?:&\\s\\d{1,2}[A-Z]?${wordEnd}${noAmount}|(?:and|or|und|et|y)\\s\\d{1,2}[A-Z]?(?=\\s?(?:[;:)\\]]|[.,](?:\\s|$)|$)))`,
);
const bareNumber = sticky(
  `(?:\\s*,|\\s+${and})+\\s+(?<member>\\d{1,2}[A-Z]?(?:-?${greek})?)${wordEnd}`,
);

/** The beginning of all partners after a comma, blank or word. */
const beginning = sticky(
  `(?:\\s*,|\\s+${and})+\\s*(?:[-‐‑–−]\\s?)?(?:\\d|${greek}|${letter}${wordEnd}|p\\d)`,
);

/** Whether partners may follow at an offset: a quick test that most names fail. */
export function mayHavePartners(text: string, end: number): boolean {
  const sign = text.charAt(end);
  if (sign === '/' || sign === '-' || sign === '–') {
    return true;
  }
  beginning.lastIndex = end;
  return beginning.test(text);
}

/**
 * The partners after a name.
 *
 * @param end UTF-16 offset in the text after the name
 * @param whole the name, without inserted text
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
    ...(hasRange.test(name) ? [range] : []),
    ...(endsInLetter.test(name) ? [letterRange, bareLetter] : []),
    ...(endsInGreek.test(name) ? [greekRange, bareGreek] : []),
    ...(endsInSubunit.test(name) ? [subunit] : []),
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
  const list = [bareList, barePair].find((pattern) => {
    pattern.lastIndex = at;
    return pattern.test(text);
  });
  return list?.lastIndex ?? at;
}

/** JAK1, VEGFR 1, TGF-β1; not IL-6, since the hyphen of "IL-6-8" could be anything. */
const hasRange = new RegExp(`^(?:[A-Z]{2,}|(?!IL )[A-Z]{3,} ?)\\d+$|${greek}-?\\d$`, 'u');
/** IL-17A, VEGF-A, activin A, PDGF-AA */
const endsInLetter = /[\d\s-][A-F]{1,2}$/;
const endsInGreek = new RegExp(`${greek}(?:-?\\d)?$`, 'u');
/** IL-12p40, IL-23 p19; p40 alone is a subunit of IL-12. */
const endsInSubunit = /(?:^|[\s\d-])p\d\d$/;
/**
 * A head with a number, and what may follow the number: IL-4, IL-17A, IL-1β, IL-12p70. Receptors, which continue with
 * R, do not match.
 */
const numbered = new RegExp(`^(?<head>\\D+)\\d{1,2}(?:[A-Z]|[- ]?${greek}|p\\d\\d)?$`, 'u');

/** IL-4 and 13 → IL-13; IL-1α and β → IL-1β; IL-1β and 6 → IL-6; IL-17A and F → IL-17F; IL-12p40/p70 → IL-12p70. */
function withMember(name: string, member: string): string | undefined {
  if (/^[A-F]+$/.test(member)) {
    return endsInLetter.test(name) ? name.replace(/[A-F]+$/, member) : undefined;
  }
  if (/^R/.test(member)) {
    return /R[A-E\d]$/.test(name) ? name.slice(0, -2) + member : undefined;
  }
  if (/^p\d/.test(member)) {
    return name.length === member.length
      ? `IL-12 ${member}`
      : name.slice(0, -member.length) + member;
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
