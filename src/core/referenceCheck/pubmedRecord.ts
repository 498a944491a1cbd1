/** Reads PubMed's records (EFetch): publication types and `CommentsCorrectionsList`, by the elements of its DTD. */

import { pubmedRecords, referenceOfPubmed } from '../bibliography/pubmedXml';
import {
  elementsAt,
  readElement,
  splitElements,
  textAt,
  type XmlElement,
} from '../bibliography/xmlRecords';
import { plainText } from '../literature/markedText';
import {
  type Notice,
  type NoticeKind,
  namesOfPerson,
  noticesInTitle,
  type ServiceRecord,
  shortened,
} from './serviceRecord';

/** Notices by the types of `CommentsCorrections` in the record of the publication that they are about. */
const kinds: ReadonlyMap<string | undefined, NoticeKind> = new Map([
  ['RetractionIn', 'retraction'],
  ['RetractedandRepublishedIn', 'retraction'],
  ['PartialRetractionIn', 'partialRetraction'],
  ['ExpressionOfConcernIn', 'concern'],
  ['ErratumIn', 'correction'],
  ['CorrectedandRepublishedIn', 'correction'],
]);
/** Publication types of notices, which differ from those of the publications that they are about. */
const noticeTypes = new Set([
  ...['Retraction of Publication', 'Retraction Notice', 'Published Erratum'],
  ...['Expression of Concern', 'Corrected and Republished Article'],
]);

/**
 * Reads PubMed's answer to a request for records.
 *
 * @param answer the body, which may be any text
 * @returns undefined if the answer is not a complete set of records
 */
export function readPubmedRecords(answer: string): ServiceRecord[] | undefined {
  const isWhole =
    /<PubmedArticleSet\s*\/>\s*$/.test(answer) ||
    (/<PubmedArticleSet[\s>]/.test(answer) && /<\/PubmedArticleSet>\s*$/.test(answer));
  return isWhole
    ? splitElements(answer, pubmedRecords).flatMap(({ start, end }) => {
        const { root, isValid } = readElement(answer.slice(start, end));
        return (isValid && recordOf(root)) || [];
      })
    : undefined;
}

function recordOf(root: XmlElement): ServiceRecord | undefined {
  const { abstract: _, keyword: __, ...reference } = referenceOfPubmed('', root);
  const { title, PMID, DOI, author: [author] = [] } = reference;
  if (!title || !PMID) {
    return undefined;
  }
  const at = (...path: string[]) => elementsAt(root, 'PubmedArticle', 'MedlineCitation', ...path);
  const corrections = at('CommentsCorrectionsList', 'CommentsCorrections');
  const types = at('Article', 'PublicationTypeList', 'PublicationType').map(({ text }) => text);
  const vernacular = at('Article', 'VernacularTitle').map(({ text }) => text);
  const titles = [title, ...vernacular].map((it) => shortened(plainText(it)));
  const dates = [
    ...at('Article', 'Journal', 'JournalIssue', 'PubDate'),
    ...at('Article', 'ArticleDate'),
  ];
  const years = [
    ...(reference.issued?.['date-parts'] ?? []).flatMap(([year]) => year ?? []),
    ...dates.flatMap((date) => (textAt(date, 'Year') ? [Number(textAt(date, 'Year'))] : [])),
  ];
  const version = corrections.find(
    ({ attributes }) => attributes.RefType === 'UpdateIn' && types.includes('Preprint'),
  );
  const versionPmid = version && textAt(version, 'PMID');
  return {
    service: 'PubMed',
    PMID,
    ...(DOI ? { DOI } : {}),
    titles: [...new Set(titles)].filter(Boolean),
    years: [...new Set(years)].filter(Number.isInteger),
    hasPrintYear: true,
    firstAuthor: namesOfPerson(author),
    notices: noticesOf(corrections, types, titles),
    ...(versionPmid && versionPmid !== PMID ? { journalVersion: { PMID: versionPmid } } : {}),
    reference,
  };
}

function noticesOf(
  corrections: readonly XmlElement[],
  types: readonly string[],
  titles: readonly string[],
): Notice[] {
  const listed = corrections.flatMap((correction): Notice[] => {
    const kind = kinds.get(correction.attributes.RefType);
    const pmid = textAt(correction, 'PMID');
    return kind ? [{ kind, ...(pmid ? { PMID: pmid } : {}) }] : [];
  });
  const isListed = listed.some(({ kind }) => kind === 'retraction');
  const byType =
    types.includes('Retracted Publication') && !isListed ? [{ kind: 'retraction' as const }] : [];
  const found = [...byType, ...listed];
  // The title adds nothing, and that of a notice is about another publication.
  const isNotice = types.some((type) => noticeTypes.has(type));
  return found.length > 0 || isNotice ? found : titles.flatMap(noticesInTitle).slice(0, 1);
}
