/** Reads Crossref's works as records (`update-to`, `updated-by`, `relation` of api_format.md). */

import { bareDoi } from '../identifiers/doi';
import { type CrossrefWork, referenceOfWork } from '../importing/crossrefWork';
import { plainText } from '../literature/markedText';
import {
  type Notice,
  type NoticeKind,
  namesOfPerson,
  noticesInTitle,
  type ServiceRecord,
  shortened,
} from './serviceRecord';

/**
 * Kinds of notices by Crossref's types of updates; other updates (new versions, additions, explanations) do not
 * discredit a work.
 */
const kinds: ReadonlyMap<string, NoticeKind> = new Map([
  ['retraction', 'retraction'],
  ['partial_retraction', 'partialRetraction'],
  ['expression_of_concern', 'concern'],
  ['withdrawal', 'withdrawal'],
  ['removal', 'withdrawal'],
  ['correction', 'correction'],
  ['corrigendum', 'correction'],
  ['erratum', 'correction'],
]);

/** Crossref's record of a work; undefined if the work has no title. */
export function recordOfWork(work: CrossrefWork): ServiceRecord | undefined {
  const reference = referenceOfWork(work);
  if (!reference?.title) {
    return undefined;
  }
  const { abstract: _, ...kept } = reference;
  const dates = [
    work.issued,
    work.published,
    work['published-print'],
    work['published-online'],
  ] as const;
  const years = dates.flatMap((date) => date?.['date-parts'][0]?.[0] ?? []);
  const [author] = reference.author ?? [];
  const titles = [
    kept.title ?? '',
    ...(work.title ?? []),
    ...(work['original-title'] ?? []),
    ...(work['short-title'] ?? []),
  ].map((title) => shortened(plainText(title)));
  const version = journalVersionOf(work);
  return {
    service: 'Crossref',
    DOI: work.DOI,
    titles: [...new Set(titles)].filter(Boolean),
    years: [...new Set(years)],
    hasPrintYear: work['published-print'] !== undefined || work['published-online'] === undefined,
    firstAuthor: namesOfPerson(author),
    notices: noticesOf(work, titles),
    ...(version ? { journalVersion: { DOI: version } } : {}),
    reference: kept,
  };
}

function noticesOf(work: CrossrefWork, titles: readonly string[]): Notice[] {
  const own = work.DOI.toLowerCase();
  const updates = work['updated-by'] ?? [];
  const typesOf = updates.map(({ type }) => (type ?? '').toLowerCase().replace(/[\s-]+/g, '_'));
  const found = updates.flatMap(({ DOI, source }, at): Notice[] => {
    const kind = kinds.get(typesOf[at] ?? '');
    const doi = DOI && bareDoi(DOI);
    return kind
      ? [
          {
            kind,
            ...(doi ? { DOI: doi } : {}),
            ...(source === 'retraction-watch' ? { isFromRetractionWatch: true } : {}),
          },
        ]
      : [];
  });
  const inTitle = found.length === 0 ? titles.flatMap(noticesInTitle).slice(0, 1) : [];
  // A notice is not a retracted paper, though some publishers give it the title of one ("Retracted: …").
  const isNotice = (work['update-to'] ?? []).some(
    ({ DOI }) => DOI !== undefined && bareDoi(DOI)?.toLowerCase() !== own,
  );
  // A retraction that was withdrawn no longer counts.
  const isReinstated = typesOf.some((type) => type.startsWith('reinstate'));
  return [...found, ...inTitle].filter(
    ({ kind }) => kind !== 'retraction' || !(isNotice || isReinstated),
  );
}

/** The DOI of the journal version that a preprint's own record names. */
function journalVersionOf({ DOI, type, relation }: CrossrefWork): string | undefined {
  const [version] = (type === 'posted-content' ? (relation?.['is-preprint-of'] ?? []) : []).flatMap(
    (it) => (it['id-type'] === 'doi' && it.id ? (bareDoi(it.id) ?? []) : []),
  );
  return version && version.toLowerCase() !== DOI.toLowerCase() ? version : undefined;
}
