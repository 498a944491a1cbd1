import { t } from '@vscode/l10n';
import type { Referents } from '../dataset/checkIds';
import { keepReferences } from '../dataset/checkSources';
import type { DatasetEntry, DatasetProblem } from '../dataset/datasetFile';
import type { Library } from '../library/library';
import type { CitationKey, Finding, Source } from '../library/schema';
import { PublicationIndex } from '../literature/samePublication';
import { referenceOf } from '../literature/sourceReference';
import { type ReferenceSummary, summaryOf } from '../literature/summary';
import { layer, union } from './layers';
import type { UserSource } from './userForms';

/** The result of reading the user's sources. */
interface UserSources {
  /** New sources, and sources of the library with the user's additions. All are complete. */
  readonly sources: readonly Source[];
  /** The findings that the user has written. */
  readonly findings: ReadonlySet<Finding>;
  /** The first file that contains a source, by the key of the source. */
  readonly pathOf: ReadonlyMap<CitationKey, string>;
  readonly problems: readonly DatasetProblem[];
}

/** A publication, and the user's entries about it. */
interface Publication {
  readonly key: CitationKey;
  readonly summary: ReferenceSummary;
  readonly base: Source | undefined;
  readonly entries: DatasetEntry<UserSource>[];
}

/**
 * Combines the user's sources with those of the library. An entry is about a source of the library if it has its DOI,
 * its PubMed identifier or its key: then the fields of the entry count, and its summary and findings come before those
 * of the library. Pauses every few milliseconds.
 */
export function* readUserSources(
  entries: readonly DatasetEntry<UserSource>[],
  library: Library,
  entities: Referents,
  topics: Referents,
): Generator<void, UserSources> {
  const problems: DatasetProblem[] = [];
  const sources: Source[] = [];
  const findings = new Set<Finding>();
  const pathOf = new Map<CitationKey, string>();
  for (const { key, base, entries: group } of yield* publicationsOf(entries, library, problems)) {
    yield;
    const first = group[0] as DatasetEntry<UserSource>;
    const fields = layer<UserSource>(
      base,
      group.map(({ value }) => value),
    );
    const { type, title } = fields;
    if (!type || !title) {
      problems.push(first.problemAt([], missing(key, type ? 'title' : 'type')));
      continue;
    }
    const known = group.map(({ value, problemAt }) => {
      const { findings = [], entities: named = [], topics: under = [] } = value;
      const entry = { value: { findings, entities: named, topics: under }, problemAt };
      return keepReferences(entry, entities, topics, problems);
    });
    const userFindings = known.flatMap((it) => it.findings);
    const written = new Set(userFindings.map(({ text }) => text));
    const others = (base?.findings ?? []).filter(({ text }) => !written.has(text));
    const byAuthors = group.find(({ value }) => value.author?.length)?.value ?? base;
    const summaries = union([...group.map(({ value }) => value), base].map(summaryIn));
    sources.push({
      ...fields,
      key,
      type,
      title,
      author: byAuthors?.author ?? [],
      'authors-complete': byAuthors?.['authors-complete'] ?? true,
      ...(summaries.length > 0 ? { summary: summaries.join(' ') } : {}),
      topics: union([...known, base].map((it) => it?.topics)),
      entities: union([...known, base].map((it) => it?.entities)),
      findings: [...userFindings, ...others],
    });
    userFindings.forEach((finding) => findings.add(finding));
    pathOf.set(key, first.problemAt([], '').path);
  }
  return { sources, findings, pathOf, problems };
}

function summaryIn(source: { readonly summary?: string | undefined } | undefined): string[] {
  return source?.summary ? [source.summary.trim()] : [];
}

function missing(key: CitationKey, field: string): string {
  return t('missing field "{0}": the library has no source "{1}"', field, key);
}

/** The publications that the user's entries are about, in order. */
function* publicationsOf(
  entries: readonly DatasetEntry<UserSource>[],
  library: Library,
  problems: DatasetProblem[],
): Generator<void, Publication[]> {
  const byKey = new Map<CitationKey, Publication>();
  const index = new PublicationIndex<Publication>();
  const add = (publication: Publication) => {
    byKey.set(publication.key, publication);
    index.add(publication);
    return publication;
  };
  for (const base of library.sources) {
    add({ key: base.key, summary: summaryOf(referenceOf(base)), base, entries: [] });
    yield;
  }
  for (const entry of entries) {
    yield;
    const { key } = entry.value;
    const summary = summaryOfEntry(entry.value);
    const same = index.find(summary);
    const named = byKey.get(key);
    if (!same && named && areOthers(summary, named.summary)) {
      problems.push(entry.problemAt(['key'], t('another source has the key "{0}"', key)));
      continue;
    }
    const publication = same ?? named ?? add({ key, summary, base: undefined, entries: [] });
    if (publication.key !== key) {
      const message = t(
        'the same source as "{0}", which is the key to cite it by',
        publication.key,
      );
      problems.push(entry.problemAt(['key'], message));
    }
    publication.entries.push(entry);
  }
  return [...byKey.values()].filter((publication) => publication.entries.length > 0);
}

function summaryOfEntry({ title, author = [], issued, DOI, PMID }: UserSource): ReferenceSummary {
  return {
    title,
    authors: author.map(({ family }) => family),
    year: issued?.slice(0, 4),
    DOI,
    PMID,
  };
}

/** Whether two summaries have different identifiers, and so different publications. */
function areOthers(one: ReferenceSummary, other: ReferenceSummary): boolean {
  const differ = (a: string | undefined, b: string | undefined) =>
    a !== undefined && b !== undefined && a.toLowerCase() !== b.toLowerCase();
  return differ(one.DOI, other.DOI) || differ(one.PMID, other.PMID);
}
