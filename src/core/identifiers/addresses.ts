/** Addresses on the web: those that contain the identifier of a publication, and those in fields. */

import { withoutPercents } from '../text/escape';
import { ARXIV } from './arxivId';
import { comparedForm } from './comparedForm';
import { REGISTRANT, writtenDoi } from './doi';

/** Text that may follow the host of an address: the host of a library's proxy, and a port. */
const PROXY = String.raw`(?:[.-][\w.-]+)?(?::\d{1,5})?`;
/** Text that may follow the number of a record. */
const REST = String.raw`\/?(?:[?#]\S*)?`;
/** Text that may follow the number of an article in PMC: its PDF. */
const PDF = String.raw`(?:\/pdf(?:\/[^\s/?#]+)?)?`;

/** Addresses that contain the identifier of a publication, at its resolver or database, or at a library's proxy. */
const addresses = (
  [
    [
      'doi',
      String.raw`(?:www[.-])?(?:dx[.-])?doi[.-][\w.-]+(?::\d{1,5})?\/(${REGISTRANT}(?:\/|%2F)[^\s?#]+)(?:[?#]\S*)?`,
    ],
    ['pmid', String.raw`pubmed[.-]ncbi[.-]nlm[.-]nih[.-]gov${PROXY}\/(\d+)${REST}`],
    ['pmid', String.raw`(?:www[.-])?ncbi[.-]nlm[.-]nih[.-]gov${PROXY}\/pubmed\/(\d+)${REST}`],
    [
      'pmcid',
      String.raw`pmc[.-]ncbi[.-]nlm[.-]nih[.-]gov${PROXY}\/articles\/(PMC\d+)${PDF}${REST}`,
    ],
    [
      'pmcid',
      String.raw`(?:www[.-])?ncbi[.-]nlm[.-]nih[.-]gov${PROXY}\/pmc\/articles\/(PMC\d+)${PDF}${REST}`,
    ],
    ['pmid', String.raw`(?:www\.)?europepmc\.org\/(?:article|abstract)\/med\/(\d+)${REST}`],
    [
      'pmcid',
      String.raw`(?:www\.)?europepmc\.org\/(?:article\/pmc|articles|abstract\/pmc)\/(PMC\d+)${REST}`,
    ],
    [
      'arxiv',
      String.raw`(?:www\.|export\.)?arxiv\.org\/(?:abs|pdf|html)\/(${ARXIV})(?:v\d+)?(?:\.pdf)?${REST}`,
    ],
  ] as const
).map(([kind, path]) => [kind, new RegExp(String.raw`^https?:\/\/${path}$`, 'i')] as const);

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
  const doi = bare && writtenDoi(/^[\d.]+\/[^%]*$/.test(bare) ? bare : withoutPercents(bare));
  if (doi) {
    return comparedForm('doi', doi);
  }
  for (const [kind, pattern] of addresses) {
    const id = pattern.exec(target)?.[1];
    if (id !== undefined) {
      return comparedForm(kind, kind === 'doi' ? withoutPercents(id) : id);
    }
  }
  return undefined;
}

/** A part of every address with an identifier: most addresses lack it, and a bibliography has many. */
const mayIdentify = /doi[:.-]|ncbi[.-]|europepmc\.|arxiv\.|url=/i;

/** The target of the login page of a library's proxy: `https://proxy.example/login?url=https://doi.org/…`. */
function targetOfLogin(address: string): string {
  const [before = '', ...rest] = /^https?:/i.test(address) ? address.split(/[?&]q?url=/i) : [];
  const target = rest.length > 0 && before.length < 200 ? rest.join('?url=') : address;
  return /^https?%3A/i.test(target) ? withoutPercents(target) : target;
}

/** The identifiers of PubMed and PubMed Central in a record's addresses: `{ PMID: '123' }`. */
export function pubmedIdsOf(addresses: readonly string[]): { PMID?: string; PMCID?: string } {
  const found = addresses.flatMap((address) => identifierOfAddress(address.trim()) ?? []);
  const [PMID, PMCID] = ['pmid', 'pmcid'].map((kind) =>
    found.find((id) => id.startsWith(`${kind}:`))?.slice(kind.length + 1),
  );
  return { ...(PMID ? { PMID } : {}), ...(PMCID ? { PMCID: PMCID.toUpperCase() } : {}) };
}

/** The identifier of a web address, in the form of `identifierOfKey`, without the parts that may differ. */
export function identifierOfUrl(written: string): string | undefined {
  const known = identifierOfAddress(written);
  const [, host, path = ''] =
    /^https?:\/\/(?:www\.)?([^\s/?#]+)([^\s#]*)/i.exec(written.trim()) ?? [];
  return known ?? (host && `url:${host.toLowerCase()}${path.replace(/\/+$/, '')}`);
}

/**
 * The address in a field.
 *
 * @returns undefined for `<Go to ISI>://WOS:…`, which EndNote writes into records of Web of Science, and for files of
 *   one computer (`internal-pdf://…`, `file:///…`)
 */
export function webAddress(written: string): string | undefined {
  const text = written.trim();
  const isAddress = /^(?:(?:https?|ftp):\/\/\S|www\.\S|(?:[\w-]+\.)+[a-z]{2,}\/)/i.test(text);
  return isAddress ? text : undefined;
}
