import * as vscode from 'vscode';
import type { Library } from '../../core/library/library';
import type { Publication } from '../../core/literature/publication';
import { countPublications } from '../../core/views/groupPublications';
import {
  countMarks,
  isFiltering,
  type PublicationFilter,
  yearOf,
} from '../../core/views/publicationFilter';
import { type PublicationOrder, publicationOrders } from '../../core/views/sortPublications';
import { runCooperatively } from '../host/runCooperatively';
import { kindIcon } from '../pages/kindIcons';
import type { LibraryTreeProvider } from './libraryTree';

interface Choice<T> extends vscode.QuickPickItem {
  readonly choice: T;
}

/** The active filter as a label, such as "2020 · IL-6 · unread"; empty without a filter. */
export function filterLabel(filter: PublicationFilter, library: Library): string {
  const { words, year, topic, entity, cited, unread } = filter;
  return [
    words && `“${words}”`,
    year === '' ? vscode.l10n.t('no year') : year,
    topic && (library.topic(topic)?.label ?? topic),
    entity && (library.entity(entity)?.label ?? entity),
    cited === 'here' && vscode.l10n.t('cited here'),
    cited === 'anywhere' && vscode.l10n.t('cited'),
    unread && vscode.l10n.t('unread'),
  ]
    .filter(Boolean)
    .join(' · ');
}

/**
 * Asks the user for a filter, and adds it to the active one.
 *
 * @returns undefined if the user cancels
 */
export async function pickFilter(
  provider: LibraryTreeProvider,
): Promise<PublicationFilter | undefined> {
  const { filter } = provider;
  const items: Choice<() => Promise<PublicationFilter | undefined> | PublicationFilter>[] = [
    {
      label: vscode.l10n.t('Words…'),
      description: filter.words ?? '',
      iconPath: new vscode.ThemeIcon('search'),
      choice: () => askForWords(filter),
    },
    {
      label: vscode.l10n.t('Year…'),
      description: filter.year ?? '',
      iconPath: new vscode.ThemeIcon('calendar'),
      choice: () => pickYear(provider),
    },
    {
      label: vscode.l10n.t('Topic…'),
      iconPath: new vscode.ThemeIcon('tag'),
      choice: () => pickTopic(provider),
    },
    {
      label: vscode.l10n.t('Cytokine, Receptor or Drug…'),
      iconPath: new vscode.ThemeIcon('symbol-class'),
      choice: () => pickEntity(provider),
    },
    {
      label: vscode.l10n.t('Cited in This Note'),
      iconPath: new vscode.ThemeIcon('note'),
      choice: () => ({ ...filter, cited: 'here' }),
    },
    {
      label: vscode.l10n.t('Cited in Any Note'),
      iconPath: new vscode.ThemeIcon('quote'),
      choice: () => ({ ...filter, cited: 'anywhere' }),
    },
    {
      label: vscode.l10n.t('Unread'),
      iconPath: new vscode.ThemeIcon('book'),
      choice: () => ({ ...filter, unread: true }),
    },
  ];
  if (isFiltering(filter)) {
    items.unshift({
      label: vscode.l10n.t('Show All'),
      iconPath: new vscode.ThemeIcon('clear-all'),
      choice: () => ({}),
    });
  }
  const title = vscode.l10n.t('Filter the library');
  return (await vscode.window.showQuickPick(items, { title }))?.choice();
}

/** Asks for the order of the list; undefined if the user cancels. */
export async function pickOrder(now: PublicationOrder): Promise<PublicationOrder | undefined> {
  const labels: Readonly<Record<PublicationOrder, string>> = {
    author: vscode.l10n.t('Author'),
    year: vscode.l10n.t('Year, newest first'),
    title: vscode.l10n.t('Title'),
    cited: vscode.l10n.t('Most cited in notes'),
  };
  const items = publicationOrders.map((order) => ({
    label: labels[order],
    description: order === now ? vscode.l10n.t('current order') : '',
    order,
  }));
  const title = vscode.l10n.t('Sort the library by');
  return (await vscode.window.showQuickPick(items, { title }))?.order;
}

async function askForWords(filter: PublicationFilter): Promise<PublicationFilter | undefined> {
  const words = await vscode.window.showInputBox({
    title: vscode.l10n.t('Filter the library'),
    prompt: vscode.l10n.t('Author, title, year, entity, topic, or words of the abstract'),
    value: filter.words ?? '',
  });
  return words === undefined ? undefined : { ...filter, words: words.trim() || undefined };
}

async function pickYear(provider: LibraryTreeProvider): Promise<PublicationFilter | undefined> {
  const counts = await count(provider, (publication) => [yearOf(publication)]);
  const items = [...counts]
    .sort(([a], [b]) => Number(b) - Number(a))
    .map(([year, publications]) => ({
      label: year || vscode.l10n.t('no year'),
      description: countPublications(publications),
      choice: year,
    }));
  const picked = await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Year') });
  return picked && { ...provider.filter, year: picked.choice };
}

async function pickTopic(provider: LibraryTreeProvider): Promise<PublicationFilter | undefined> {
  const { library } = provider.facts;
  const items = library.topics.map(({ id, label, broader }) => ({
    label,
    description: (broader && library.topic(broader)?.label) ?? '',
    choice: id,
  }));
  const picked = await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Topic') });
  return picked && { ...provider.filter, topic: picked.choice };
}

async function pickEntity(provider: LibraryTreeProvider): Promise<PublicationFilter | undefined> {
  const { library, entitiesOf } = provider.facts;
  const counts = await count(provider, entitiesOf);
  const items = [...counts]
    .sort(([, a], [, b]) => b - a)
    .flatMap(([id, publications]) => {
      const entity = library.entity(id);
      return entity
        ? [
            {
              label: entity.label,
              description: [entity.name, countPublications(publications)].join(' · '),
              iconPath: kindIcon(entity.kind),
              choice: id,
            },
          ]
        : [];
    });
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Cytokine, receptor or drug'),
    matchOnDescription: true,
  });
  return picked && { ...provider.filter, entity: picked.choice };
}

async function count(
  provider: LibraryTreeProvider,
  marksOf: (publication: Publication) => readonly string[],
): Promise<Map<string, number>> {
  const list = await provider.all();
  return runCooperatively(countMarks(list?.all ?? [], marksOf));
}
