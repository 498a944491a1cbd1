/** Identifiers by which a source is asked for, as people write them. */
import { identifierOfAddress } from '../note/citations/sourceAddress';
import type { Range } from '../note/range';

/** A PubMed identifier or a DOI, without its prefix. */
export interface SourceIdentifier {
  readonly kind: 'pmid' | 'doi';
  readonly id: string;
}

/**
 * What a person writes for a source: `12345678`, `PMID: 12345678`, `10.5555/12345678`, `doi:10.…`, or an
 * address at doi.org or PubMed.
 *
 * @returns undefined for anything else, such as a PMCID, which neither PubMed nor Crossref is asked by
 */
export function readSourceIdentifier(written: string): SourceIdentifier | undefined {
  const text = written.trim();
  const address = identifierOfAddress(text);
  const [, pmid] = /^(?:PMID:?\s*)?([1-9]\d{0,8})$/i.exec(text) ?? [];
  if (pmid) {
    return { kind: 'pmid', id: pmid };
  }
  const [, kind, id] = /^(pmid|doi):(.+)$/s.exec(address ?? '') ?? [];
  if (id) {
    return { kind: kind as SourceIdentifier['kind'], id };
  }
  const [, doi] = /^(?:doi:?\s*)?(10\.\d{4,9}\/\S+)$/i.exec(text) ?? [];
  return doi ? { kind: 'doi', id: doi } : undefined;
}

/** As people read it: "PMID 12345678", "DOI 10.5555/12345678". */
export function shownIdentifier({ kind, id }: SourceIdentifier): string {
  return `${kind.toUpperCase()} ${id}`;
}

/** In the form of `identifierOfAddress`, by which it is compared. */
export function comparedIdentifier({ kind, id }: SourceIdentifier): string {
  return `${kind}:${id.toLowerCase()}`;
}

/** An identifier where a note has it. */
export interface WrittenIdentifier extends Range {
  readonly identifier: SourceIdentifier;
}

const written =
  /https?:\/\/[^\s<>()[\]"]+(?:\([^\s<>()[\]"]*\)[^\s<>()[\]"]*)*|\bPMID:?\s*\d{1,9}(?!\d)|(?:\bdoi:\s*)?(?<![\w/.])10\.\d{4,9}\/[^\s<>"[\]{}]+/gi;

/**
 * The identifiers in a line of prose, in its order: a number only behind "PMID", a DOI without the full
 * stop or bracket that ends its sentence.
 */
export function identifiersIn(line: string): WrittenIdentifier[] {
  return [...line.matchAll(written)].flatMap((match) => {
    const text = withoutEnding(match[0]);
    const identifier = readSourceIdentifier(text);
    return identifier ? [{ start: match.index, end: match.index + text.length, identifier }] : [];
  });
}

/** A bracket that closes nothing within a DOI is not part of it: DOIs may have pairs. */
function withoutEnding(text: string): string {
  const bare = text.replace(/[.,;:!?'’”*_]+$/, '');
  const isOpen = (bare.match(/\)/g)?.length ?? 0) > (bare.match(/\(/g)?.length ?? 0);
  return isOpen && bare.endsWith(')') ? withoutEnding(bare.slice(0, -1)) : bare;
}
