/** Lists of sources in an order that a reader chooses, and cut into groups where they are long. */
import { t } from '@vscode/l10n';
import { type SourceFacts, yearOf } from './sourceFilter';
import type { ListedSource } from './sourceList';

export const sourceOrders = ['author', 'year', 'title', 'cited'] as const;
export type SourceOrder = (typeof sourceOrders)[number];

/** Sources that stand together in a long list. */
export interface SourceGroup {
  /** Tells it from the others. */
  readonly name: string;
  readonly label: string;
  readonly sources: readonly ListedSource[];
}

/** Sources that are listed without groups, at most. */
const UNGROUPED = 200;

type Counts = Pick<SourceFacts, 'notesCiting'>;

/**
 * Sorts sources: by author and by title from A to Z, by year from the newest, by citing notes from the
 * most; what lacks an author or year comes last, and ties go by author, year and title.
 */
export function sortSources(
  sources: readonly ListedSource[],
  order: SourceOrder,
  facts: Counts,
): ListedSource[] {
  const { compare } = new Intl.Collator('en', { numeric: true, ignorePunctuation: true });
  const keyed = sources.map((listed) => ({
    listed,
    author: listed.summary.authors[0] ?? '',
    title: listed.summary.title ?? '',
    year: yearOf(listed),
    cited: order === 'cited' ? facts.notesCiting(listed).size : 0,
  }));
  type Keyed = (typeof keyed)[number];
  const text = (a: string, b: string) =>
    a === '' || b === '' ? Number(a === '') - Number(b === '') : compare(a, b);
  const orders: Readonly<Record<SourceOrder, (a: Keyed, b: Keyed) => number>> = {
    author: (a, b) => text(a.author, b.author),
    year: (a, b) => Number(b.year) - Number(a.year),
    title: (a, b) => text(a.title, b.title),
    cited: (a, b) => b.cited - a.cited,
  };
  const ties = [orders[order], orders.author, orders.year, orders.title];
  keyed.sort((a, b) => ties.reduce((sign, by) => sign || by(a, b), 0));
  return keyed.map(({ listed }) => listed);
}

/** Cuts a sorted list into groups by what it is sorted by; undefined where it is short enough. */
export function groupSources(
  sorted: readonly ListedSource[],
  order: SourceOrder,
  facts: Counts,
): SourceGroup[] | undefined {
  if (sorted.length <= UNGROUPED) {
    return undefined;
  }
  const groups = new Map<string, ListedSource[]>();
  for (const listed of sorted) {
    const name = groupOf(listed, order, facts);
    const group = groups.get(name);
    if (group) {
      group.push(listed);
    } else {
      groups.set(name, [listed]);
    }
  }
  return [...groups].map(([name, sources]) => ({ name, label: labelOf(name, order), sources }));
}

function groupOf(listed: ListedSource, order: SourceOrder, facts: Counts): string {
  switch (order) {
    case 'author':
      return initialOf(listed.summary.authors[0]);
    case 'title':
      return initialOf(listed.summary.title);
    case 'year':
      return yearOf(listed);
    case 'cited':
      return String(facts.notesCiting(listed).size);
  }
}

/** The first letter without an accent, as a capital; '' where there is none. */
function initialOf(text = ''): string {
  const [letter = ''] = /[\p{L}\p{N}]/u.exec(text) ?? [];
  return letter.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase();
}

function labelOf(name: string, order: SourceOrder): string {
  if (order === 'cited') {
    return name === '0' ? t('Cited nowhere') : citedIn(Number(name));
  }
  if (name !== '') {
    return name;
  }
  return { author: t('No author'), year: t('No year'), title: t('No title') }[order];
}

/** "1 note", "3 notes" */
export function countNotes(count: number): string {
  return count === 1 ? t('1 note') : t('{0} notes', count);
}

function citedIn(count: number): string {
  return t('Cited in {0}', countNotes(count));
}
