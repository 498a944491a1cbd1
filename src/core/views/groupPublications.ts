/** Splits long lists of publications into groups, and long groups into parts. */

import { t } from '@vscode/l10n';
import type { Publication } from '../literature/publication';
import { type PublicationFacts, yearOf } from './publicationFilter';
import type { PublicationOrder } from './sortPublications';

/** A group of publications in a long list. */
export interface PublicationGroup {
  /** Distinguishes it from the other groups. */
  readonly name: string;
  readonly label: string;
  readonly publications: readonly Publication[];
  /** The same publications in smaller groups, if there are many; else none. */
  readonly parts: readonly PublicationGroup[];
}

/** The most publications in a list without groups. */
const UNGROUPED = 200;
/** Sources that are handled without a pause. */
const AT_ONCE = 200;
/** The approximate length of a title in a label, in UTF-16 units. */
const LONGEST_TITLE = 24;

type Counts = Pick<PublicationFacts, 'notesCiting'>;

/**
 * Splits a sorted list into groups by its sort order, and pauses every few milliseconds.
 *
 * @returns undefined if the list is short enough
 */
export function* groupPublications(
  sorted: readonly Publication[],
  order: PublicationOrder,
  facts: Counts,
): Generator<void, PublicationGroup[] | undefined> {
  if (sorted.length <= UNGROUPED) {
    return undefined;
  }
  const groups = new Map<string, Publication[]>();
  for (const [at, publication] of sorted.entries()) {
    const name = groupOf(publication, order, facts);
    const group = groups.get(name) ?? [];
    groups.set(name, group);
    group.push(publication);
    if (at % AT_ONCE === AT_ONCE - 1) {
      yield;
    }
  }
  return [...groups].map(([name, publications]) => ({
    name,
    label: labelOf(name, order),
    publications,
    parts: publications.length > UNGROUPED ? partsOf(name, publications, order) : [],
  }));
}

/** Splits a group into equal parts, so that no part has only a few: "Berg 1953 – Müller 1990". */
function partsOf(
  name: string,
  publications: readonly Publication[],
  order: PublicationOrder,
): PublicationGroup[] {
  const count = Math.ceil(publications.length / UNGROUPED);
  return Array.from({ length: count }, (_, index) => {
    const edge = (at: number) => Math.round((at * publications.length) / count);
    const part = publications.slice(edge(index), edge(index + 1));
    const [first, last] = [part[0], part.at(-1)].map((it) => placeOf(it as Publication, order));
    const label = first === last ? first : `${first} – ${last}`;
    return { name: `${name}/${index}`, label: label ?? '', publications: part, parts: [] };
  });
}

/** The place of a publication in the order within its group, as a label. */
function placeOf({ summary }: Publication, order: PublicationOrder): string {
  const { authors, title, year = '' } = summary;
  if (order === 'title') {
    if (!title) {
      return t('No title');
    }
    const [short = title] = new RegExp(`^.{${LONGEST_TITLE}}\\S*(?=\\s)`, 'su').exec(title) ?? [];
    return short === title ? title : `${short}…`;
  }
  const parts = [authors[0] || t('No author'), ...(order === 'year' ? [] : [year])];
  return parts.filter(Boolean).join(' ');
}

function groupOf(publication: Publication, order: PublicationOrder, facts: Counts): string {
  switch (order) {
    case 'author':
      return initialOf(publication.summary.authors[0]);
    case 'title':
      return initialOf(publication.summary.title);
    case 'year':
      return yearOf(publication);
    case 'cited':
      return String(facts.notesCiting(publication).size);
  }
}

/** The first letter as a capital without an accent; '' if there is none. */
function initialOf(text = ''): string {
  const [letter = ''] = /[\p{L}\p{N}]/u.exec(text) ?? [];
  return letter.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase();
}

function labelOf(name: string, order: PublicationOrder): string {
  if (order === 'cited') {
    return name === '0' ? t('Cited nowhere') : citedIn(Number(name));
  }
  if (name !== '') {
    return name;
  }
  return { author: t('No author'), year: t('No year'), title: t('No title') }[order];
}

/** "1 source", "3 sources" */
export function countPublications(count: number): string {
  return count === 1 ? t('1 source') : t('{0} sources', count);
}

/** "1 note", "3 notes" */
export function countNotes(count: number): string {
  return count === 1 ? t('1 note') : t('{0} notes', count);
}

function citedIn(count: number): string {
  return t('Cited in {0}', countNotes(count));
}
