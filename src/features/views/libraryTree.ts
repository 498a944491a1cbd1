import * as vscode from 'vscode';
import { entitiesOf } from '../../core/cite/citedPublication';
import type { EntityId, TopicId } from '../../core/library/schema';
import type { Publication, PublicationId } from '../../core/literature/publication';
import { ArrangedTree } from '../../core/views/arrangedTree';
import { type LibraryNode, LibraryTree, type PublicationNode } from '../../core/views/libraryTree';
import type { PublicationFacts, PublicationFilter } from '../../core/views/publicationFilter';
import type { PublicationList } from '../../core/views/publicationList';
import { ReadMarks } from '../../core/views/readMarks';
import type { PublicationOrder } from '../../core/views/sortPublications';
import { runCooperatively } from '../host/runCooperatively';
import type { WorkspaceIndex } from '../index/workspaceIndex';
import type { WorkspaceLiterature } from '../index/workspaceLiterature';
import type { WorkspacePublications } from '../index/workspacePublications';
import type { WorkspaceLibrary } from '../library/workspaceLibrary';
import type { ActiveNote } from '../notes/activeNote';
import { type LibraryItemData, libraryItem, publicationTooltip } from './libraryItems';
import { TreeRefresh } from './treeRefresh';

/** The key of the global state under which the publications marked as read are kept. */
const READ = 'cytonote.readSources';
/** The most publications that are found by words of their abstracts. */
const MOST_FOUND = 1000;

/** What the library tree reads. */
export interface LibraryTreeParts {
  readonly library: WorkspaceLibrary;
  readonly workspacePublications: WorkspacePublications;
  readonly literature: WorkspaceLiterature;
  readonly index: WorkspaceIndex;
  readonly active: ActiveNote;
  readonly memory: vscode.Memento;
}

/** All publications, filtered and sorted, each with the notes that cite it. */
export class LibraryTreeProvider
  implements vscode.TreeDataProvider<LibraryNode>, vscode.Disposable
{
  private readonly changed = new vscode.EventEmitter<void>();
  /** Fires when what the tree has to show has changed, whether anybody looks at it or not. */
  readonly onDidChange = this.changed.event;
  private readonly refreshed = new vscode.EventEmitter<void>();
  readonly onDidChangeTreeData = this.refreshed.event;
  private readonly refresh = new TreeRefresh(() => this.refreshed.fire());
  private readonly tree = new ArrangedTree(() => this.arrange());
  private subjects = new WeakMap<Publication, readonly EntityId[]>();
  private readonly listeners: vscode.Disposable;

  private filtered: PublicationFilter = {};
  private sorted: PublicationOrder = 'author';

  constructor(private readonly parts: LibraryTreeParts) {
    this.listeners = vscode.Disposable.from(
      this.changed,
      this.refreshed,
      this.refresh,
      parts.workspacePublications.onDidChange(() => this.drawAgain()),
      parts.library.onDidChange(() => {
        this.subjects = new WeakMap();
      }),
      parts.literature.onDidRead(() => {
        const { entity, topic, words } = this.filtered;
        if ([entity, topic, words].some((it) => it !== undefined)) {
          this.drawAgain();
        }
      }),
      parts.active.onDidChange(() => {
        if (this.filtered.cited === 'here') {
          this.drawAgain();
        }
      }),
    );
  }

  dispose(): void {
    this.listeners.dispose();
  }

  get filter(): PublicationFilter {
    return this.filtered;
  }

  set filter(filter: PublicationFilter) {
    this.filtered = filter;
    this.drawAgain();
  }

  get order(): PublicationOrder {
    return this.sorted;
  }

  set order(order: PublicationOrder) {
    this.sorted = order;
    this.drawAgain();
  }

  /** All publications that a filter can choose from. */
  async all(): Promise<PublicationList | undefined> {
    return (await this.parts.workspacePublications.ready())?.list;
  }

  /** How many publications the tree shows, and how many there are; undefined until both are known. */
  async counts(): Promise<{ readonly shown: number; readonly all: number } | undefined> {
    const tree = await this.tree.ready();
    const all = this.parts.workspacePublications.latest?.list.all.length;
    return tree && all !== undefined ? { shown: tree.size, all } : undefined;
  }

  async mark(publications: readonly Publication[], isRead: boolean): Promise<void> {
    await this.parts.memory.update(READ, this.marks().with(publications, isRead).saved);
    this.drawAgain();
  }

  get facts(): PublicationFacts {
    const marks = this.marks();
    const { workspacePublications, library, active } = this.parts;
    const { backlinks } = workspacePublications.latest ?? {};
    return {
      library: library.latest,
      activeNote: new Set(active.documents.map(({ uri }) => uri.toString())),
      notesCiting: (publication) => backlinks?.notesOf(publication) ?? new Set(),
      entitiesOf: (publication) => this.entitiesOf(publication),
      topicsOf: (publication) => this.topicsOf(publication),
      containing: (words) => this.containing(words),
      isRead: (publication) => marks.isRead(publication),
    };
  }

  async getChildren(node?: LibraryNode): Promise<LibraryNode[]> {
    const tree = await this.refresh.give(() => (node ? this.tree.shown : this.tree.ready()));
    return [...(tree?.children(node) ?? [])];
  }

  getTreeItem(node: LibraryNode): vscode.TreeItem {
    return libraryItem(node, this.itemData());
  }

  resolveTreeItem(item: vscode.TreeItem, node: LibraryNode): vscode.TreeItem {
    if (node.is === 'publication') {
      item.tooltip = publicationTooltip(node, this.itemData().isRead(node));
    }
    return item;
  }

  private itemData(): LibraryItemData {
    const marks = this.marks();
    return {
      notes: this.parts.index.notes,
      isRead: ({ publication }: PublicationNode) => marks.isRead(publication),
    };
  }

  private async arrange(): Promise<LibraryTree | undefined> {
    const gathered = await this.parts.workspacePublications.ready();
    if (!gathered) {
      return undefined;
    }
    const { list, backlinks } = gathered;
    const arrangement = { filter: this.filtered, order: this.sorted };
    return runCooperatively(LibraryTree.arrange(list, arrangement, backlinks, this.facts));
  }

  private drawAgain(): void {
    this.tree.change();
    this.changed.fire();
    this.refresh.soon();
  }

  private marks(): ReadMarks {
    return new ReadMarks(this.parts.memory.get<readonly string[]>(READ, []));
  }

  /** The entities that a publication names; until its abstract is read, those of its title. */
  private entitiesOf(publication: Publication): readonly EntityId[] {
    const read = this.parts.literature.latest?.read(publication.id);
    if (read) {
      return read.contents.entities;
    }
    const known =
      this.subjects.get(publication) ?? entitiesOf(publication, this.parts.library.recogniser);
    this.subjects.set(publication, known);
    return known;
  }

  /** The topics of a publication; until its abstract is read, those of the library. */
  private topicsOf(publication: Publication): readonly TopicId[] {
    const read = this.parts.literature.latest?.read(publication.id);
    return read?.contents.topics ?? publication.source?.topics ?? [];
  }

  private containing(words: string): ReadonlySet<PublicationId> {
    const found = this.parts.literature.latest?.search(words, MOST_FOUND) ?? [];
    return new Set(found.map(({ publication }) => publication.id));
  }
}
