/** Reads works from Crossref's REST API (`/works/{doi}`, api_format.md) as references in the terms of CSL. */

import * as v from 'valibot';
import { crossrefTypes } from '../bibliography/crossrefTypes';
import { doiPattern } from '../identifiers/doi';
import { plainText, withCslMarks } from '../literature/markedText';
import type { Reference, ReferenceName } from '../literature/reference';
import { filled } from '../literature/reference';
import { parsedJson } from '../text/parsedJson';
import { longText, maybe, maybeList, shortText } from './answerFields';

/** The most UTF-16 units of a DOI. */
const LONGEST_DOI = 512;

const texts = maybeList(shortText, 100);
const contributors = maybeList(
  v.object({
    family: maybe(shortText),
    given: maybe(shortText),
    name: maybe(shortText),
    suffix: maybe(shortText),
  }),
  5_000,
);
const date = maybe(v.object({ 'date-parts': v.array(v.array(v.nullable(v.number()))) }));
/** Notices about a work, or works that a notice is about. */
const updates = maybe(
  v.array(v.object({ type: maybe(shortText), DOI: maybe(shortText), source: maybe(shortText) })),
);

const workSchema = v.object({
  DOI: v.pipe(v.string(), v.maxLength(LONGEST_DOI), v.regex(doiPattern)),
  type: maybe(shortText),
  title: texts,
  subtitle: texts,
  author: contributors,
  editor: contributors,
  issued: date,
  published: date,
  'container-title': texts,
  'short-container-title': texts,
  volume: maybe(shortText),
  issue: maybe(shortText),
  page: maybe(shortText),
  'article-number': maybe(shortText),
  publisher: maybe(shortText),
  'publisher-location': maybe(shortText),
  ISSN: texts,
  ISBN: texts,
  language: maybe(shortText),
  abstract: maybe(longText),
  'updated-by': updates,
  'update-to': updates,
  relation: maybe(
    v.record(
      v.string(),
      v.fallback(v.array(v.object({ 'id-type': maybe(shortText), id: maybe(shortText) })), []),
    ),
  ),
  subtype: maybe(shortText),
  'original-title': texts,
  'short-title': texts,
  'published-print': date,
  'published-online': date,
});
/** A work as Crossref describes it, without values that differ from the documentation. */
export type CrossrefWork = v.InferOutput<typeof workSchema>;

const answerSchema = v.object({ status: v.literal('ok'), message: workSchema });
/** The most works of a list that are read: Crossref's own limit for one answer. */
const MOST_WORKS = 1_000;
const listSchema = v.object({
  status: v.literal('ok'),
  message: v.object({ items: v.pipe(v.array(v.unknown()), v.maxLength(MOST_WORKS)) }),
});

/**
 * Reads Crossref's answer to a request for one work.
 *
 * @param answer the body, which may be any text
 * @returns undefined if the answer differs from the documentation, or has no title
 */
export function readCrossrefAnswer(answer: string): Reference | undefined {
  const result = v.safeParse(answerSchema, parsedJson(answer));
  return result.success ? referenceOfWork(result.output.message) : undefined;
}

/**
 * Reads Crossref's answer to a request for one work or for a list (`/works?filter=…`); works of a list that differ
 * from the documentation are left out.
 *
 * @param answer the body, which may be any text
 * @returns undefined if the answer as a whole differs from the documentation
 */
export function readCrossrefWorks(answer: string): CrossrefWork[] | undefined {
  const json = parsedJson(answer);
  const one = v.safeParse(answerSchema, json);
  if (one.success) {
    return [one.output.message];
  }
  const list = v.safeParse(listSchema, json);
  return list.success
    ? list.output.message.items.flatMap((item) => {
        const work = v.safeParse(workSchema, item);
        return work.success ? [work.output] : [];
      })
    : undefined;
}

/** The reference of a work in the terms of CSL; undefined if it has no title. */
export function referenceOfWork(work: CrossrefWork): Reference | undefined {
  const title = titleOf(work);
  if (!title) {
    return undefined;
  }
  const type = crossrefTypes.get(work.type) ?? 'document';
  const isPart = type === 'chapter' || type === 'paper-conference';
  const known: Readonly<Record<string, unknown>> = {
    title,
    author: namesOf(work.author),
    editor: namesOf(work.editor),
    issued: dateOf(work.issued) ?? dateOf(work.published),
    'container-title': marked(work['container-title']),
    'container-title-short': marked(work['short-container-title']),
    volume: work.volume,
    issue: work.issue,
    page: work.page ?? work['article-number'],
    publisher: work.publisher && withCslMarks(work.publisher),
    'publisher-place': work['publisher-location'],
    DOI: work.DOI,
    [type === 'book' || isPart ? 'ISBN' : 'ISSN']: (type === 'book' || isPart
      ? work.ISBN
      : work.ISSN)?.[0],
    language: work.language,
    abstract: work.abstract && abstractOf(work.abstract),
    // PubMed's term, by which retractions are recognised.
    genre: work['updated-by']?.some((update) => update.type === 'retraction')
      ? 'Retracted Publication'
      : undefined,
  };
  return { id: '', type, ...filled(known) };
}

function titleOf({ title, subtitle }: CrossrefWork): string | undefined {
  const [main, sub] = [marked(title), marked(subtitle)];
  return main && sub && !main.includes(sub) ? `${main}: ${sub}` : main;
}

function marked(list: readonly string[] | undefined): string | undefined {
  return list?.map(withCslMarks).find(Boolean);
}

/** Drops the heading "Abstract", which adds nothing. */
function abstractOf(jats: string): string {
  return plainText(jats.replace(/\s+/g, ' ')).replace(/^(?:abstract|summary): */i, '');
}

function namesOf(list: CrossrefWork['author']): readonly ReferenceName[] | undefined {
  const names = (list ?? []).flatMap(({ family, given, name, suffix }): ReferenceName[] => {
    const parts = { family, given, suffix };
    const named = Object.entries(parts).flatMap(([part, text]) => {
      const shown = text && plainText(text);
      return shown ? [[part, shown] as const] : [];
    });
    if (family) {
      return [Object.fromEntries(named)];
    }
    const literal = plainText(name ?? given ?? '');
    return literal ? [{ literal }] : [];
  });
  return names.length > 0 ? names : undefined;
}

function dateOf(date: CrossrefWork['issued']): Reference['issued'] {
  const parts = (date?.['date-parts'] ?? []).slice(0, 2).map((part) => {
    const end = part.findIndex((number) => !Number.isInteger(number));
    return (end < 0 ? part : part.slice(0, end)).slice(0, 3) as number[];
  });
  const [first] = parts;
  return first && first.length > 0 ? { 'date-parts': [first] } : undefined;
}
