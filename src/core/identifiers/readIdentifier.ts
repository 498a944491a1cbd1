/** Identifiers as people write them: alone, or in a line of prose. */

import type { Range } from '../text/range';
import { identifierOfAddress } from './addresses';
import { ARXIV, arxivIn } from './arxivId';
import { comparedForm } from './comparedForm';
import { REGISTRANT, SICI, writtenDoi } from './doi';
import { barePmid, markedPmidIn, readPmcid } from './pubmedId';
import { withoutEnding } from './sentenceEnd';

/** An identifier by which a source can be fetched, without its prefix: `123`, `PMC123`, `2101.00001`, `10.5555/1`. */
export interface SourceIdentifier {
  readonly kind: 'pmid' | 'pmcid' | 'doi' | 'arxiv';
  readonly id: string;
}

/**
 * Reads an identifier as people write it: `12345678`, `PMID: 12345678`, `PMC1234567`, `10.5555/12345678`, `doi:10.…`,
 * `arXiv:2101.00001`, or an address at doi.org, PubMed, PubMed Central or arXiv.
 *
 * @returns undefined for anything else, such as an ISBN, which no service resolves
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
  const compared = identifierIn(text) ?? (/^arxiv/i.test(text) ? arxivIn(text) : undefined);
  const [, kind, id] = /^(pmid|pmcid|doi|arxiv):(.+)$/s.exec(compared ?? '') ?? [];
  return id ? { kind: kind as SourceIdentifier['kind'], id } : undefined;
}

/**
 * The identifier that a text consists of, in the form of `comparedForm`: a DOI, an address of doi.org or PubMed, `PMID:
 * 123` or `PMC123`.
 *
 * @returns undefined for any other text, even if it contains an identifier, and for a bare number
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

const names = { pmid: 'PMID', pmcid: 'PMCID', doi: 'DOI', arxiv: 'arXiv' } as const;

/** The form for people, which {@link readSourceIdentifier} reads: "PMID 12345678", "DOI 10.5555/12345678". */
export function shownIdentifier({ kind, id }: SourceIdentifier): string {
  return `${names[kind]} ${id}`;
}

/** The form for comparison. */
export function comparedIdentifier({ kind, id }: SourceIdentifier): string {
  return comparedForm(kind, id);
}

/** An identifier in a note. */
interface WrittenIdentifier extends Range {
  readonly identifier: SourceIdentifier;
}

/** A unit of an address in prose, without brackets. */
const URL_UNIT = String.raw`[^\s<>()[\]"]`;
const written = new RegExp(
  [
    String.raw`https?:\/\/${URL_UNIT}+(?:(?:\(${URL_UNIT}*\)|${SICI})${URL_UNIT}*)*`,
    String.raw`\bPMID:?\s*\d{1,9}(?!\d)`,
    String.raw`\bPMCID:?\s*PMC\d{1,9}(?!\d)`,
    String.raw`\barXiv:\s*(?:${ARXIV})(?:v\d{1,3})?(?![\w/])`,
    String.raw`(?:\bdoi:\s*)?(?<![\w/.])${REGISTRANT}(?:\/|%2F)(?:[^\s<>"[\]{}]|${SICI})+`,
  ].join('|'),
  'gi',
);

/**
 * The identifiers in a line of prose, in order. A number is an identifier only after "PMID", "PMCID" or "arXiv"; a DOI
 * ends before the full stop or bracket that ends its sentence.
 */
export function identifiersIn(line: string): WrittenIdentifier[] {
  return [...line.matchAll(written)].flatMap((match) => {
    const text = withoutEnding(match[0]);
    const identifier = readSourceIdentifier(text);
    return identifier ? [{ start: match.index, end: match.index + text.length, identifier }] : [];
  });
}
