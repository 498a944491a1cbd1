import * as vscode from 'vscode';
import type { LiteratureIndex } from '../../core/fit/literatureIndex';
import type { PublicationList } from '../../core/views/publicationList';
import type { LiteratureIndexes } from '../bibliographies/literatureIndexes';
import type { WorkspacePublications } from './workspacePublications';

/**
 * The index of all publications of the workspace. Builds it on the first request, and again when publications change.
 */
export class WorkspaceLiterature implements vscode.Disposable {
  private list: PublicationList | undefined;
  private index: LiteratureIndex | undefined;
  private isRead = false;
  private readonly changed = new vscode.EventEmitter<void>();

  /** Fires when publications have been read. */
  readonly onDidRead = this.changed.event;

  constructor(
    private readonly publications: WorkspacePublications,
    private readonly indexes: LiteratureIndexes,
  ) {}

  dispose(): void {
    this.changed.dispose();
  }

  /**
   * The last index that is ready; while changed publications are read, the one from before the change. Undefined until
   * the first publications are read.
   */
  get latest(): LiteratureIndex | undefined {
    const { list } = this.publications.latest ?? {};
    if (list && list !== this.list) {
      this.index = this.index?.asOf(list.all);
      this.isRead = false;
      this.list = list;
      void this.follow(list);
    }
    return this.index;
  }

  /** Whether the latest index has all publications that are known now. */
  get isComplete(): boolean {
    return this.isRead && this.publications.latest?.list === this.list;
  }

  /** The index of all publications; waits until they are read. */
  async ready(): Promise<LiteratureIndex | undefined> {
    const gathered = await this.publications.ready();
    return gathered && this.indexes.of(gathered.list);
  }

  private async follow(list: PublicationList): Promise<void> {
    const index = await this.indexes.of(list);
    if (index && list === this.list) {
      this.index = index;
      this.isRead = true;
      this.changed.fire();
    }
  }
}
