import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const sentences = [
  'Serum concentrations were measured in 40 patients and 38 controls.',
  'IL-6 and TNF-α rose, while interleukin (IL)-10 did not.',
  'Tocilizumab was given to those with signs of cytokine release.',
  'The difference was not significant (p &lt; 0.1).',
  'IFN-γ<sup>+</sup> cells were found in all biopsies.',
];

/**
 * Makes packed files as PubMed has them, of invented records with PMIDs that count on.
 *
 * @param {string} folder
 * @param {number} files
 * @param {number} records in each file
 * @returns {string[]} all PMIDs
 */
export function makePubmedFiles(folder, files, records) {
  mkdirSync(folder, { recursive: true });
  const ids = [];
  for (let file = 1; file <= files; file++) {
    const articles = [];
    for (let record = 0; record < records; record++) {
      const id = String(file * 100_000 + record);
      ids.push(id);
      articles.push(articleOf(id, record));
    }
    const xml = `<?xml version="1.0" encoding="utf-8"?>\n<PubmedArticleSet>\n${articles.join('')}</PubmedArticleSet>\n`;
    writeFileSync(join(folder, `made${String(file).padStart(4, '0')}.xml.gz`), gzipSync(xml));
  }
  return ids;
}

/**
 * @param {string} id
 * @param {number} number
 */
function articleOf(id, number) {
  const abstract = Array.from({ length: 10 }, (_, at) => sentences[(number + at * 3) % 5]).join(
    ' ',
  );
  const affiliation = `Department of Inventions, University of Nowhere, ${'Nowhere Street 1, '.repeat(6)}XX.`;
  const authors = Array.from(
    { length: 8 },
    (_, at) =>
      `<Author ValidYN="Y"><LastName>Name${at}</LastName><ForeName>A B</ForeName><AffiliationInfo>` +
      `<Affiliation>${affiliation}</Affiliation></AffiliationInfo></Author>`,
  ).join('\n');
  const headings = Array.from(
    { length: 10 },
    (_, at) =>
      `<MeshHeading><DescriptorName UI="D${at}" MajorTopicYN="N">Heading</DescriptorName></MeshHeading>`,
  ).join('\n');
  return `<PubmedArticle><MedlineCitation Status="MEDLINE" Owner="NLM"><PMID Version="1">${id}</PMID>
<Article PubModel="Print"><Journal><Title>Invented journal</Title></Journal>
<ArticleTitle>An invented study of IL-6, number ${number}.</ArticleTitle>
<Abstract><AbstractText Label="RESULTS">${abstract}</AbstractText></Abstract>
<AuthorList CompleteYN="Y">${authors}</AuthorList></Article>
<MeshHeadingList>${headings}</MeshHeadingList></MedlineCitation></PubmedArticle>
`;
}
