/** The rows of a table of evidence: each has a publication and one statement of it. */
import type { ReadPublication } from '../abstracts/publicationReader';
import { type Statement, statementAbout } from '../abstracts/publicationsAbout';
import type { Library } from '../library/library';
import type { NoteContext } from '../library/rankSources';
import type { EntityId } from '../library/schema';
import type { Publication } from '../literature/publication';
import { type StudyKind, studyKinds } from '../literature/study';
import { populationIn } from './population';

export interface EvidenceRow {
  readonly publication: Publication;
  readonly study: StudyKind;
  /** As in the reference; undefined if it has none. */
  readonly year: string | undefined;
  /** {@link populationIn} of the statement. */
  readonly population: string | undefined;
  /** Undefined if only title or keywords name the subject of the table. */
  readonly statement: Statement | undefined;
}

/** How rows are grouped; `none` keeps one list. */
export const evidenceGroupings = ['none', 'study', 'year'] as const;
export type EvidenceGrouping = (typeof evidenceGroupings)[number];

/** The rows of one group. */
export interface EvidenceGroup {
  /** A kind of study or a year; undefined for those without a year, and for the only group. */
  readonly name: StudyKind | string | undefined;
  readonly rows: readonly EvidenceRow[];
}

/** A table has no place in a note, so its context is empty. */
const nowhere: NoteContext = { entities: new Map(), topics: new Map() };

/**
 * The rows for publications, in their order: one for each finding about the entities, or else one with the sentence of
 * the abstract that says most about them.
 *
 * @param entities the subject of the table; if empty, all statements count
 */
export function evidenceRows(
  reads: readonly ReadPublication[],
  entities: readonly EntityId[],
  library: Library,
): EvidenceRow[] {
  return reads.flatMap((read) => {
    const { publication, contents } = read;
    return statementsOf(read, entities, library).map((statement) => ({
      publication,
      study: contents.study,
      year: publication.summary.year,
      population: statement && populationIn(statement.text),
      statement,
    }));
  });
}

function statementsOf(
  read: ReadPublication,
  entities: readonly EntityId[],
  library: Library,
): (Statement | undefined)[] {
  const { publication, contents } = read;
  const isMeant = (id: EntityId) => entities.length === 0 || entities.includes(id);
  const findings = publication.source?.findings.filter((it) => it.entities.some(isMeant)) ?? [];
  if (findings.length > 0) {
    return findings.map(({ text }) => ({ is: 'finding', text }));
  }
  const [about] = [...contents.inTitle, ...contents.entities].filter(isMeant);
  return [about === undefined ? undefined : statementAbout(about, read, library, nowhere)];
}

/** Groups rows: kinds of study by strength, years from the newest; within a group, the order stays. */
export function groupEvidence(
  rows: readonly EvidenceRow[],
  by: EvidenceGrouping,
): readonly EvidenceGroup[] {
  switch (by) {
    case 'none':
      return [{ name: undefined, rows }];
    case 'study':
      return studyKinds
        .map((study) => ({ name: study, rows: rows.filter((row) => row.study === study) }))
        .filter((group) => group.rows.length > 0);
    case 'year': {
      const years = [...new Set(rows.map(({ year }) => year))];
      years.sort((a, b) => yearNumber(b) - yearNumber(a));
      return years.map((year) => ({ name: year, rows: rows.filter((row) => row.year === year) }));
    }
  }
}

function yearNumber(year: string | undefined): number {
  return Number(/\d{4}/.exec(year ?? '')?.[0] ?? 0);
}
