import * as vscode from 'vscode';
import { fetchMessage } from '../../core/fetching/fetchMessage';
import { FetchError } from '../../core/fetching/fetchText';
import type { Reference } from '../../core/literature/reference';
import type { FoundPage, FoundPublication } from '../../core/searching/literatureProvider';
import type { SearchFilter } from '../../core/searching/searchFilters';
import {
  makeQuery,
  type ProviderId,
  type SearchSubject,
  translateQuery,
} from '../../core/searching/searchQuery';
import { fillPick } from '../host/fillPick';
import { keepSearchTarget, searchTarget } from '../host/settings';
import type { Databases } from './databases';
import { explainFailure } from './fetchMessages';
import {
  databaseName,
  endItem,
  filterItems,
  foundItem,
  lookInsteadLabel,
  otherThan,
  type SearchItem,
} from './foundItems';

/** What a search is for, and what it needs to know of the user's literature. */
export interface SearchOffer {
  readonly subject: SearchSubject;
  /** Which database to search first. */
  readonly provider: ProviderId;
  /** Whether there is a note to cite in; without one, what is chosen goes to the library. */
  readonly hasNote: boolean;
  /** The name of the bibliography or library that has a publication already; undefined if none has it. */
  knownIn(reference: Reference): string | undefined;
  /** When the user last searched, for a list of what is new, by date. */
  readonly searches?: SearchesAbout;
  /** Shows the page of what was found. */
  show(found: FoundPublication, whole: Reference, database: string): Promise<void>;
}

/** When the user last searched for new publications about one entity. */
export interface SearchesAbout {
  /** The entity's label. */
  readonly name: string;
  /** The day of the search before this one in a database, as "2026-10-01"; undefined if this is the first one. */
  lastIn(provider: ProviderId): string | undefined;
  /** Records that the user has seen the results until now. */
  keep(provider: ProviderId): void;
}

/** What the user chose, and where it was found. */
export interface ChosenFound {
  readonly provider: ProviderId;
  readonly found: readonly FoundPublication[];
}

/** Lets the user confirm a query, which is sent only then, and choose among what it finds. */
export function pickFound(databases: Databases, offer: SearchOffer): Promise<ChosenFound> {
  return new FoundPick(databases, offer).show();
}

/**
 * One list on the screen, with the query in its input box. At first the list has filters, and Enter sends the query.
 * Then it has results: Enter takes the ticked ones, or sends the query again if the user has changed it or it has
 * failed.
 */
class FoundPick {
  private readonly list = vscode.window.createQuickPick<SearchItem>();
  private readonly filters = new Set<SearchFilter>();
  private readonly chosen = new Map<string, FoundPublication>();
  private readonly wholes = new Map<string, Reference>();
  private readonly openButton = button('open-preview', vscode.l10n.t('Read the abstract'), () => {
    void this.open(this.list.activeItems[0]?.found ?? this.found[0]);
  });
  private provider: ProviderId;
  /** The suggested query. As long as the user does not edit it, another database gets a suggestion of its own. */
  private suggested: string;
  /** The query that was sent last; undefined while the list has the filters. */
  private sent: string | undefined;
  private found: FoundPublication[] = [];
  private total = 0;
  private failure: string | undefined;
  private isSearching = false;
  /** Whether only results count that are new since the last search. */
  private isSinceLast = true;
  private searching = new AbortController();

  constructor(
    private readonly databases: Databases,
    private readonly offer: SearchOffer,
  ) {
    const { list } = this;
    this.provider = offer.provider;
    this.suggested = makeQuery(offer.subject, this.provider);
    list.value = this.suggested;
    list.canSelectMany = true;
    // The results must not be lost while the user reads an abstract or the note.
    list.ignoreFocusOut = true;
    list.keepScrollPosition = true;
  }

  /** Gives what the user chooses, and nothing if the user closes the list. */
  show(): Promise<ChosenFound> {
    const { list } = this;
    this.fill();
    const choosing = new Promise<ChosenFound>((resolve) => {
      list.onDidChangeSelection((items) => this.tick(items));
      list.onDidTriggerItemButton(({ item }) => void this.open(item.found));
      list.onDidTriggerButton((pressed) => (pressed as ActionButton).press());
      list.onDidAccept(() => {
        const turnsTo = this.chosen.size === 0 ? list.activeItems[0]?.turnsTo : undefined;
        const accepted = this.accepted();
        if (this.sent === undefined || list.value !== this.sent) {
          void this.search();
        } else if (turnsTo) {
          this.turnTo(turnsTo);
        } else if (accepted.length > 0) {
          resolve({ provider: this.provider, found: accepted });
          list.hide();
        } else if (this.failure !== undefined) {
          void this.search();
        }
      });
      list.onDidHide(() => {
        resolve({ provider: this.provider, found: [] });
        this.searching.abort();
        list.dispose();
      });
    });
    list.show();
    return choosing;
  }

  private accepted(): FoundPublication[] {
    // In a list with ticks no item has the focus at first; then Enter takes the best one.
    const meant = this.list.activeItems[0]?.found ?? this.found[0];
    return this.chosen.size > 0 ? [...this.chosen.values()] : meant ? [meant] : [];
  }

  private async search(): Promise<void> {
    const query = this.list.value.trim();
    if (query === '') {
      return;
    }
    this.searching.abort();
    this.searching = new AbortController();
    const { signal } = this.searching;
    this.sent = this.list.value;
    this.found = [];
    this.total = 0;
    this.failure = undefined;
    this.chosen.clear();
    this.isSearching = true;
    this.fill();
    try {
      const { searches } = this.offer;
      const since = this.since();
      const request = {
        query,
        filters: [...this.filters],
        ...(searches ? { newest: { since } } : {}),
      };
      for await (const page of this.databases.pages(this.provider, request, signal)) {
        if (signal.aborted) {
          return;
        }
        this.add(page);
        // New results that are not listed yet, or do not fit into the list, must come again with the next search.
        if (since === undefined || this.found.length >= this.total) {
          searches?.keep(this.provider);
        }
      }
    } catch (error) {
      if (signal.aborted) {
        return;
      }
      this.failure = error instanceof FetchError ? fetchMessage(error, query) : String(error);
    }
    this.isSearching = false;
    this.fill();
  }

  private add({ total, found }: FoundPage): void {
    this.total = total;
    const known = new Set(this.found.map(({ id }) => id));
    this.found.push(...found.filter(({ id }) => !known.has(id)));
    this.fill();
  }

  private tick(items: readonly SearchItem[]): void {
    const turnsTo = items.find((item) => item.turnsTo)?.turnsTo;
    if (turnsTo) {
      this.turnTo(turnsTo);
      return;
    }
    const ticked = new Set(items);
    for (const item of this.list.items) {
      const { filter, found, isSince } = item;
      if (isSince) {
        this.isSinceLast = ticked.has(item);
      }
      if (filter && ticked.has(item)) {
        this.filters.add(filter);
      } else if (filter) {
        this.filters.delete(filter);
      }
      if (found && ticked.has(item)) {
        this.chosen.set(found.id, found);
      } else if (found) {
        this.chosen.delete(found.id);
      }
    }
  }

  /** Switches to another database and shows the query for it. Sends nothing: the user confirms the query again. */
  private turnTo(provider: ProviderId): void {
    this.provider = provider;
    const { value } = this.list;
    const isUntouched = value === this.suggested;
    this.suggested = makeQuery(this.offer.subject, provider);
    this.list.value = isUntouched ? this.suggested : translateQuery(value, provider);
    this.toFilters();
  }

  private toFilters(): void {
    this.searching.abort();
    this.isSearching = false;
    this.sent = undefined;
    this.fill();
  }

  private async open(found: FoundPublication | undefined): Promise<void> {
    if (!found) {
      return;
    }
    const { provider } = this;
    const { signal } = this.searching;
    this.list.busy = true;
    try {
      const whole =
        this.wholes.get(found.id) ?? (await this.databases.wholeReference(provider, found, signal));
      this.wholes.set(found.id, whole);
      await this.offer.show(found, whole, databaseName(provider));
    } catch (error) {
      explainFailure(error, found.reference.title ?? '');
    } finally {
      this.list.busy = this.isSearching;
    }
  }

  private fill(): void {
    const { list } = this;
    list.title = this.title();
    list.placeholder = vscode.l10n.t('Words to look for, in the syntax of {0}', this.database());
    list.buttons = this.buttons();
    list.busy = this.isSearching;
    const items =
      this.sent === undefined
        ? filterItems(this.offer.searches?.lastIn(this.provider))
        : this.foundItems();
    const ticked = items.filter(
      ({ filter, found, isSince }) =>
        (isSince && this.isSinceLast) ||
        (filter && this.filters.has(filter)) ||
        (found && this.chosen.has(found.id)),
    );
    // Pages arrive while the user ticks earlier results.
    fillPick(list, { items, ticked }, { isSame: isSameItem, keepsFocus: true });
  }

  private title(): string {
    const { searches } = this.offer;
    if (this.sent === undefined && searches) {
      return vscode.l10n.t(
        'More on {0}, newest first: Enter sends this query to {1}',
        searches.name,
        this.database(),
      );
    }
    if (this.sent === undefined) {
      return vscode.l10n.t('Look for sources: Enter sends this query to {0}', this.database());
    }
    return this.isSearching && this.found.length === 0
      ? vscode.l10n.t('Searching {0}…', this.database())
      : vscode.l10n.t('{0} of {1} in {2}', this.found.length, this.total, this.database());
  }

  private buttons(): ActionButton[] {
    const other = otherThan(this.provider);
    const turn = button('arrow-swap', lookInsteadLabel(other), () => this.turnTo(other));
    const filters = button('filter', vscode.l10n.t('Back to the filters'), () => this.toFilters());
    return [
      turn,
      ...(this.offer.hasNote ? [this.targetButton()] : []),
      ...(this.sent === undefined ? [] : [filters, this.openButton]),
    ];
  }

  private targetButton(): ActionButton {
    const isLibrary = searchTarget() === 'library';
    const tooltip = isLibrary
      ? vscode.l10n.t(
          'What you choose goes to your library. Change to the bibliography of the note',
        )
      : vscode.l10n.t(
          'What you choose goes to the bibliography of the note. Change to your library',
        );
    return button(isLibrary ? 'library' : 'references', tooltip, () => {
      void keepSearchTarget(isLibrary ? 'bibliography' : 'library').then(() => this.fill());
    });
  }

  /** The day from which on results count; undefined for all. */
  private since(): string | undefined {
    return this.isSinceLast ? this.offer.searches?.lastIn(this.provider) : undefined;
  }

  private database(): string {
    return databaseName(this.provider);
  }

  private foundItems(): SearchItem[] {
    const { searches } = this.offer;
    const items = this.found.map((found) =>
      foundItem(found, this.offer.knownIn(found.reference), searches !== undefined, [
        this.openButton,
      ]),
    );
    const isEmpty = items.length === 0 && !this.isSearching;
    return this.failure !== undefined || isEmpty
      ? [...items, endItem(this.provider, this.failure)]
      : items;
  }
}

function isSameItem(one: SearchItem, other: SearchItem): boolean {
  return (
    one.found?.id === other.found?.id &&
    one.filter === other.filter &&
    one.isSince === other.isSince &&
    one.turnsTo === other.turnsTo
  );
}

interface ActionButton extends vscode.QuickInputButton {
  press(): void;
}

function button(icon: string, tooltip: string, press: () => void): ActionButton {
  return { iconPath: new vscode.ThemeIcon(icon), tooltip, press };
}
