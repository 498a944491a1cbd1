/** Addresses of sources that stand for their identifiers, whichever site they name. */

const patterns = [
  ['doi', /^https?:\/\/(?:dx\.|www\.)?doi\.org\/(10\.\d{4,9}\/\S+)$/i],
  ['pmid', /^https?:\/\/pubmed\.ncbi\.nlm\.nih\.gov\/(\d+)\/?(?:[?#]\S*)?$/i],
  ['pmid', /^https?:\/\/(?:www\.)?ncbi\.nlm\.nih\.gov\/pubmed\/(\d+)\/?(?:[?#]\S*)?$/i],
  ['pmcid', /^https?:\/\/pmc\.ncbi\.nlm\.nih\.gov\/articles\/(PMC\d+)\/?(?:[?#]\S*)?$/i],
  ['pmcid', /^https?:\/\/(?:www\.)?ncbi\.nlm\.nih\.gov\/pmc\/articles\/(PMC\d+)\/?(?:[?#]\S*)?$/i],
] as const;

/** The identifiers of a source that have an address. */
export interface SourceIds {
  readonly DOI?: string | undefined;
  readonly PMID?: string | undefined;
  readonly PMCID?: string | undefined;
}

/**
 * What an address stands for: `doi:10.1000/x`, `pmid:123` or `pmcid:PMC123`, letters as they are
 * compared, since a DOI does not tell capitals from small ones.
 *
 * @returns undefined for any other address
 */
export function identifierOfAddress(address: string): string | undefined {
  for (const [kind, pattern] of patterns) {
    const id = pattern.exec(address)?.[1];
    if (id !== undefined) {
      return identifier(kind, kind === 'doi' ? decoded(id) : id);
    }
  }
  return undefined;
}

/** All identifiers of a source, in the form of {@link identifierOfAddress}. */
export function identifiersOf({ DOI, PMID, PMCID }: SourceIds): string[] {
  return [
    ...(DOI ? [identifier('doi', DOI)] : []),
    ...(PMID ? [identifier('pmid', PMID)] : []),
    ...(PMCID ? [identifier('pmcid', PMCID)] : []),
  ];
}

/** The address of a source: of its DOI, else of its abstract in PubMed, else of its text in PMC. */
export function addressOf({ DOI, PMID, PMCID }: SourceIds): string | undefined {
  if (DOI) {
    return `https://doi.org/${encoded(DOI)}`;
  }
  if (PMID) {
    return `https://pubmed.ncbi.nlm.nih.gov/${PMID}/`;
  }
  return PMCID && `https://pmc.ncbi.nlm.nih.gov/articles/${PMCID}/`;
}

function identifier(kind: 'doi' | 'pmid' | 'pmcid', id: string): string {
  return `${kind}:${kind === 'doi' ? id.toLowerCase() : id.toUpperCase()}`;
}

/** Percent-encoded, brackets too, which would end a link: `10.1016/S0140-6736(05)67483-1`. */
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
