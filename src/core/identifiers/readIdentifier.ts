/** Identifiers as people write them: alone, or in a line of prose. */

import type { Range } from '../text/range';
import { identifierOfAddress } from './addresses';
import { comparedForm } from './comparedForm';
import { REGISTRANT, SICI, writtenDoi } from './doi';
import { barePmid, markedPmidIn, readPmcid } from './pubmedId';
import { withoutEnding } from './sentenceEnd';

/** A PubMed identifier or a DOI, without its prefix. */
export interface SourceIdentifier {
  readonly kind: 'pmid' | 'doi';
  readonly id: string;
}

/**
 * Reads what a person writes for a source: `12345678`, `PMID: 12345678`, `10.5555/12345678`, `doi:10.…`, or
 * an address at doi.org or PubMed.
 *
 * @returns undefined for anything else, such as a PMCID, for which no request goes to PubMed or Crossref
 */
export function readSourceIdentifier(written: string): SourceIdentifier | undefined {
  const text = written.trim();
  const pmid = barePmid(text);
  if (pmid) {
    return { kind: 'pmid', id: pmid };
  }
  const doi = writtenDoi(text);
  if (doi) {
    return { kind: 'doi', id: doi };
  }
  const [, kind, id] = /^(pmid|doi):(.+)$/s.exec(identifierOfAddress(text) ?? '') ?? [];
  return id ? { kind: kind as SourceIdentifier['kind'], id } : undefined;
}

/**
 * The identifier in a text that names a publication, in the form of `comparedForm`: a DOI, an
 * address of doi.org or PubMed, `PMID: 123` or `PMC123`.
 *
 * @returns undefined for any other text, also if it contains anything else, and for a bare number
 */
export function identifierIn(text: string): string | undefined {
  const trimmed = text.trim();
  const doi = writtenDoi(trimmed);
  const pmid = markedPmidIn(trimmed);
  const pmcid = readPmcid(trimmed);
  return (
    (doi && comparedForm('doi', doi)) ??
    (pmid && comparedForm('pmid', pmid)) ??
    (pmcid && comparedForm('pmcid', pmcid)) ??
    identifierOfAddress(trimmed)
  );
}

/** The form for people: "PMID 12345678", "DOI 10.5555/12345678". */
export function shownIdentifier({ kind, id }: SourceIdentifier): string {
  return `${kind.toUpperCase()} ${id}`;
}

/** The form for comparison. */
export function comparedIdentifier({ kind, id }: SourceIdentifier): string {
  return `${kind}:${id.toLowerCase()}`;
}

/** An identifier in a note. */
interface WrittenIdentifier extends Range {
  readonly identifier: SourceIdentifier;
}

/** Of an address in prose: brackets in it are closed. */
const URL_UNIT = String.raw`[^\s<>()[\]"]`;
const written = new RegExp(
  [
    String.raw`https?:\/\/${URL_UNIT}+(?:(?:\(${URL_UNIT}*\)|${SICI})${URL_UNIT}*)*`,
    String.raw`\bPMID:?\s*\d{1,9}(?!\d)`,
    String.raw`(?:\bdoi:\s*)?(?<![\w/.])${REGISTRANT}(?:\/|%2F)(?:[^\s<>"[\]{}]|${SICI})+`,
  ].join('|'),
  'gi',
);

/**
 * The identifiers in a line of prose, in their order. A number is only an identifier after "PMID"; a DOI ends
 * before the full stop or bracket that ends its sentence.
 */
export function identifiersIn(line: string): WrittenIdentifier[] {
  return [...line.matchAll(written)].flatMap((match) => {
    const text = withoutEnding(match[0]);
    const identifier = readSourceIdentifier(text);
    return identifier ? [{ start: match.index, end: match.index + text.length, identifier }] : [];
  });
}
