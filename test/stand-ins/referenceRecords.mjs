// Works of Crossref's and records of PubMed's about which there are notices, in the forms that both document. All of
// them are invented.

/** DOIs that get a faulty answer wherever they are in a list. */
export const badDois = {
  busy: '10.5555/bad.busy',
  serverError: '10.5555/bad.server',
  endless: '10.5555/bad.endless',
  cutOff: '10.5555/bad.cut',
  refused: '10.5555/bad.refused',
  movedToUnsafe: '10.5555/bad.moved',
};

/** @param {string} doi @param {object} fields */
function work(doi, fields) {
  return {
    ...{ DOI: doi.toLowerCase(), type: 'journal-article', title: ['Imagined lamps and IL-6'] },
    author: [{ given: 'Josiah', family: 'Carberry', sequence: 'first', affiliation: [] }],
    issued: { 'date-parts': [[2008, 8, 13]] },
    'published-print': { 'date-parts': [[2008, 8]] },
    'published-online': { 'date-parts': [[2008, 7, 1]] },
    'container-title': ['Journal of Psychoceramics'],
    URL: `https://doi.org/${doi}`,
    ...fields,
  };
}

/** @param {string} type @param {string} [source] */
const update = (type, source = 'publisher') => ({
  ...{ DOI: `10.5555/notice.${type}`, type, label: type, source },
  updated: { 'date-parts': [[2010, 2, 6]], 'date-time': '2010-02-06T00:00:00Z' },
});

/** @type {Readonly<Record<string, object>>} */
const works = {
  retracted: { 'updated-by': [update('retraction', 'retraction-watch'), update('correction')] },
  retractedTitle: { title: ['RETRACTED: Imagined lamps and IL-6'] },
  aboutRetractions: { title: ['Why a retracted article on lamps keeps being cited'] },
  partly: { 'updated-by': [update('partial_retraction')] },
  concern: { 'updated-by': [update('expression_of_concern')] },
  corrected: { 'updated-by': [update('erratum')] },
  withdrawn: { 'updated-by': [update('withdrawal')] },
  extended: { 'updated-by': [update('addendum'), update('new_version')] },
  reinstated: { 'updated-by': [update('retraction'), update('reinstatement')] },
  notice: {
    title: ['Retracted: Imagined lamps and IL-6'],
    'update-to': [{ DOI: '10.5555/check.retracted', type: 'retraction', label: 'Retraction' }],
  },
  preprint: {
    ...{ type: 'posted-content', subtype: 'preprint', 'container-title': [] },
    relation: {
      'is-preprint-of': [
        { 'id-type': 'doi', id: '10.5555/CHECK.journal', 'asserted-by': 'subject' },
      ],
      'has-review': 'of another form',
    },
  },
  journal: { 'container-title': ['Annals of Lamps'] },
  group: { author: [{ name: 'The Lamp Group' }, { family: 'Carberry' }] },
  old: { issued: { 'date-parts': [[2008]] }, 'published-print': undefined },
  greek: { title: ['Effects of <i>TNF</i>-α &amp; IL-1β in mice'], subtitle: ['A trial'] },
  hostile: {
    title: [`](command:x) <img src=x onerror=alert(1)>\u001b[31m\u202e ${'long '.repeat(300)}`],
    author: [{ family: 'Nobody' }],
  },
  translated: {
    title: ['Imagined lamps'],
    'original-title': ['Erdachte Lampen und ihre Wirkung auf Interleukine'],
  },
  book: { type: 'book', title: ['The Book of Lamps'], author: [{ family: 'Editor' }] },
};

/** The work of a DOI such as `10.5555/check.retracted`. @param {string} doi */
export function workOf(doi) {
  const name = /^10\.5555\/check\.(\w+)$/i.exec(doi)?.[1] ?? '';
  return Object.hasOwn(works, name) ? work(doi, works[name] ?? {}) : undefined;
}

/** Who registered a DOI; undefined if nobody did. @param {string} doi */
export function agencyOf(doi) {
  return /404$/.test(doi) ? undefined : /datacite/.test(doi) ? 'datacite' : 'crossref';
}

/** @param {string} refType @param {string} pmid */
const correction = (refType, pmid) =>
  `<CommentsCorrections RefType="${refType}"><RefSource>Invented J. 2010;1:2</RefSource><PMID Version="1">${pmid}</PMID></CommentsCorrections>`;

/** Publication types, corrections and title by PMID. @type {Readonly<Record<string, readonly [string[], string, string?]>>} */
const records = {
  991000001: [['Journal Article', 'Retracted Publication'], ''],
  991000002: [['Journal Article'], correction('RetractionIn', '991000007')],
  991000003: [['Journal Article'], correction('ExpressionOfConcernIn', '991000008')],
  991000004: [
    ['Journal Article'],
    correction('ErratumIn', '991000009') + correction('CommentIn', '991000010'),
  ],
  991000005: [['Preprint'], correction('UpdateIn', '991000006')],
  991000006: [['Journal Article'], correction('UpdateOf', '991000005')],
  991000007: [
    ['Retraction of Publication'],
    correction('RetractionOf', '991000002'),
    'Retracted: Imagined lamps and IL-6.',
  ],
  991000011: [['Journal Article'], correction('UpdateIn', '991000006')],
};

/** @param {string} pmid */
export function recordOfPubmed(pmid) {
  if (pmid === '991000404') return '';
  const known = Object.hasOwn(records, pmid) ? records[pmid] : undefined;
  if (!known) return undefined;
  const [types, corrections, title = 'Imagined lamps and IL-6.'] = known;
  const listed = types.map((type) => `<PublicationType UI="D0">${type}</PublicationType>`).join('');
  return `<PubmedArticle><MedlineCitation Status="MEDLINE" Owner="NLM"><PMID Version="1">${pmid}</PMID>
<Article PubModel="Print-Electronic"><Journal><JournalIssue CitedMedium="Internet"><PubDate><Year>2008</Year></PubDate></JournalIssue>
<Title>Invented journal of lamps</Title></Journal><ArticleTitle>${title}</ArticleTitle>
<AuthorList CompleteYN="Y"><Author ValidYN="Y"><LastName>Carberry</LastName><ForeName>Josiah</ForeName></Author></AuthorList>
<PublicationTypeList>${listed}</PublicationTypeList><ArticleDate DateType="Electronic"><Year>2007</Year></ArticleDate></Article>
<CommentsCorrectionsList>${corrections}</CommentsCorrectionsList></MedlineCitation>
<PubmedData><ArticleIdList><ArticleId IdType="pubmed">${pmid}</ArticleId><ArticleId IdType="doi">10.5555/pm.${pmid}</ArticleId></ArticleIdList></PubmedData></PubmedArticle>`;
}
