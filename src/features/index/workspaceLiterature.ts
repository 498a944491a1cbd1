import * as vscode from 'vscode';
import type { LiteratureIndex } from '../../core/fit/literatureIndex';
import type { PublicationList } from '../../core/views/publicationList';
import type { LiteratureIndexes } from '../bibliographies/literatureIndexes';
import type { WorkspacePublications } from './workspacePublications';

/** What all publications of the workspace say. Reads them on the first request, and again when they change. */
export class WorkspaceLiterature implements vscode.Disposable {
  private wanted: PublicationList | undefined;
  private read: { readonly list: PublicationList; readonly index: LiteratureIndex } | undefined;
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

  /** The index made last, which may be of publications before a change; undefined before the first one. */
  get latest(): LiteratureIndex | undefined {
    const list = this.publications.latest?.list;
    if (list && list !== this.wanted) {
      this.wanted = list;
      void this.follow(list);
    }
    return this.read?.index;
  }

  /** Whether the latest index has all publications that are known now. */
  get isComplete(): boolean {
    const list = this.publications.latest?.list;
    return list !== undefined && this.read?.list === list;
  }

  /** The index of all publications; waits until they are read. */
  async ready(): Promise<LiteratureIndex | undefined> {
    const gathered = await this.publications.ready();
    return gathered && this.indexes.of(gathered.list);
  }

  private async follow(list: PublicationList): Promise<void> {
    const index = await this.indexes.of(list);
    if (index && list === this.wanted) {
      this.read = { list, index };
      this.changed.fire();
    }
  }
}
