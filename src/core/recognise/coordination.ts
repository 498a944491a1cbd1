/**
 * Names that share their head with the one before them:
 *
 *     IL-4, -5 and -13     IL-4/13     IL-1α/β     IFN-alpha and -beta     CXCL9–11
 *        ^^     ^^^           ^^           ^                    ^^^^^            ^^
 */
import type { Range } from '../note/range';

/** A partner of a name: where it stands, and the whole name that it is short for. */
export interface Partner extends Range {
  readonly name: string;
}

const member = '(?:\\d{1,2}[A-Z]?|[α-ω]|alpha|beta|gamma|delta|lambda)';
const wordEnd = '(?![\\p{L}\\p{N}])';
const partners: readonly RegExp[] = [
  // IL-4/13, IFN-α/β, IL-17A/F
  new RegExp(`/-?(?<member>${member}|[A-F])${wordEnd}`, 'uy'),
  // IL-4, -5 and -13; the hyphen shows that something is left out
  new RegExp(
    `(?:\\s*,|\\s+(?:and|or|und|et|y))+\\s*[-‐‑–]\\s?(?<member>${member})${wordEnd}`,
    'uy',
  ),
];
/** CXCL9–11; in "IL-6-8" the hyphen could be anything. */
const range = new RegExp(`[-–](?<member>\\d{1,2})${wordEnd}`, 'uy');
const lastMember = /(?:\d{1,2}[A-Z]?|[α-ω]|alpha|beta|gamma|delta|lambda)$/u;

/**
 * The partners that follow a name.
 *
 * @param end UTF-16 offset in the text behind the name
 * @param surface the name as it stands there
 */
export function partnersAfter(text: string, end: number, surface: string): Partner[] {
  const found: Partner[] = [];
  let name = surface;
  let at = end;
  for (let next = partnerAt(text, at, name); next; next = partnerAt(text, at, name)) {
    found.push(next);
    name = next.name;
    at = next.end;
  }
  return found;
}

function partnerAt(text: string, at: number, name: string): Partner | undefined {
  const patterns = /^[A-Z]+\d+$/.test(name) ? [...partners, range] : partners;
  for (const pattern of patterns) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    const last = match?.groups?.member;
    if (match && last) {
      const end = at + match[0].length;
      return { start: end - last.length, end, name: withMember(name, last) };
    }
  }
  return undefined;
}

/** IL-4 and 13 → IL-13; IL-1α and β → IL-1β; IL-17A and F → IL-17F. */
function withMember(name: string, member: string): string {
  if (/^[A-F]$/.test(member)) {
    return name.replace(/[A-Z]$/, member);
  }
  return name.replace(lastMember, member);
}
