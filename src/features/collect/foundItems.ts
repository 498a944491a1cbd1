import * as vscode from 'vscode';
import { studyLabel } from '../../core/card/labels';
import { summaryLabel } from '../../core/literature/formatReference';
import { entryFields } from '../../core/literature/sourceReference';
import { summaryOf } from '../../core/literature/summary';
import type { FoundPublication } from '../../core/searching/literatureProvider';
import { type SearchFilter, searchFilters } from '../../core/searching/searchFilters';
import { type ProviderId, providerIds } from '../../core/searching/searchQuery';
import { labelText } from '../../core/text/escape';

/** A row of the list in which a user looks for sources. */
export interface SearchItem extends vscode.QuickPickItem {
  readonly filter?: SearchFilter;
  readonly found?: FoundPublication;
  /** Whether a tick limits the search to results that are new since the last search. */
  readonly isSince?: true;
  /** The database that a tick of the item switches to. */
  readonly turnsTo?: ProviderId;
}

/** The rows before a query is sent: filters, first the one for results that are new since a day. */
export function filterItems(since: string | undefined): SearchItem[] {
  const filters = searchFilters.map((filter) => ({ label: filterLabel(filter), filter }));
  const newOnes =
    since === undefined
      ? []
      : [
          {
            label: vscode.l10n.t('New since your last search, on {0}', since),
            isSince: true as const,
          },
        ];
  return [...newOnes, ...filters].map((item) => ({ ...item, alwaysShow: true }));
}

/**
 * The row of a search result.
 * @param known the name of the bibliography or library that has the publication already
 * @param byDate whether the list is sorted by date, so that the row has the whole date instead of the year
 */
export function foundItem(
  found: FoundPublication,
  known: string | undefined,
  byDate: boolean,
  buttons: readonly vscode.QuickInputButton[],
): SearchItem {
  const { reference, study, isPreprint, fullText } = found;
  const summary = summaryOf(reference);
  const journal = reference['container-title'] ?? reference['container-title-short'];
  const about = [
    byDate ? entryFields(reference).issued : summary.year,
    studyLabel(study),
    isPreprint && vscode.l10n.t('preprint'),
    fullText && vscode.l10n.t('free full text'),
  ];
  const where = [
    summaryLabel(summary),
    journal,
    known && vscode.l10n.t('already in your literature: {0}', known),
  ];
  return {
    found,
    label: labelText(summary.title ?? ''),
    description: labelText(about.filter(Boolean).join(' · ')),
    detail: labelText(where.filter(Boolean).join(' · ')),
    buttons,
    // The database has searched more than an item shows: the editor must not filter again.
    alwaysShow: true,
  };
}

/** The last row: says that the database has failed, or has nothing, and offers the other database. */
export function endItem(provider: ProviderId, failure: string | undefined): SearchItem {
  const turnsTo = otherThan(provider);
  const label =
    failure === undefined
      ? `$(info) ${vscode.l10n.t('{0} has nothing for this query.', databaseName(provider))}`
      : `$(warning) ${labelText(failure)}`;
  const detail = `$(arrow-swap) ${lookInsteadLabel(turnsTo)}`;
  return { label, detail, turnsTo, alwaysShow: true };
}

/** The label of the row that switches to another database. */
export function lookInsteadLabel(provider: ProviderId): string {
  return vscode.l10n.t('Search {0} instead', databaseName(provider));
}

/** The database to offer when this one has no results. */
export function otherThan(provider: ProviderId): ProviderId {
  return providerIds.find((id) => id !== provider) ?? provider;
}

/** The name of a database, as users know it. */
export function databaseName(provider: ProviderId): string {
  switch (provider) {
    case 'pubmed':
      return 'PubMed';
    case 'europe-pmc':
      return 'Europe PMC';
  }
}

function filterLabel(filter: SearchFilter): string {
  switch (filter) {
    case 'reviews':
      return vscode.l10n.t('Reviews');
    case 'trials':
      return vscode.l10n.t('Trials and meta-analyses');
    case 'recent':
      return vscode.l10n.t('The last five years');
    case 'humans':
      return vscode.l10n.t('Humans');
    case 'freeText':
      return vscode.l10n.t('Free full text');
  }
}
