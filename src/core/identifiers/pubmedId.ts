/** Identifiers of PubMed (PMID) and of PubMed Central (PMCID), and their addresses. */

const PMID = String.raw`\d{1,9}`;
const PMCID = String.raw`PMC\d{1,9}`;

/** Matches a text that consists of digits, as a PMID does. */
export const pmidPattern = /^\d+$/;
/** Matches a text that consists of a PMCID. */
export const pmcidPattern = /^PMC\d+$/;

const PUBMED_ADDRESS = 'https://pubmed.ncbi.nlm.nih.gov/';
const PMC_ADDRESS = 'https://pmc.ncbi.nlm.nih.gov/articles/';

/** The PMCID that a text consists of, with or without "PMCID:" before it. */
export function readPmcid(text: string): string | undefined {
  return alonePmcid.exec(text.trim())?.[1]?.toUpperCase();
}

const alonePmcid = new RegExp(String.raw`^(?:PMCID:?\s*)?(${PMCID})$`, 'i');

/** Whether a text consists of as many digits as a PMID may have. */
export function isPmid(text: string): boolean {
  return wholePmid.test(text);
}

const wholePmid = new RegExp(`^${PMID}$`);

/** The PubMed identifier in a field: "123", "PMID: 123"; undefined for "NA", "0" and the like. */
export function barePmid(written: string): string | undefined {
  return /^(?:PMID:?\s*)?([1-9]\d{0,8})$/i.exec(written.trim())?.[1];
}

/** The PubMed identifier in a field of a bibliography: also "PMID 123", and an address that ends with it. */
export function pmidOrAddress(written: string): string | undefined {
  return /^(?:PMID\s*:?\s*|https?:\/\/\S*\/)?([1-9]\d{0,8})\/?$/i.exec(written.trim())?.[1];
}

/** The PubMed identifier in a text such as "PMID: 123", or "PMID: NLM123" as CINAHL writes it. */
export function pmidIn(text: string): string | undefined {
  return /\bPMID:?\s*(?:NLM)?(\d{1,9})(?!\d)/i.exec(text)?.[1];
}

/** The PubMed identifier that a text consists of, with its name: "PMID: 123". */
export function markedPmidIn(text: string): string | undefined {
  return markedPmid.exec(text)?.[1];
}

/**
 * The PubMed identifier in an accession number of a database or a program's own field, if it is marked as one: "PMID:
 * 123", "MEDLINE:123" (Web of Science), "PUBMED 123,EMBASE 456" (Cochrane), "123[pmid]".
 */
export function accessionPmid(written: string): string | undefined {
  return accessionPmids.map((pattern) => pattern.exec(written.trim())?.[1]).find(Boolean);
}

const accessionPmids: readonly RegExp[] = [
  /(?:^|[\s,;])(?:PMID|PUBMED(?:[ _-]?ID)?|MEDLINE)\s*[:#.=-]?\s*([1-9]\d{0,8})\.?(?=$|[\s,;])/i,
  /^([1-9]\d{0,8})\s*[[(](?:pmid|pubmed|uid|medline)[\])]$/i,
];

const accessionPmcids = /(?:^|\bPMCID:?\s*)(PMC[1-9]\d{0,8})(?=$|[\s,;.[\]])/i;

/** The PMCID in a program's own field, or in a note: "PMC123", "PMCID: PMC123", "PMC123[pmcid]". */
export function accessionPmcid(written: string): string | undefined {
  return accessionPmcids.exec(written.trim())?.[1]?.toUpperCase();
}

const markedPmid = new RegExp(String.raw`^PMID:?\s*(${PMID})$`, 'i');

/** The address of a publication's abstract in PubMed. */
export function pubMedAddress(pmid: string): string {
  return `${PUBMED_ADDRESS}${pmid}/`;
}

/** The address of a publication's text in PubMed Central. */
export function pmcAddress(pmcid: string): string {
  return `${PMC_ADDRESS}${pmcid}/`;
}
