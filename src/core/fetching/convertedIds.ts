/** Answers of NCBI's PMC ID Converter (pmc.ncbi.nlm.nih.gov/tools/id-converter-api). */

import * as v from 'valibot';
import { doiPattern } from '../identifiers/doi';
import { barePmid, readPmcid } from '../identifiers/pubmedId';
import { maybe, shortText } from '../importing/answerFields';
import { parsedJson } from '../text/parsedJson';
import type { ConvertedKind } from './eutils';

/** The identifiers of one publication, as far as they are known. */
export interface ConvertedIds {
  readonly DOI?: string;
  readonly PMID?: string;
  readonly PMCID?: string;
}

const recordSchema = v.object({
  doi: maybe(v.pipe(shortText, v.regex(doiPattern))),
  // A number in current answers, a text in older ones.
  pmid: maybe(v.union([v.pipe(v.number(), v.integer()), shortText])),
  pmcid: maybe(shortText),
  status: maybe(shortText),
});
const answerSchema = v.object({
  status: v.literal('ok'),
  records: v.pipe(v.array(recordSchema), v.maxLength(10)),
});

/**
 * Reads the converter's answer about one identifier.
 *
 * @param answer the body, which may be any text
 * @returns no identifiers if it knows none, or the answer is about another publication; undefined if the answer differs
 *   from the documentation
 */
export function readConvertedIds(
  answer: string,
  kind: ConvertedKind,
  id: string,
): ConvertedIds | undefined {
  const read = v.safeParse(answerSchema, parsedJson(answer));
  if (!read.success) {
    return undefined;
  }
  const known = read.output.records
    .filter(({ status }) => status !== 'error')
    .map(({ doi, pmid, pmcid }) => ({
      doi,
      pmid: barePmid(String(pmid ?? '')),
      // A PMCID with a version (PMC2808187.1) belongs to the same article.
      pmcid: readPmcid((pmcid ?? '').replace(/\.\d+$/, '')),
    }));
  const record = known.find((it) => it[kind]?.toLowerCase() === id.toLowerCase());
  return {
    ...(record?.doi ? { DOI: record.doi } : {}),
    ...(record?.pmid ? { PMID: record.pmid } : {}),
    ...(record?.pmcid ? { PMCID: record.pmcid } : {}),
  };
}
