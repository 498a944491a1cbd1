/**
 * Identifiers of publications and entities: their patterns, how people write them, and their addresses.
 *
 * No other file knows what a DOI looks like or where PubMed is.
 */
import type { Range } from '../text/range';

/** A DOI: "10.", the number of its registrant, a slash, and any suffix (DOI Handbook, 2.2). */
const REGISTRANT = String.raw`10\.\d{4,9}(?:\.\d{1,9}){0,4}`;
const DOI = String.raw`${REGISTRANT}\/\S+`;
/**
 * What a DOI made of a SICI (ANSI/NISO Z39.56) has in brackets, page and letters of the title, with the
 * beginning of what follows: `<765::AID-CNCR1>3.0.CO;2-6`, `[0933:TEOTWA]2.0.CO;2`.
 */
const SICI = String.raw`[<[]\w{1,12}\\?:[^\s<>[\]]{0,60}[>\]]\d\.\d\.[A-Z]{2}(?:;|\\;)\d`;
const PMID = String.raw`\d{1,9}`;
const PMCID = String.raw`PMC\d{1,9}`;

const DOI_ADDRESS = 'https://doi.org/';
const PUBMED_ADDRESS = 'https://pubmed.ncbi.nlm.nih.gov/';
const PMC_ADDRESS = 'https://pmc.ncbi.nlm.nih.gov/articles/';

/** Matches a text that consists of a DOI, without the address of a resolver. */
export const doiPattern = new RegExp(`^${DOI}$`);

/** The PMCID that a text consists of, with or without "PMCID:" before it. */
export function readPmcid(text: string): string | undefined {
  return alonePmcid.exec(text.trim())?.[1]?.toUpperCase();
}

const alonePmcid = new RegExp(String.raw`^(?:PMCID:?\s*)?(${PMCID})$`, 'i');

/** What may follow the host of an address: the host of a library's proxy, and a port. */
const PROXY = String.raw`(?:[.-][\w.-]+)?(?::\d{1,5})?`;
/** What may follow the number of a record. */
const REST = String.raw`\/?(?:[?#]\S*)?`;
const ARXIV = String.raw`\d{4}\.\d{4,5}|[a-z]+(?:-[a-z]+)?(?:\.[a-z]{2})?\/\d{7}`;

/** Addresses that contain the identifier of a publication, at its resolver or database, or at a library's proxy. */
const addresses = (
  [
    [
      'doi',
      String.raw`(?:www[.-])?(?:dx[.-])?doi[.-][\w.-]+(?::\d{1,5})?\/(${REGISTRANT}(?:\/|%2F)[^\s?#]+)(?:[?#]\S*)?`,
    ],
    ['pmid', String.raw`pubmed[.-]ncbi[.-]nlm[.-]nih[.-]gov${PROXY}\/(\d+)${REST}`],
    ['pmid', String.raw`(?:www[.-])?ncbi[.-]nlm[.-]nih[.-]gov${PROXY}\/pubmed\/(\d+)${REST}`],
    ['pmcid', String.raw`pmc[.-]ncbi[.-]nlm[.-]nih[.-]gov${PROXY}\/articles\/(PMC\d+)${REST}`],
    [
      'pmcid',
      String.raw`(?:www[.-])?ncbi[.-]nlm[.-]nih[.-]gov${PROXY}\/pmc\/articles\/(PMC\d+)${REST}`,
    ],
    [
      'arxiv',
      String.raw`(?:www\.|export\.)?arxiv\.org\/(?:abs|pdf|html)\/(${ARXIV})(?:v\d+)?(?:\.pdf)?${REST}`,
    ],
  ] as const
).map(([kind, path]) => [kind, new RegExp(String.raw`^https?:\/\/${path}$`, 'i')] as const);

/** The identifiers of a source that have an address. */
export interface SourceIds {
  readonly DOI?: string | undefined;
  readonly PMID?: string | undefined;
  readonly PMCID?: string | undefined;
}

/**
 * The identifier in an address: `doi:10.1000/x`, `pmid:123`, `pmcid:PMC123` or `arxiv:2101.00001`, in the letter
 * case for comparison, since DOIs are case-insensitive. Reads addresses of resolvers and databases, also through
 * the proxy of a library, and MyST's `doi:10.1000/x`.
 *
 * @returns undefined for any other address
 */
export function identifierOfAddress(address: string): string | undefined {
  if (!mayIdentify.test(address)) {
    return undefined;
  }
  const bare = /^doi:\s*(\S+)$/i.exec(address)?.[1];
  const target = bare ?? targetOfLogin(address);
  const doi = bare && writtenDoi(/^[\d.]+\/[^%]*$/.test(bare) ? bare : decoded(bare));
  if (doi) {
    return identifier('doi', doi);
  }
  for (const [kind, pattern] of addresses) {
    const id = pattern.exec(target)?.[1];
    if (id !== undefined) {
      return identifier(kind, kind === 'doi' ? decoded(id) : id);
    }
  }
  return undefined;
}

/** What an address with an identifier has in it: most have not, and a bibliography has many. */
const mayIdentify = /doi[:.-]|ncbi[.-]|arxiv\.|url=/i;

/** Where the login page of a library's proxy leads: `https://proxy.example/login?url=https://doi.org/…`. */
function targetOfLogin(address: string): string {
  const [before = '', ...rest] = /^https?:/i.test(address) ? address.split(/[?&]q?url=/i) : [];
  const target = rest.length > 0 && before.length < 200 ? rest.join('?url=') : address;
  return /^https?%3A/i.test(target) ? decoded(target) : target;
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

function identifier(kind: 'doi' | 'pmid' | 'pmcid' | 'arxiv', id: string): string {
  switch (kind) {
    case 'doi':
      return `doi:${wholeDoi(id).toLowerCase()}`;
    case 'arxiv':
      return `arxiv:${id.toLowerCase()}`;
    default:
      return `${kind}:${id.toUpperCase()}`;
  }
}

/** A DOI without what a note has around it: escapes of Markdown and HTML, and the end of the sentence. */
function wholeDoi(written: string): string {
  // Most are nothing but letters, digits and these signs.
  if (/^[\w./-]*[A-Za-z\d]$/.test(written)) {
    return written;
  }
  const text = written
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/&(lt|gt|amp);/gi, (_, name: string) => entities[name.toLowerCase()] as string);
  return withoutEnding(text);
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&' };

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
  const found = doiInText.exec(text)?.[0];
  return found && withoutEnding(found);
}

/** Brackets may be in a DOI, but for those of mark-up: only a SICI has angle brackets. */
const doiInText = new RegExp(String.raw`\b${REGISTRANT}\/(?:[^\s"<>{}]|${SICI})+`);

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

/** The DOI that a text consists of, with or without "doi:" before it. */
function writtenDoi(text: string): string | undefined {
  const doi = aloneDoi.exec(text)?.[1];
  return doi && wholeDoi(/^[\d.]+%2F/i.test(doi) ? decoded(doi) : doi);
}

const aloneDoi = new RegExp(String.raw`^(?:doi:?\s*)?(${REGISTRANT}(?:\/|%2F)\S+)$`, 'i');

/**
 * The identifier in a text that names a publication, in the form of {@link identifierOfAddress}: a DOI, an
 * address of doi.org or PubMed, `PMID: 123` or `PMC123`.
 *
 * @returns undefined for any other text, also if it contains anything else, and for a bare number
 */
export function identifierIn(text: string): string | undefined {
  const trimmed = text.trim();
  const doi = writtenDoi(trimmed);
  const pmid = markedPmid.exec(trimmed)?.[1];
  const pmcid = readPmcid(trimmed);
  return (
    (doi && identifier('doi', doi)) ??
    (pmid && identifier('pmid', pmid)) ??
    (pmcid && identifier('pmcid', pmcid)) ??
    identifierOfAddress(trimmed)
  );
}

/** Prefixes of identifiers in citation keys, as Manubot and its kin resolve them. */
const prefixed =
  /^(doi|shortdoi|pmid|pubmed|pmcid|pmc|arxiv|biorxiv|medrxiv|isbn|issn|url|https?|urn|uri|wikidata|orcid|clinicaltrials|nct|rrid|uniprot|pdb|ncbigene|geo|tag|raw|zotero|hal|handle|ads|inspire|swh):(.*)$/is;

/** Whether a citation key has the form of an identifier: Manubot's `pmid:123`, MyST's `10.1000/x`. */
export function isIdentifierKey(key: string): boolean {
  return prefixed.test(key) || aloneDoi.test(key);
}

/**
 * The identifier that a citation key is, as Manubot's `doi:`, `pmid:`, `pmcid:`, `arxiv:`, `isbn:` and `url:` write it,
 * or MyST's bare DOI or address; in the form of {@link identifierOfAddress}. Books and other addresses are
 * `isbn:9783319464923` and `url:example.org/a`.
 *
 * @returns undefined for any other key, also for identifiers that no publication goes by here
 */
export function identifierOfKey(key: string): string | undefined {
  const [, prefix = '', rest = ''] = prefixed.exec(key) ?? [];
  switch (prefix.toLowerCase()) {
    case '':
      return aloneDoi.test(key) ? identifierIn(key) : undefined;
    case 'doi':
      return identifierIn(rest)?.startsWith('doi:') ? identifierIn(rest) : undefined;
    case 'pmid':
    case 'pubmed':
      return barePmid(rest) && identifier('pmid', rest);
    case 'pmcid':
    case 'pmc':
      return readPmcid(rest) && identifier('pmcid', rest);
    case 'arxiv':
      return arxivIn(rest);
    case 'isbn':
      return isbnsIn(rest)[0];
    case 'url':
      return identifierOfUrl(rest);
    case 'http':
    case 'https':
      return identifierOfUrl(key);
    default:
      return undefined;
  }
}

/** The identifier of a citation key by which its source can be fetched; undefined where that is neither PMID nor DOI. */
export function fetchableIdentifier(key: string): SourceIdentifier | undefined {
  const identifier = identifierOfKey(key);
  return identifier ? (readSourceIdentifier(key) ?? readSourceIdentifier(identifier)) : undefined;
}

/** The arXiv identifier that a text consists of, without its version. */
function arxivIn(text: string): string | undefined {
  const id = aloneArxiv.exec(text.trim())?.[1];
  return id && identifier('arxiv', id);
}

const aloneArxiv = new RegExp(String.raw`^(?:arxiv:\s*)?(${ARXIV})(?:v\d+)?$`, 'i');

/** The ISBNs in a field, each with thirteen digits. */
function isbnsIn(text: string): string[] {
  const written = text.match(/(?<![\w-])\d(?:[ -]?\d){8,11}[ -]?[\dX](?![\w-])/gi) ?? [];
  return written.flatMap((number) => {
    const digits = number.replace(/[ -]/g, '');
    return digits.length === 10
      ? [`isbn:${withCheckDigit(`978${digits.slice(0, 9)}`)}`]
      : digits.length === 13
        ? [`isbn:${digits}`]
        : [];
  });
}

/** Twelve digits of an ISBN with their check digit (ISBN Users' Manual). */
function withCheckDigit(digits: string): string {
  const sum = [...digits].reduce((all, digit, at) => all + Number(digit) * (at % 2 ? 3 : 1), 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}

/** What an address stands for, in the form of {@link identifierOfKey}: of the web, without what may differ. */
function identifierOfUrl(written: string): string | undefined {
  const known = identifierOfAddress(written);
  const [, host, path = ''] =
    /^https?:\/\/(?:www\.)?([^\s/?#]+)([^\s#]*)/i.exec(written.trim()) ?? [];
  return known ?? (host && `url:${host.toLowerCase()}${path.replace(/\/+$/, '')}`);
}

/** What else than DOI and PMID a publication may be cited by. */
export interface OtherIds extends SourceIds {
  readonly ISBN?: string | undefined;
  readonly URL?: string | undefined;
  /** Texts that may name arXiv: the name of a journal, a number, an eprint with `arXiv:` before it. */
  readonly preprint?: readonly (string | undefined)[];
}

/**
 * What else than DOI and PMID a publication can be cited by, in the form of {@link identifierOfKey}. None of it tells
 * whether two publications are the same: chapters have the ISBN of their book.
 */
export function otherIdentifiersOf({ DOI, PMCID, ISBN, URL, preprint = [] }: OtherIds): string[] {
  // Most addresses are those of the DOI, which says it all.
  const address =
    URL && !(DOI && URL.endsWith(`doi.org/${DOI}`)) ? identifierOfUrl(URL) : undefined;
  const texts = [DOI?.replace(/^.*10\.48550\//, ''), ...preprint];
  const arxiv = [
    ...(address?.startsWith('arxiv:') ? [address] : []),
    ...texts.flatMap((text) => {
      const [, id] = (text && /arxiv[:.]\s*(\S+)/i.exec(text)) || [];
      return (id && arxivIn(withoutEnding(id))) || [];
    }),
  ].slice(0, 1);
  const pmcid = PMCID && readPmcid(PMCID);
  return [
    ...(pmcid ? [identifier('pmcid', pmcid)] : []),
    ...arxiv,
    ...arxiv.map((it) => it.replace(/^arxiv:/, 'doi:10.48550/arxiv.')),
    ...(ISBN ? isbnsIn(ISBN) : []),
    ...(address ? [address] : []),
  ];
}

/**
 * The citation key by which Manubot knows a publication: by its DOI, else by PMID, PMCID, arXiv, ISBN or address.
 *
 * @param ids as the publication has them
 */
export function keyOfIdentifiers({ DOI, PMID, ...others }: OtherIds): string | undefined {
  const doi = bareDoi(DOI ?? '');
  const pmid = barePmid(PMID ?? '');
  const known = otherIdentifiersOf(others);
  const url = others.URL && /^https?:\/\//i.test(others.URL) ? `url:${others.URL}` : undefined;
  return (
    (doi && `doi:${doi}`) ??
    (pmid && `pmid:${pmid}`) ??
    known.find((it) => /^(?:pmcid|arxiv|isbn):/.test(it)) ??
    url
  );
}

const markedPmid = new RegExp(String.raw`^PMID:?\s*(${PMID})$`, 'i');

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

/**
 * Removes the end of a sentence after a DOI or an address, and closing brackets that have no opening one in it: both
 * may contain pairs of brackets.
 */
function withoutEnding(text: string): string {
  const open = new Map<string, number>(pairs.map(([opening]) => [opening, 0]));
  for (const mark of text) {
    const opening = pairs.find(([, closing]) => closing === mark)?.[0] ?? mark;
    const count = open.get(opening);
    if (count !== undefined) {
      open.set(opening, count + (opening === mark ? 1 : -1));
    }
  }
  let end = text.length;
  for (; end > 0; end--) {
    const mark = text[end - 1] as string;
    const opening = pairs.find(([, closing]) => closing === mark)?.[0];
    const surplus = opening === undefined ? 0 : (open.get(opening) ?? 0);
    if (opening !== undefined && surplus < 0) {
      open.set(opening, surplus + 1);
    } else if (!/[.,;:!?'"’”»*_]/.test(mark)) {
      break;
    }
  }
  return text.slice(0, end);
}

const pairs = [
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
  ['<', '>'],
] as const;

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
