// NCBI's PMC ID Converter and the resolver of DOIs, in the forms that their documentation gives. All data is invented.

/** PMCIDs for which the converter gives other answers than usual: PMC990000041 is PMID 990000041. */
export const oddPmcids = {
  unknown: 'PMC990000404',
  another: 'PMC990000602',
  /** A book: it has a DOI, and no record in PubMed. */
  withoutPmid: 'PMC990000800',
  notSaid: 'PMC990000801',
};

/** DOIs that PubMed Central has. @param {string} doi */
const hasDoi = (doi) => /^10\.5555\/lamp\.\d+$/.test(doi);

/**
 * The converter's answer about one identifier.
 *
 * @param {string} kind
 * @param {string} id
 */
export function convertedIds(kind, id) {
  const number = /(\d+)$/.exec(id)?.[1] ?? '';
  const isUnknown = id === oddPmcids.unknown || (kind === 'doi' && !hasDoi(id));
  const told = id === oddPmcids.another ? '990000001' : number;
  const record = isUnknown
    ? { 'requested-id': id, status: 'error', errmsg: 'Identifier not found in PMC' }
    : {
        doi: `10.5555/lamp.${told}`,
        pmcid: `PMC${told}`,
        ...(id === oddPmcids.withoutPmid ? {} : { pmid: Number(told) }),
        'requested-id': id,
      };
  const records = id === oddPmcids.notSaid ? 'no list' : [record];
  return {
    status: 'ok',
    'response-date': '2026-01-01 00:00:00',
    request: { format: 'json' },
    records,
  };
}

/**
 * What the resolver hands out for DOIs of arXiv's and for those whose name has "datacite" in it, as CSL JSON.
 *
 * @param {string} doi
 */
export function cslOf(doi) {
  if (/404$/.test(doi) || !/^10\.48550\/arxiv\.|datacite/i.test(doi)) return undefined;
  return {
    ...{ type: 'article', id: `https://doi.org/${doi}`, categories: ['Invented (in.VE)'] },
    author: [{ family: 'Lampe', given: 'Émile' }],
    issued: { 'date-parts': [[2014, 7, 13]] },
    abstract: 'IL-6 was imagined.',
    // DataCite has DOIs in capitals.
    DOI: /another/.test(doi) ? '10.48550/ARXIV.0000.00001' : doi.toUpperCase(),
    ...{ publisher: 'arXiv', title: 'An imagined preprint on lamps', copyright: 'none' },
    ...{ URL: 'https://arxiv.invalid/abs/1', version: '1' },
  };
}
