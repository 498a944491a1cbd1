/** Identifiers in the place of citation keys, as in Manubot and MyST. */

import { identifierOfUrl } from './addresses';
import { arxivIn } from './arxivId';
import { comparedForm } from './comparedForm';
import { aloneDoi, bareDoi } from './doi';
import { type OtherIds, otherIdentifiersOf } from './publicationIds';
import { barePmid, readPmcid } from './pubmedId';
import { identifierIn, readSourceIdentifier, type SourceIdentifier } from './readIdentifier';
import { isbnsIn } from './serialNumbers';

/** Prefixes of identifiers in citation keys that Manubot and similar tools resolve. */
const prefixed =
  /^(doi|shortdoi|pmid|pubmed|pmcid|pmc|arxiv|biorxiv|medrxiv|isbn|issn|url|https?|urn|uri|wikidata|orcid|clinicaltrials|nct|rrid|uniprot|pdb|ncbigene|geo|tag|raw|zotero|hal|handle|ads|inspire|swh):(.*)$/is;

/** Whether a citation key has the form of an identifier: Manubot's `pmid:123`, MyST's `10.1000/x`. */
export function isIdentifierKey(key: string): boolean {
  return prefixed.test(key) || aloneDoi.test(key);
}

/**
 * The identifier in a citation key: Manubot's `doi:`, `pmid:`, `pmcid:`, `arxiv:`, `isbn:` and `url:`, or MyST's bare
 * DOI or address; in the form of `comparedForm`. Books and other addresses have the forms `isbn:9783319464923` and
 * `url:example.org/a`.
 *
 * @returns undefined for any other key, including identifiers by which publications are not looked up here
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
      return barePmid(rest) && comparedForm('pmid', rest);
    case 'pmcid':
    case 'pmc':
      return readPmcid(rest) && comparedForm('pmcid', rest);
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

/** The identifier of a citation key by which its source can be fetched; undefined for an ISBN or an address. */
export function fetchableIdentifier(key: string): SourceIdentifier | undefined {
  const identifier = identifierOfKey(key);
  return identifier ? (readSourceIdentifier(key) ?? readSourceIdentifier(identifier)) : undefined;
}

/**
 * The citation key of a publication in Manubot: its DOI, else its PMID, PMCID, arXiv identifier, ISBN or address.
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
