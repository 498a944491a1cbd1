/**
 * The publications about an entity on its page, grouped by kind of study, the newest first in each group.
 *
 *     ### Randomised trials (2)
 *
 *     - **Okafor & Lind 2017** · in references.bib · cited in 2 notes
 *       “At week 24, PASI 90 was reached by 76 % of patients on guselkumab.”
 *     - **Lind 2015**
 *       A finding of the library about the entity.
 */

import { t } from '@vscode/l10n';
import type { ReadPublication } from '../abstracts/publicationReader';
import { type Statement, statementAbout } from '../abstracts/publicationsAbout';
import type { Library } from '../library/library';
import type { NoteContext } from '../library/rankSources';
import type { Entity } from '../library/schema';
import { yearIn } from '../literature/dateText';
import type { Publication } from '../literature/publication';
import { type StudyKind, studyKinds } from '../literature/study';
import { escapeMarkdown } from '../text/escape';
import { studiesName } from './labels';
import type { PageLinks } from './links';
import { isOfUser, originLabel, referenceLink, statementMarkdown } from './publicationItems';

/** The most publications that are listed for a kind of study. */
const LISTED = 40;

/** The literature for a page. */
export interface PageLiterature {
  /** The publications about the entity. */
  readonly about: readonly ReadPublication[];
  /** Whether bibliographies are still being read, so that there may be more. */
  readonly isPartial: boolean;
  /** In how many notes a publication is cited; undefined while notes are being read. */
  notesCiting(publication: Publication): number | undefined;
}

/** A page has no place in a note, so its context is empty. */
const nowhere: NoteContext = { entities: new Map(), topics: new Map() };

/** Writes the groups as paragraphs of Markdown, after a line with their total. */
export function publicationGroups(
  library: Library,
  entity: Entity,
  literature: PageLiterature,
  links: PageLinks,
): string[] {
  const { about, isPartial } = literature;
  const own = about.filter(({ publication }) => isOfUser(publication, library)).length;
  const byStudy = groupBy(about, ({ contents }) => contents.study);
  return [
    countLabel(entity, about.length, own),
    isPartial ? t('The bibliographies of the workspace are still being read.') : '',
    ...studyKinds.flatMap((study) => {
      const reads = byStudy.get(study) ?? [];
      return reads.length > 0
        ? [
            `### ${studiesName(study)} (${reads.length})`,
            group(library, entity, reads, literature, links),
          ]
        : [];
    }),
  ];
}

function countLabel({ label }: Entity, count: number, own: number): string {
  if (count === 0) {
    return t('No publication that you can cite names {0}.', escapeMarkdown(label));
  }
  const counted = count === 1 ? t('1 publication') : t('{0} publications', count);
  return own > 0 ? t('{0}, {1} of them yours', counted, own) : counted;
}

function group(
  library: Library,
  entity: Entity,
  reads: readonly ReadPublication[],
  literature: PageLiterature,
  links: PageLinks,
): string {
  const newest = reads.toSorted((a, b) => yearOf(b) - yearOf(a));
  const lines = newest.slice(0, LISTED).map((read) => {
    const { publication } = read;
    const head = [
      `**${referenceLink(publication, links)}**`,
      originLabel(publication, library),
      citedLabel(literature.notesCiting(publication)),
    ];
    const body = statementsOf(entity, read, library).map((it) =>
      statementMarkdown(it, publication),
    );
    return `- ${[head.filter(Boolean).join(' · '), ...body.filter(Boolean)].join('  \n  ')}`;
  });
  const further = reads.length - lines.length;
  return [lines.join('\n'), further > 0 && t('and {0} more', further)].filter(Boolean).join('\n\n');
}

function yearOf({ publication: { summary } }: ReadPublication): number {
  return Number(yearIn(summary.year) ?? 0);
}

function citedLabel(notes: number | undefined): string {
  if (!notes) {
    return '';
  }
  return notes === 1 ? t('cited in 1 note') : t('cited in {0} notes', notes);
}

/** All findings of a publication about an entity, or else the sentence that says most about it. */
function statementsOf(
  { id }: Entity,
  read: ReadPublication,
  library: Library,
): (Statement | undefined)[] {
  const findings = read.publication.source?.findings.filter(({ entities }) =>
    entities.includes(id),
  );
  return findings?.length
    ? findings.map(({ text, quoted }) => ({ is: 'finding', text, quoted }))
    : [statementAbout(id, read, library, nowhere)];
}

function groupBy(
  reads: readonly ReadPublication[],
  kindOf: (read: ReadPublication) => StudyKind,
): Map<StudyKind, ReadPublication[]> {
  const groups = new Map<StudyKind, ReadPublication[]>();
  for (const read of reads) {
    const group = groups.get(kindOf(read));
    if (group) {
      group.push(read);
    } else {
      groups.set(kindOf(read), [read]);
    }
  }
  return groups;
}
