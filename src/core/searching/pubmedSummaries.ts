/**
 * Reads the JSON answers of NCBI's E-utilities about PubMed: ESearch's list of identifiers and ESummary's document
 * summaries (version 2.0), as "The E-utilities In-Depth" (NBK25499) describes them.
 */

import * as v from 'valibot';
import { genreOf } from '../bibliography/publicationTypes';
import { pubmedTitle } from '../bibliography/pubmedXml';
import { bareDoi } from '../identifiers/doi';
import { barePmid, readPmcid } from '../identifiers/pubmedId';
import { longText, maybe, maybeList, shortText } from '../importing/answerFields';
import { readMedlineDate } from '../literature/dateText';
import { withoutPlace } from '../literature/journalName';
import { withCslMarks } from '../literature/markedText';
import { abbreviatedName } from '../literature/personName';
import type { Reference, ReferenceName } from '../literature/reference';
import { filled } from '../literature/reference';
import { parsedJson } from '../text/parsedJson';

/** The results of a search in PubMed. */
export interface FoundPmids {
  readonly total: number;
  readonly pmids: readonly string[];
}

const searchSchema = v.object({
  esearchresult: v.object({
    count: maybe(shortText),
    idlist: maybeList(shortText, 10_000),
    ERROR: maybe(shortText),
    errorlist: maybe(v.object({ phrasesnotfound: maybeList(shortText, 1_000) })),
  }),
});

/**
 * Reads ESearch's answer. If PubMed knows no term of a query, it returns an error instead of a list.
 *
 * @returns undefined if the answer differs from the documentation
 */
export function readPmids(answer: string, most: number): FoundPmids | undefined {
  const result = v.safeParse(searchSchema, parsedJson(answer));
  if (!result.success) {
    return undefined;
  }
  const { count, idlist, ERROR } = result.output.esearchresult;
  const pmids = (idlist ?? []).flatMap((id) => barePmid(id) ?? []).slice(0, most);
  if (idlist === undefined || ERROR !== undefined) {
    return undefined;
  }
  return { total: Math.max(Number(/^\d{1,12}$/.exec(count ?? '')?.[0] ?? 0), pmids.length), pmids };
}

const summarySchema = v.object({
  uid: shortText,
  error: maybe(shortText),
  title: maybe(longText),
  vernaculartitle: maybe(longText),
  authors: maybeList(v.object({ name: maybe(shortText), authtype: maybe(shortText) }), 10_000),
  pubdate: maybe(shortText),
  epubdate: maybe(shortText),
  fulljournalname: maybe(shortText),
  source: maybe(shortText),
  volume: maybe(shortText),
  issue: maybe(shortText),
  pages: maybe(shortText),
  pubtype: maybeList(shortText, 100),
  articleids: maybeList(v.object({ idtype: maybe(shortText), value: maybe(shortText) }), 100),
});
type Summary = v.InferOutput<typeof summarySchema>;

const summariesSchema = v.object({ result: v.record(v.string(), v.unknown()) });

/** A publication in ESummary's form. */
export interface PubmedSummary {
  /** Without the abstract, which a summary lacks. */
  readonly reference: Reference;
  readonly types: readonly string[];
}

/**
 * Reads ESummary's answer: the summaries of some records, in the order of the request. Leaves out records that PubMed
 * cannot return, and those without a title.
 *
 * @returns undefined if the answer as a whole differs from the documentation
 */
export function readSummaries(
  answer: string,
  pmids: readonly string[],
): readonly PubmedSummary[] | undefined {
  const result = v.safeParse(summariesSchema, parsedJson(answer));
  if (!result.success) {
    return undefined;
  }
  const { result: records } = result.output;
  return pmids.flatMap((pmid) => {
    const read = v.safeParse(summarySchema, Object.hasOwn(records, pmid) ? records[pmid] : {});
    const summary = read.success && read.output.uid === pmid ? summaryOf(read.output) : undefined;
    return summary ?? [];
  });
}

function summaryOf(summary: Summary): PubmedSummary | undefined {
  const title = pubmedTitle(withCslMarks(summary.title || summary.vernaculartitle || ''));
  if (!title || summary.error) {
    return undefined;
  }
  const types = summary.pubtype ?? [];
  const idOf = (kind: string) =>
    summary.articleids?.find(({ idtype }) => idtype === kind)?.value ?? '';
  const fields: Readonly<Record<string, unknown>> = {
    title,
    author: (summary.authors ?? []).flatMap(authorOf),
    issued: dateOf(summary.pubdate || summary.epubdate),
    'container-title': withoutPlace(withCslMarks(summary.fulljournalname ?? '')),
    'container-title-short': summary.source,
    volume: summary.volume,
    issue: summary.issue,
    page: summary.pages,
    DOI: bareDoi(idOf('doi')),
    PMID: summary.uid,
    PMCID: readPmcid(idOf('pmc')),
    genre: genreOf(types),
  };
  const type = types.includes('Preprint') ? 'article' : 'article-journal';
  return { reference: { id: '', type, ...filled(fields) }, types };
}

function authorOf({
  name,
  authtype,
}: {
  readonly name?: string | undefined;
  readonly authtype?: string | undefined;
}): ReferenceName[] {
  if (!name) {
    return [];
  }
  return [authtype === 'CollectiveName' ? { literal: name } : abbreviatedName(name)];
}

/** The date in "2001 Mar 15", "2001 Spring", "2001"; undefined without a year. */
function dateOf(written: string | undefined): Reference['issued'] {
  return written && /\b\d{4}\b/.test(written) ? readMedlineDate(written) : undefined;
}
