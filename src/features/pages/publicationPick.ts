import * as vscode from 'vscode';
import { studyLabel } from '../../core/card/labels';
import { citationsOf, keysIn } from '../../core/cite/noteCitations';
import type { NoteLiterature } from '../../core/cite/noteLiterature';
import { type PickGroup, type PickGroupName, pickGroups } from '../../core/cite/pickGroups';
import { withoutChance } from '../../core/cite/publicationsToCite';
import { entitiesOfSentence, rankForSentence } from '../../core/cite/sentenceToCite';
import type { LiteratureIndex } from '../../core/fit/literatureIndex';
import type { CitationKey, EntityId } from '../../core/library/schema';
import { summaryLabel, titledReference } from '../../core/literature/formatReference';
import { originName } from '../../core/literature/origin';
import type { Publication, PublicationId } from '../../core/literature/publication';
import { blockAt, mentionAt, type NoteAnalysis } from '../../core/note/noteAnalysis';
import { labelText } from '../../core/text/escape';
import type { Literature } from '../bibliographies/literatureIndexes';
import { OPEN_PUBLICATION } from '../host/commands';
import { fillPick } from '../host/fillPick';
import { rankPreference } from '../host/settings';
import type { WorkspaceLibrary } from '../library/workspaceLibrary';

/** The most publications that a list has at once; typing finds the others. */
const LISTED = 300;

/** A place in a note for which publications are chosen. */
export interface PickingPlace {
  readonly document: vscode.TextDocument;
  readonly analysis: NoteAnalysis;
  readonly literature: NoteLiterature;
  /** In the sentence. */
  readonly offset: number;
  /** Where the citation goes. */
  readonly at: number;
  /** Keys that the place already cites. */
  readonly cited: ReadonlySet<CitationKey>;
}

interface PublicationItem extends vscode.QuickPickItem {
  /** Undefined for a separator, and for the row that searches databases. */
  readonly publication?: Publication;
  readonly looksFurther?: boolean;
}

/** The publications that a list offers, and how the list behaves. */
export interface PickOffer {
  readonly title: string;
  readonly canSelectMany: boolean;
  readonly literature: Literature;
  readonly place: PickingPlace | undefined;
  /** The text that the input box has at first. */
  readonly query?: string | undefined;
  /** Whether the list includes a publication; without it, the list includes all. */
  readonly has?: (publication: Publication) => boolean;
  /** Searches databases for publications that the list does not have; without it, the list does not offer that. */
  readonly lookFurther?: () => void;
}

/** One list of publications on the screen. Ticked publications stay ticked while the user searches for more. */
export class PublicationPick {
  private readonly list = vscode.window.createQuickPick<PublicationItem>();
  private readonly chosen = new Map<PublicationId, Publication>();
  private readonly openButton: vscode.QuickInputButton = {
    iconPath: new vscode.ThemeIcon('open-preview'),
    tooltip: vscode.l10n.t('Open the page'),
  };
  private index: LiteratureIndex | undefined;
  private isClosed = false;
  /** The text of the input box when the list was last filled. */
  private query = '';
  /** The first publication of the list. */
  private best: Publication | undefined;

  constructor(
    private readonly library: WorkspaceLibrary,
    private readonly offer: PickOffer,
  ) {
    const { list } = this;
    list.title = offer.title;
    list.placeholder = vscode.l10n.t(
      'Search by author, title, year, key, name, topic or words of the abstract',
    );
    list.canSelectMany = offer.canSelectMany;
    list.matchOnDescription = true;
    list.matchOnDetail = true;
    list.value = offer.query ?? '';
    list.busy = true;
    // Each item has the same button too, but only a pointer reaches it.
    list.buttons = [this.openButton];
  }

  /** Fills the list from the index; until then, the editor filters its items. */
  search(index: LiteratureIndex): void {
    this.index = index;
    this.list.busy = false;
    if (!this.isClosed) {
      this.update();
    }
  }

  /** Shows the list; gives what the user chooses, and nothing if the user closes it. */
  show(): Promise<readonly Publication[]> {
    const { list } = this;
    this.update();
    const chosen = new Promise<readonly Publication[]>((resolve) => {
      list.onDidChangeValue(() => this.update());
      list.onDidChangeSelection((items) => this.choose(items));
      list.onDidTriggerItemButton(({ item }) => this.open(item));
      list.onDidTriggerButton(() => this.open(list.activeItems[0]));
      list.onDidAccept(() => {
        const isFurther = this.chosen.size === 0 && list.activeItems[0]?.looksFurther === true;
        const accepted = isFurther ? [] : this.accepted();
        if (!isFurther && accepted.length === 0) {
          return;
        }
        resolve(accepted);
        list.hide();
        if (isFurther) {
          this.offer.lookFurther?.();
        }
      });
      list.onDidHide(() => {
        this.isClosed = true;
        resolve([]);
        list.dispose();
      });
    });
    list.show();
    return chosen;
  }

  /**
   * The publications that Enter takes; none if nothing is ticked or has the focus, and the best one is not known yet.
   */
  private accepted(): Publication[] {
    if (this.chosen.size > 0) {
      return [...this.chosen.values()];
    }
    // In a list with ticks no item has the focus at first; then Enter takes the best one. As long as the editor filters
    // the list by the typed text, the best one that we know may not be on the screen.
    const isBestShown = this.index !== undefined || this.list.value.trim() === '';
    const meant = this.list.activeItems[0]?.publication ?? (isBestShown ? this.best : undefined);
    return meant ? [meant] : [];
  }

  private choose(items: readonly PublicationItem[]): void {
    if (!this.offer.canSelectMany) {
      return;
    }
    if (items.some(({ looksFurther }) => looksFurther)) {
      this.list.hide();
      this.offer.lookFurther?.();
      return;
    }
    const ticked = new Set(items.map(({ publication }) => publication?.id));
    for (const { publication } of this.list.items) {
      if (publication && ticked.has(publication.id)) {
        this.chosen.set(publication.id, publication);
      } else if (publication) {
        this.chosen.delete(publication.id);
      }
    }
  }

  private open(item: PublicationItem | undefined): void {
    if (item?.publication) {
      // The page takes the focus, which must not discard the ticks.
      this.list.ignoreFocusOut = true;
      void vscode.commands.executeCommand(OPEN_PUBLICATION, item.publication.id);
    }
  }

  private update(): void {
    const query = this.list.value.trim();
    const items =
      query && this.index ? this.itemsFor(query, this.index) : this.items(this.groups());
    const ticked = items.filter(
      ({ publication }) => publication && this.chosen.has(publication.id),
    );
    // A new query starts at the top of the list.
    const keepsFocus = query === this.query;
    this.query = query;
    this.best = items.find(({ publication }) => publication)?.publication;
    fillPick(
      this.list,
      { items: [...items, ...this.furtherItems()], ticked },
      { isSame: isSameItem, keepsFocus },
    );
  }

  /**
   * The publications that fit a query, best first; then those that the user has chosen before, so that they stay
   * ticked.
   */
  private itemsFor(query: string, index: LiteratureIndex): PublicationItem[] {
    const found = index
      .search(query, LISTED)
      .map(({ publication }) => publication)
      .filter((it) => this.isListed(it));
    const ids = new Set(found.map(({ id }) => id));
    const others = [...this.chosen.values()].filter(({ id }) => !ids.has(id));
    return [...found, ...others].map((it) => this.itemOf(it));
  }

  private isListed(publication: Publication): boolean {
    return this.offer.has?.(publication) ?? true;
  }

  private groups(): PickGroup[] {
    const { place, literature } = this.offer;
    const library = this.library.latest;
    const keys = place ? keysIn(citationsOf(place.analysis, place.literature)) : [];
    const pickable = {
      library,
      cited: new Set(keys),
      ...(place && this.index ? rankedAt(place, this.index, this.library) : unranked),
    };
    const { has } = this.offer;
    const listed = (publications: readonly Publication[]) =>
      has ? publications.filter(has) : publications;
    return pickGroups(
      {
        ...pickable,
        all: listed(literature.all),
        fitting: listed(pickable.fitting),
        ranked: listed(pickable.ranked),
      },
      LISTED,
    );
  }

  private items(groups: readonly PickGroup[]): PublicationItem[] {
    return groups.flatMap(({ name, publications }) => [
      { label: groupLabel(name), kind: vscode.QuickPickItemKind.Separator },
      ...publications.map((publication) => this.itemOf(publication)),
    ]);
  }

  private furtherItems(): PublicationItem[] {
    const label = `$(globe) ${vscode.l10n.t('Look for sources…')}`;
    return this.offer.lookFurther
      ? [
          { label: '', kind: vscode.QuickPickItemKind.Separator },
          { label, looksFurther: true, alwaysShow: true },
        ]
      : [];
  }

  private itemOf(publication: Publication): PublicationItem {
    const { summary, id, key } = publication;
    const label = titledReference(summary);
    const study = this.index?.read(id)?.contents.study;
    const about = [
      study && studyLabel(study),
      summary.year,
      originName(publication, this.library.latest),
      this.offer.place?.cited.has(key) && vscode.l10n.t('cited here'),
    ];
    return {
      publication,
      label: labelText(label),
      description: labelText(about.filter(Boolean).join(' · ')),
      // The label of a publication without authors is its title already.
      detail: label === summaryLabel(summary) ? labelText(summary.title ?? '') : '',
      buttons: [this.openButton],
      picked: this.chosen.has(id),
      // The index has searched more than an item shows: the editor must not filter again.
      alwaysShow: this.index !== undefined,
    };
  }
}

function isSameItem(one: PublicationItem, other: PublicationItem): boolean {
  return one.publication?.id === other.publication?.id && one.looksFurther === other.looksFurther;
}

const unranked = { fitting: [], ranked: [] };

function rankedAt(
  { document, analysis, literature, offset, at }: PickingPlace,
  index: LiteratureIndex,
  library: WorkspaceLibrary,
): { readonly fitting: readonly Publication[]; readonly ranked: readonly Publication[] } {
  const block = blockAt(analysis, offset);
  if (!block) {
    return unranked;
  }
  const where = { analysis, block, offset, at };
  const ranked = { literature, index, prefer: rankPreference(document) };
  const mention = mentionAt(analysis, offset);
  const entities: readonly EntityId[] = mention
    ? [mention.entity]
    : entitiesOfSentence(block, offset);
  const all = rankForSentence(where, ranked, LISTED);
  const fitting = withoutChance(all, where, { library: library.latest, entities });
  return {
    fitting: fitting.map(({ publication }) => publication),
    ranked: all.map(({ publication }) => publication),
  };
}

function groupLabel(name: PickGroupName): string {
  switch (name) {
    case 'fitting':
      return vscode.l10n.t('Fits best');
    case 'cited':
      return vscode.l10n.t('Cited in this note');
    case 'bibliography':
      return vscode.l10n.t('Your bibliography');
    case 'zotero':
      return 'Zotero';
    case 'library':
      return vscode.l10n.t('Your library');
    case 'dataset':
      return vscode.l10n.t('Cytonote’s dataset');
  }
}
