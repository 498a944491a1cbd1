/** Identifiers of entities: CURIEs of databases, and their addresses. */

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
  ['MGI', ['MGI', 'https://identifiers.org/MGI:']],
  ['RGD', ['RGD', 'https://identifiers.org/rgd:']],
  ['NCBIGene', ['NCBI Gene', 'https://identifiers.org/ncbigene:']],
  ['UniProt', ['UniProt', 'https://identifiers.org/uniprot:']],
  ['MESH', ['MeSH', 'https://identifiers.org/mesh:']],
  ['DrugBank', ['DrugBank', 'https://identifiers.org/drugbank:']],
  ['CHEBI', ['ChEBI', 'https://identifiers.org/CHEBI:']],
  ['UNII', ['UNII', 'https://precision.fda.gov/uniisearch/srs/unii/']],
  ['CAS', ['CAS', 'https://identifiers.org/cas:']],
  ['FPLX', ['FamPlex', 'https://identifiers.org/fplx:']],
  ['NCBITaxon', ['NCBI Taxonomy', 'https://identifiers.org/taxonomy:']],
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
