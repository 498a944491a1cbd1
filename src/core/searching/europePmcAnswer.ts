/**
 * Reads the answer of Europe PMC's REST API to a search (`resultType=core`, `format=json`) as references in the terms
 * of CSL.
 */

import * as v from 'valibot';
import { genreOf } from '../bibliography/publicationTypes';
import { pubmedTitle } from '../bibliography/pubmedXml';
import { bareDoi } from '../identifiers/doi';
import { barePmid, readPmcid } from '../identifiers/pubmedId';
import { longText, maybe, maybeList, shortText } from '../importing/answerFields';
import { readEdtf } from '../literature/dateText';
import { withoutPlace } from '../literature/journalName';
import { languageCode } from '../literature/languageCodes';
import { plainText, withCslMarks } from '../literature/markedText';
import type { Reference, ReferenceName } from '../literature/reference';
import { filled } from '../literature/reference';
import { studyOf } from '../literature/study';
import { parsedJson } from '../text/parsedJson';
import type { FoundPublication } from './literatureProvider';

/** A page of Europe PMC's results. */
export interface EuropePmcPage {
  readonly total: number;
  readonly found: readonly FoundPublication[];
  /** The cursor of the next page. */
  readonly nextCursor: string | undefined;
}

const authorSchema = v.object({
  firstName: maybe(shortText),
  lastName: maybe(shortText),
  fullName: maybe(shortText),
  collectiveName: maybe(shortText),
});
const recordSchema = v.object({
  id: shortText,
  source: shortText,
  pmid: maybe(shortText),
  pmcid: maybe(shortText),
  doi: maybe(shortText),
  title: maybe(longText),
  authorList: maybe(v.object({ author: maybeList(authorSchema, 10_000) })),
  journalInfo: maybe(
    v.object({
      issue: maybe(shortText),
      volume: maybe(shortText),
      journal: maybe(
        v.object({
          title: maybe(shortText),
          medlineAbbreviation: maybe(shortText),
          issn: maybe(shortText),
        }),
      ),
    }),
  ),
  bookOrReportDetails: maybe(v.object({ publisher: maybe(shortText) })),
  pubYear: maybe(shortText),
  firstPublicationDate: maybe(shortText),
  pageInfo: maybe(shortText),
  abstractText: maybe(longText),
  language: maybe(shortText),
  pubTypeList: maybe(v.object({ pubType: maybeList(shortText, 100) })),
  keywordList: maybe(v.object({ keyword: maybeList(shortText, 1_000) })),
  fullTextUrlList: maybe(
    v.object({
      fullTextUrl: maybeList(
        v.object({ availabilityCode: maybe(shortText), url: maybe(shortText) }),
        100,
      ),
    }),
  ),
});
type EuropePmcRecord = v.InferOutput<typeof recordSchema>;

const answerSchema = v.object({
  hitCount: v.number(),
  nextCursorMark: maybe(shortText),
  resultList: v.object({ result: v.pipe(v.array(v.unknown()), v.maxLength(1_000)) }),
});

/**
 * Reads a page. Leaves out records without a title, and those that differ from the documentation.
 *
 * @returns undefined if the answer as a whole differs from the documentation
 */
export function readEuropePmcPage(answer: string): EuropePmcPage | undefined {
  const result = v.safeParse(answerSchema, parsedJson(answer));
  if (!result.success) {
    return undefined;
  }
  const { hitCount, nextCursorMark, resultList } = result.output;
  const found = resultList.result.flatMap((record) => {
    const read = v.safeParse(recordSchema, record);
    return (read.success ? foundOf(read.output) : undefined) ?? [];
  });
  return { total: hitCount, found, nextCursor: nextCursorMark };
}

function foundOf(record: EuropePmcRecord): FoundPublication | undefined {
  const title = pubmedTitle(withCslMarks(record.title ?? ''));
  if (!title) {
    return undefined;
  }
  const { journal, volume, issue } = record.journalInfo ?? {};
  const isPreprint = record.source === 'PPR';
  const types = record.pubTypeList?.pubType ?? [];
  const genre = isPreprint ? 'Preprint' : genreOf(types);
  const abstract = record.abstractText && abstractOf(record.abstractText);
  const fields: Readonly<Record<string, unknown>> = {
    title,
    author: (record.authorList?.author ?? []).flatMap(authorOf),
    issued: dateOf(record),
    'container-title': journal?.title && withoutPlace(withCslMarks(journal.title)),
    'container-title-short': journal?.medlineAbbreviation,
    publisher: isPreprint ? record.bookOrReportDetails?.publisher : undefined,
    volume,
    issue,
    page: record.pageInfo,
    DOI: bareDoi(record.doi ?? ''),
    PMID: barePmid(record.pmid ?? ''),
    PMCID: readPmcid(record.pmcid ?? ''),
    ISSN: journal?.issn,
    language: languageCode(record.language),
    genre,
    abstract,
    keyword: (record.keywordList?.keyword ?? []).join(', '),
  };
  const type = isPreprint ? 'article' : 'article-journal';
  return {
    id: `europe-pmc:${record.source}:${record.id}`,
    reference: { id: '', type, ...filled(fields) },
    study: studyOf({ title, abstract, genre, type }),
    isPreprint,
    fullText: fullTextOf(record),
  };
}

/** The first full text that is free or open access, over https. */
function fullTextOf({ fullTextUrlList }: EuropePmcRecord): string | undefined {
  const free = (fullTextUrlList?.fullTextUrl ?? []).filter(({ availabilityCode }) =>
    /^(?:OA|F)$/.test(availabilityCode ?? ''),
  );
  return free.find(({ url }) => url !== undefined && /^https:\/\/[^\s/]/.test(url))?.url;
}

function authorOf({
  firstName,
  lastName,
  fullName,
  collectiveName,
}: v.InferOutput<typeof authorSchema>): ReferenceName[] {
  if (lastName) {
    return [{ family: lastName, ...(firstName ? { given: firstName } : {}) }];
  }
  const literal = collectiveName ?? fullName;
  return literal ? [{ literal }] : [];
}

function dateOf({ pubYear, firstPublicationDate }: EuropePmcRecord): Reference['issued'] {
  const day = /^\d{4}-\d\d-\d\d$/.exec(firstPublicationDate ?? '')?.[0];
  const year = /^\d{4}$/.exec(pubYear ?? '')?.[0];
  // An article appears online before its issue, possibly in another year; the year of the issue counts.
  const date = day && (!year || day.startsWith(year)) ? day : year;
  return date ? readEdtf(date) : undefined;
}

/** The abstract as text. Headings come before their paragraphs, like PubMed's labels: "RESULTS: IL-6 fell." */
function abstractOf(html: string): string {
  return plainText(html.replace(/<h4>([^<]*)<\/h4>/gi, '<br/>$1: ')).replace(
    /^(?:abstract|summary): */i,
    '',
  );
}
