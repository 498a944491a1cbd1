/**
 * Identifiers of publications and entities: their patterns, how people write them, and their addresses.
 *
 * No other file knows what a DOI looks like or where PubMed is.
 */
import type { Range } from '../text/range';

/** A DOI: "10.", the number of its registrant, a slash, and any suffix (DOI Handbook, 2.2). */
const DOI = String.raw`10\.\d{4,9}\/\S+`;
const PMID = String.raw`\d{1,9}`;
const PMCID = String.raw`PMC\d{1,9}`;

const DOI_ADDRESS = 'https://doi.org/';
const PUBMED_ADDRESS = 'https://pubmed.ncbi.nlm.nih.gov/';
const PMC_ADDRESS = 'https://pmc.ncbi.nlm.nih.gov/articles/';

/** Matches a text that consists of a DOI, without the address of a resolver. */
export const doiPattern = new RegExp(`^${DOI}$`);

/** The PMCID that a text consists of, with or without "PMCID:" before it. */
export function readPmcid(text: string): string | undefined {
  return new RegExp(String.raw`^(?:PMCID:?\s*)?(${PMCID})$`, 'i')
    .exec(text.trim())?.[1]
    ?.toUpperCase();
}

/** Addresses that contain the identifier of a publication, on any site. */
const addresses = (
  [
    ['doi', String.raw`(?:dx\.|www\.)?doi\.org\/(${DOI})`],
    ['pmid', String.raw`pubmed\.ncbi\.nlm\.nih\.gov\/(\d+)\/?(?:[?#]\S*)?`],
    ['pmid', String.raw`(?:www\.)?ncbi\.nlm\.nih\.gov\/pubmed\/(\d+)\/?(?:[?#]\S*)?`],
    ['pmcid', String.raw`pmc\.ncbi\.nlm\.nih\.gov\/articles\/(PMC\d+)\/?(?:[?#]\S*)?`],
    ['pmcid', String.raw`(?:www\.)?ncbi\.nlm\.nih\.gov\/pmc\/articles\/(PMC\d+)\/?(?:[?#]\S*)?`],
  ] as const
).map(([kind, path]) => [kind, new RegExp(String.raw`^https?:\/\/${path}$`, 'i')] as const);

/** The identifiers of a source that have an address. */
export interface SourceIds {
  readonly DOI?: string | undefined;
  readonly PMID?: string | undefined;
  readonly PMCID?: string | undefined;
}

/**
 * The identifier in an address: `doi:10.1000/x`, `pmid:123` or `pmcid:PMC123`, in the letter case for
 * comparison, since DOIs are case-insensitive.
 *
 * @returns undefined for any other address
 */
export function identifierOfAddress(address: string): string | undefined {
  for (const [kind, pattern] of addresses) {
    const id = pattern.exec(address)?.[1];
    if (id !== undefined) {
      return identifier(kind, kind === 'doi' ? decoded(id) : id);
    }
  }
  return undefined;
}

/** All identifiers of a source, in the form of {@link identifierOfAddress}; none of "NA" and the like. */
export function identifiersOf({ DOI, PMID, PMCID }: SourceIds): string[] {
  const [doi, pmid, pmcid] = [bareDoi(DOI ?? ''), barePmid(PMID ?? ''), readPmcid(PMCID ?? '')];
  return [
    ...(doi ? [identifier('doi', doi)] : []),
    ...(pmid ? [identifier('pmid', pmid)] : []),
    ...(pmcid ? [identifier('pmcid', pmcid)] : []),
  ];
}

/** The address of a source: of its DOI, else of its abstract in PubMed, else of its text in PMC. */
export function addressOf({ DOI, PMID, PMCID }: SourceIds): string | undefined {
  if (DOI) {
    return doiAddress(DOI);
  }
  if (PMID) {
    return pubMedAddress(PMID);
  }
  return PMCID && `${PMC_ADDRESS}${PMCID}/`;
}

/** The address of a publication at its publisher, by DOI; without brackets, which would end a link. */
export function doiAddress(doi: string): string {
  return `${DOI_ADDRESS}${encoded(doi)}`;
}

/** The address of a publication's abstract in PubMed. */
export function pubMedAddress(pmid: string): string {
  return `${PUBMED_ADDRESS}${pmid}/`;
}

function identifier(kind: 'doi' | 'pmid' | 'pmcid', id: string): string {
  return `${kind}:${kind === 'doi' ? id.toLowerCase() : id.toUpperCase()}`;
}

/** Percent-encodes a DOI. Also encodes brackets, which would end a link: `10.1016/S0140-6736(05)67483-1`. */
function encoded(doi: string): string {
  return doi.replace(/\p{Surrogate}/gu, '\uFFFD').replace(/[^\w.~:;/-]/gu, (mark) => {
    const whole = encodeURIComponent(mark);
    return whole === mark ? `%${mark.charCodeAt(0).toString(16).toUpperCase()}` : whole;
  });
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * The DOI that a field holds, in the letters it was written in: "10.1000/1", "doi:10.1000/1",
 * "https://doi-org.proxy.example/10.1000/1".
 *
 * @returns undefined for what does not begin at "10.", such as "NA", which programs write for none
 */
export function bareDoi(written: string): string | undefined {
  const text = written.trim();
  const start = text.search(/10\.\d{1,9}(?:\.\d{1,9}){0,4}(?:\/|%2F)\s*\S/i);
  const before = text.slice(0, Math.max(start, 0));
  if (start < 0 || !beforeDoi.test(before)) {
    return undefined;
  }
  // Of several, the first; programs escape signs in it for LaTeX.
  const doi = text
    .slice(start)
    .replace(/[,;]?\s+(?:(?:and|&)\s+)?(?:https?:|doi:|10\.\d)[\s\S]*$/i, '')
    .replaceAll('\\', '');
  return /https?:/i.test(before) || /^[\d.]+%2F/i.test(doi) ? decoded(doi) : doi;
}

/** What may be before a DOI in its field: nothing, "doi:", the address of a resolver, or these together. */
const beforeDoi =
  /^(?:doi[\s:=]*){0,2}(?:https?:\/\/\S*[/=:]|(?:[\w-]+\.)*doi\.org\/)?(?:doi[\s:=]*)?$/i;

/**
 * The address that a field holds.
 *
 * @returns undefined for `<Go to ISI>://WOS:…`, which EndNote writes into records of Web of Science, and
 *   for files of one computer (`internal-pdf://…`, `file:///…`)
 */
export function webAddress(written: string): string | undefined {
  const text = written.trim();
  const isAddress = /^(?:(?:https?|ftp):\/\/\S|www\.\S|(?:[\w-]+\.)+[a-z]{2,}\/)/i.test(text);
  return isAddress ? text : undefined;
}

/** Numbers of a journal, of a book, and of what is neither: a report, a patent. */
interface SerialNumbers {
  readonly ISSN?: string;
  readonly ISBN?: string;
  readonly number?: string;
}

/**
 * The first ISSN and the first ISBN of what a database writes: "20964129 (ISSN); 9783319464923 (ISBN)",
 * "0028-0836 (Print)". An ISSN has a hyphen in the middle, as the ISSN Manual has it.
 *
 * @param otherwise what a number is that has the form of neither
 */
export function serialNumbersIn(
  written: string,
  otherwise: 'ISSN' | 'ISBN' | 'number',
): SerialNumbers {
  const numbers = written.match(/(?<!\w)(?<!\d-)\d(?:[ -]?\d){6,11}[ -]?[\dX](?![\w-])/gi) ?? [];
  const bare = numbers.map((number) => [number, number.replace(/[ -]/g, '')] as const);
  const issn = bare.find(([number]) => /^\d{4}-?\d{3}[\dX]$/i.test(number))?.[1].toUpperCase();
  const isbn = bare.find(([, { length }]) => length === 10 || length === 13)?.[0];
  const other = issn || isbn ? undefined : /^[^\s(;]+/.exec(written.trim())?.[0];
  return {
    ...(issn ? { ISSN: `${issn.slice(0, 4)}-${issn.slice(4)}` } : {}),
    ...(isbn ? { ISBN: isbn } : {}),
    ...(other ? { [otherwise]: other } : {}),
  };
}

/** What the number of a publication of a type of CSL is, where its form does not say it. */
export function numberKind(type: string): 'ISSN' | 'ISBN' | 'number' {
  if (/^(?:report|patent|standard)$/.test(type)) {
    return 'number';
  }
  return /^(?:book|chapter|paper-conference|entry)/.test(type) ? 'ISBN' : 'ISSN';
}

/** The PubMed identifier that a field holds: "123", "PMID: 123"; undefined for "NA", "0" and the like. */
export function barePmid(written: string): string | undefined {
  return /^(?:PMID:?\s*)?([1-9]\d{0,8})$/i.exec(written.trim())?.[1];
}

/** The PubMed identifier in a text such as "PMID: 123". */
export function pmidIn(text: string): string | undefined {
  return /\bPMID:?\s*(\d{1,9})(?!\d)/i.exec(text)?.[1];
}

/** The DOI that a text begins with or contains: "10.", a number, a slash, and everything up to the next blank. */
export function doiIn(text: string): string | undefined {
  return /\b10\.\d{4,9}\/[^\s"<>{}]+/.exec(text)?.[0].replace(/[.,;)\]]+$/, '');
}

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
  const address = identifierOfAddress(text);
  const pmid = barePmid(text);
  if (pmid) {
    return { kind: 'pmid', id: pmid };
  }
  const [, kind, id] = /^(pmid|doi):(.+)$/s.exec(address ?? '') ?? [];
  if (id) {
    return { kind: kind as SourceIdentifier['kind'], id };
  }
  const doi = writtenDoi(text);
  return doi ? { kind: 'doi', id: doi } : undefined;
}

/** The DOI that a text consists of, with or without "doi:" before it. */
function writtenDoi(text: string): string | undefined {
  return new RegExp(String.raw`^(?:doi:?\s*)?(${DOI})$`, 'i').exec(text)?.[1];
}

/**
 * The identifier in a text that names a publication, in the form of {@link identifierOfAddress}: a DOI, an
 * address of doi.org or PubMed, `PMID: 123` or `PMC123`.
 *
 * @returns undefined for any other text, also if it contains anything else, and for a bare number
 */
export function identifierIn(text: string): string | undefined {
  const trimmed = text.trim();
  const doi = writtenDoi(trimmed);
  const pmid = new RegExp(String.raw`^PMID:?\s*(${PMID})$`, 'i').exec(trimmed)?.[1];
  const pmcid = readPmcid(trimmed);
  return (
    (doi && identifier('doi', doi)) ??
    (pmid && identifier('pmid', pmid)) ??
    (pmcid && identifier('pmcid', pmcid)) ??
    identifierOfAddress(trimmed)
  );
}

/** The form for people: "PMID 12345678", "DOI 10.5555/12345678". */
export function shownIdentifier({ kind, id }: SourceIdentifier): string {
  return `${kind.toUpperCase()} ${id}`;
}

/** The form for comparison, as `identifierOfAddress` gives it. */
export function comparedIdentifier({ kind, id }: SourceIdentifier): string {
  return `${kind}:${id.toLowerCase()}`;
}

/** An identifier in a note. */
interface WrittenIdentifier extends Range {
  readonly identifier: SourceIdentifier;
}

const written =
  /https?:\/\/[^\s<>()[\]"]+(?:\([^\s<>()[\]"]*\)[^\s<>()[\]"]*)*|\bPMID:?\s*\d{1,9}(?!\d)|(?:\bdoi:\s*)?(?<![\w/.])10\.\d{4,9}\/[^\s<>"[\]{}]+/gi;

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

/** Removes a closing bracket that has no opening one in the DOI: DOIs may contain pairs of brackets. */
function withoutEnding(text: string): string {
  const bare = text.replace(/[.,;:!?'’”*_]+$/, '');
  const isOpen = (bare.match(/\)/g)?.length ?? 0) > (bare.match(/\(/g)?.length ?? 0);
  return isOpen && bare.endsWith(')') ? withoutEnding(bare.slice(0, -1)) : bare;
}

/** The database of an identifier, and the address of the record there. */
interface IdentifierAddress {
  readonly database: string;
  /** The identifier as the database writes it: "6018", "P05231". */
  readonly accession: string;
  readonly address: string;
}

/**
 * The databases of the dataset's CURIEs, by prefix. identifiers.org (Wimalaratne et al. 2018,
 * doi:10.1038/sdata.2018.29) resolves most of them: its addresses outlive those of the databases. The FDA
 * resolves UNIIs itself.
 */
const databases: ReadonlyMap<string, readonly [name: string, address: string]> = new Map([
  ['HGNC', ['HGNC', 'https://identifiers.org/hgnc:']],
  ['NCBIGene', ['NCBI Gene', 'https://identifiers.org/ncbigene:']],
  ['UniProt', ['UniProt', 'https://identifiers.org/uniprot:']],
  ['MESH', ['MeSH', 'https://identifiers.org/mesh:']],
  ['DrugBank', ['DrugBank', 'https://identifiers.org/drugbank:']],
  ['CHEBI', ['ChEBI', 'https://identifiers.org/CHEBI:']],
  ['UNII', ['UNII', 'https://precision.fda.gov/uniisearch/srs/unii/']],
  ['CAS', ['CAS', 'https://identifiers.org/cas:']],
  ['FPLX', ['FamPlex', 'https://identifiers.org/fplx:']],
]);

/** The address of a CURIE such as "HGNC:6018"; undefined for an unknown prefix. */
export function identifierAddress(curie: string): IdentifierAddress | undefined {
  const colon = curie.indexOf(':');
  const accession = curie.slice(colon + 1);
  const [database, address] = databases.get(curie.slice(0, colon)) ?? [];
  return database && address
    ? { database, accession, address: `${address}${encodeURIComponent(accession)}` }
    : undefined;
}

/** The prefixes of CURIEs, each with the beginning of the addresses of its identifiers. */
export function identifierPrefixes(): [prefix: string, address: string][] {
  return [...databases].map(([prefix, [, address]]) => [prefix, address]);
}
