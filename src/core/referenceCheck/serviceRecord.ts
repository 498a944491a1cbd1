/** The records of Crossref and PubMed about a publication, with the fields that checks use. */

import * as v from 'valibot';
import { referenceOfCsl } from '../bibliography/cslReference';
import { isRetracted } from '../cite/citationProblems';
import type { SourceIdentifier } from '../identifiers/readIdentifier';
import type { ReferenceName } from '../literature/reference';
import { isRecord } from '../text/parsedJson';

/** An identifier by which Crossref or PubMed has records. */
export interface RecordIdentifier extends SourceIdentifier {
  readonly kind: 'pmid' | 'doi';
}

/** The kinds of notices about a publication. */
const noticeKinds = [
  'retraction',
  'partialRetraction',
  'concern',
  'withdrawal',
  'correction',
] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** UTF-16 units of a title or name that are kept. */
const LONGEST = 2_000;

const text = v.pipe(v.string(), v.maxLength(LONGEST));
const ids = { DOI: v.optional(text), PMID: v.optional(text) };
const noticeSchema = v.object({
  kind: v.picklist(noticeKinds),
  /** The identifier of the notice, if it has one. */
  ...ids,
  /** Whether Crossref has it from Retraction Watch. */
  isFromRetractionWatch: v.optional(v.boolean()),
});

/** The form in which records are kept between sessions. */
export const recordSchema = v.object({
  service: v.picklist(['Crossref', 'PubMed']),
  ...ids,
  /** Each title that the record has: with its subtitle, in the original language. As plain text. */
  titles: v.array(text),
  /** The years of its dates: in print, online. */
  years: v.array(v.number()),
  /** Whether one of the years may be that of the first printed edition: old articles went online late. */
  hasPrintYear: v.boolean(),
  /** The names of the first author: family name, given name; empty if it is a group, or unknown. */
  firstAuthor: v.array(text),
  notices: v.array(noticeSchema),
  /** The journal version of a preprint. */
  journalVersion: v.optional(v.object(ids)),
  /** In the terms of CSL, without an abstract. */
  reference: v.pipe(
    v.custom<Readonly<Record<string, unknown>>>(isRecord),
    v.transform((fields) => referenceOfCsl('', fields)),
  ),
});

/** A record about one publication. */
export type ServiceRecord = v.InferOutput<typeof recordSchema>;
/** A notice about a publication. */
export type Notice = ServiceRecord['notices'][number];

/** What a person may be called: some records have family and given name the wrong way round. */
export function namesOfPerson(author: ReferenceName | undefined): string[] {
  const { family, given } = author ?? {};
  return family ? [family, ...(given ? [given] : [])].map(shortened) : [];
}

/** A text of a service without mark-up of lines, and not longer than is kept. */
export function shortened(written: string): string {
  return written.replace(/\s+/g, ' ').trim().slice(0, LONGEST);
}

/** What the beginning or the end of a title says: "RETRACTED: …", "WITHDRAWN: …". */
export function noticesInTitle(title: string): Notice[] {
  return [
    ...(isRetracted({ title }) ? [{ kind: 'retraction' as const }] : []),
    ...(/^\W*withdrawn(?: (?:article|publication|paper))?\s*[:\]]/i.test(title)
      ? [{ kind: 'withdrawal' as const }]
      : []),
  ];
}
