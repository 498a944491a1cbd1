/** DOIs: what they look like, how fields and people write them, and their addresses. */

import { withoutPercents } from '../text/escape';
import { withoutEnding } from './sentenceEnd';

/** The beginning of a DOI: "10." and the number of its registrant (DOI Handbook, 2.2). */
export const REGISTRANT = String.raw`10\.\d{4,9}(?:\.\d{1,9}){0,4}`;
/** The whole DOI: a slash and any suffix follow. */
const DOI = String.raw`${REGISTRANT}\/\S+`;
/**
 * The part of a DOI made of a SICI (ANSI/NISO Z39.56) in brackets, page and letters of the title, with the beginning of
 * the rest: `<765::AID-CNCR1>3.0.CO;2-6`, `[0933:TEOTWA]2.0.CO;2`.
 */
export const SICI = String.raw`[<[]\w{1,12}\\?:[^\s<>[\]]{0,60}[>\]]\d\.\d\.[A-Z]{2}(?:;|\\;)\d`;

const DOI_ADDRESS = 'https://doi.org/';

/** Matches a text that consists of a DOI, without the address of a resolver. */
export const doiPattern = new RegExp(`^${DOI}$`);

/** Matches a text that ends in a DOI, even in an unfinished one. */
export const endsInDoi = /(?:^|[^\d.])10\.\d{4,9}\/\S*$/;

/** Whether a text begins like a DOI: "10." and a digit. */
export function beginsLikeDoi(text: string): boolean {
  return /^10\.\d/.test(text);
}

/** Whether an address of a field is a DOI, with or without "doi:" before it, or the address of one. */
export function isDoiOrItsAddress(address: string): boolean {
  return /^(?:https?:\/\/(?:dx\.|www\.)?doi\.org\/|doi:|10\.)/i.test(address);
}

/** Whether an address is one of the resolver, so that it only repeats the DOI. */
export function isResolverAddress(address: string): boolean {
  return /^https?:\/\/(?:dx\.)?doi\.org\//i.test(address);
}

/** The address of a publication at its publisher, by DOI; without brackets, which would end a link. */
export function doiAddress(doi: string): string {
  return `${DOI_ADDRESS}${encodedDoi(doi)}`;
}

/** Percent-encodes a DOI. Also encodes brackets, which would end a link: `10.1016/S0140-6736(05)67483-1`. */
export function encodedDoi(doi: string): string {
  return doi.replace(/\p{Surrogate}/gu, '\uFFFD').replace(/[^\w.~:;/-]/gu, (mark) => {
    const whole = encodeURIComponent(mark);
    return whole === mark ? `%${mark.charCodeAt(0).toString(16).toUpperCase()}` : whole;
  });
}

/**
 * The DOI in a field, in its original letter case: "10.1000/1", "doi:10.1000/1",
 * "https://doi-org.proxy.example/10.1000/1".
 *
 * @returns undefined for a text that does not begin with "10.", such as "NA", which programs write for none
 */
export function bareDoi(written: string): string | undefined {
  const text = written.replace(/[\u200B-\u200D\u2060\uFEFF]/g, '').trim();
  const start = text.search(/10\.\d{1,9}(?:\.\d{1,9}){0,4}(?:\/|%2F)\s*\S/i);
  const before = text.slice(0, Math.max(start, 0));
  if (start < 0 || !beforeDoi.test(before)) {
    return undefined;
  }
  // The first of several; programs escape characters in it for LaTeX.
  const doi = text
    .slice(start)
    .replace(/[,;]?\s+(?:(?:and|&)\s+)?(?:https?:|doi:|10\.\d)[\s\S]*$/i, '')
    // "10.1000/1 [doi]"
    .replace(/\s+[[(][^[\]()]*[\])]$/, '')
    .replaceAll('\\', '');
  const whole = withoutEnding(doi);
  return /https?:/i.test(before) || /^[\d.]+%2F/i.test(whole) ? withoutPercents(whole) : whole;
}

/**
 * Text that may precede a DOI in its field: nothing, "doi:", "info:doi/", the address of a resolver, or a combination
 * of these; and a bracket or a LaTeX command around all of it.
 */
const beforeDoi =
  /^(?:[<([{"]|\\(?:url|doi|href)\{)*(?:info:|urn:)?(?:doi[\s:=/]*){0,2}(?:https?:\/\/\S*[/=:]|(?:[\w-]+\.)*doi\.org\/)?(?:doi[\s:=]*)?$/i;

/** The DOI that a text begins with or contains: "10.", a number, a slash, and everything up to the next blank. */
export function doiIn(text: string): string | undefined {
  const found = doiInText.exec(text)?.[0];
  return found && withoutEnding(found);
}

/** A DOI may contain brackets, but not those of mark-up: only a SICI has angle brackets. */
const doiInText = new RegExp(String.raw`\b${REGISTRANT}\/(?:[^\s"<>{}]|${SICI})+`);

/** The DOI that a text consists of, with or without "doi:" before it. */
export function writtenDoi(text: string): string | undefined {
  const doi = aloneDoi.exec(text)?.[1];
  return doi && wholeDoi(/^[\d.]+%2F/i.test(doi) ? withoutPercents(doi) : doi);
}

/** Matches a text that consists of a DOI, with or without "doi:" before it. */
export const aloneDoi = new RegExp(String.raw`^(?:doi:?\s*)?(${REGISTRANT}(?:\/|%2F)\S+)$`, 'i');

/** A DOI without the surrounding text of a note: escapes of Markdown and HTML, and the end of the sentence. */
export function wholeDoi(written: string): string {
  // Most DOIs consist of letters, digits and these characters.
  if (/^[\w./-]*[A-Za-z\d]$/.test(written)) {
    return written;
  }
  const text = written
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/&(lt|gt|amp);/gi, (_, name: string) => entities[name.toLowerCase()] as string);
  return withoutEnding(text);
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&' };
