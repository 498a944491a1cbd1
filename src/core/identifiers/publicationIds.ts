/** The identifiers in the fields of a publication. */

import { identifierOfUrl } from './addresses';
import { arxivIn, doiOfArxiv } from './arxivId';
import { comparedForm } from './comparedForm';
import { bareDoi, doiAddress } from './doi';
import { barePmid, pmcAddress, pubMedAddress, readPmcid } from './pubmedId';
import { withoutEnding } from './sentenceEnd';
import { isbnsIn } from './serialNumbers';

/** The identifiers of a source that have an address. */
export interface SourceIds {
  readonly DOI?: string | undefined;
  readonly PMID?: string | undefined;
  readonly PMCID?: string | undefined;
}

/** All identifiers of a source, in the form of `comparedForm`; leaves out texts such as "NA". */
export function identifiersOf({ DOI, PMID, PMCID }: SourceIds): string[] {
  const [doi, pmid, pmcid] = [bareDoi(DOI ?? ''), barePmid(PMID ?? ''), readPmcid(PMCID ?? '')];
  return [
    ...(doi ? [comparedForm('doi', doi)] : []),
    ...(pmid ? [comparedForm('pmid', pmid)] : []),
    ...(pmcid ? [comparedForm('pmcid', pmcid)] : []),
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
  return PMCID && pmcAddress(PMCID);
}

/** The identifiers of a publication beside DOI and PMID, by which it may be cited. */
export interface OtherIds extends SourceIds {
  readonly ISBN?: string | undefined;
  readonly URL?: string | undefined;
  /** Texts that may name arXiv: the name of a journal, a number, an eprint with `arXiv:` before it. */
  readonly preprint?: readonly (string | undefined)[];
}

/**
 * The identifiers of a publication beside DOI and PMID, in the form of `comparedForm`. They do not show whether two
 * publications are the same: chapters have the ISBN of their book.
 */
export function otherIdentifiersOf({ DOI, PMCID, ISBN, URL, preprint = [] }: OtherIds): string[] {
  const found: string[] = [];
  const pmcid = PMCID && readPmcid(PMCID);
  if (pmcid) {
    found.push(comparedForm('pmcid', pmcid));
  }
  // Most addresses only repeat the DOI.
  const address =
    URL && !(DOI && URL.endsWith(`doi.org/${DOI}`)) ? identifierOfUrl(URL) : undefined;
  const arxiv = address?.startsWith('arxiv:')
    ? address
    : (arxivNamedIn(DOI) ?? preprint.map(arxivNamedIn).find(Boolean));
  if (arxiv) {
    found.push(arxiv, comparedForm('doi', doiOfArxiv(arxiv.replace(/^arxiv:/, ''))));
  }
  if (ISBN) {
    found.push(...isbnsIn(ISBN));
  }
  if (address) {
    found.push(address);
  }
  return found;
}

/** The arXiv identifier in `arXiv:1407.3561` or arXiv's DOIs, in the form of `comparedForm`. Reads most texts once. */
function arxivNamedIn(text: string | undefined): string | undefined {
  const [, id] = (text && /arxiv[:.]\s*(\S+)/i.exec(text)) || [];
  return id && arxivIn(withoutEnding(id));
}
