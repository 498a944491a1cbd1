import * as vscode from 'vscode';
import { FetchError } from '../../core/fetching/fetchText';
import type { ZoteroItem } from '../../core/literature/zoteroItem';
import { type ReadCollection, readCollection } from '../../core/zotero/readCollection';
import { zoteroMessage } from '../../core/zotero/zoteroMessage';
import { affectsZotero, isZoteroOn, zoteroPort } from '../host/settings';
import { webHost } from '../host/webHost';

/** Why a collection has no items, or only items from an earlier read. */
export interface CollectionProblem {
  /** Whether Zotero answers, but has no such collection. */
  readonly isUnknown: boolean;
  readonly message: string;
}

/** A collection as it was last read; without items until the first read ends. */
export interface KnownCollection {
  readonly name: string;
  readonly items: readonly ZoteroItem[];
  readonly problem: CollectionProblem | undefined;
}

interface WatchedCollection extends KnownCollection {
  readonly read: ReadCollection | undefined;
  reading: Promise<void> | undefined;
}

/**
 * The collections of Zotero that notes and settings name. Reads each in the background on the first request, and again
 * when the user comes back to the editor: until something in Zotero has changed, that is one request. Asks nothing where
 * `cytonote.zotero.enable` is off, or the workspace is not trusted.
 */
export class ZoteroCollections implements vscode.Disposable {
  private readonly collections = new Map<string, WatchedCollection>();
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly stopping = new AbortController();
  private readonly listeners = vscode.Disposable.from(
    this.changed,
    vscode.window.onDidChangeWindowState(({ focused }) => {
      if (focused) {
        void this.readAgain();
      }
    }),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (affectsZotero(event)) {
        this.collections.clear();
        this.changed.fire();
      }
    }),
    vscode.workspace.onDidGrantWorkspaceTrust(() => this.changed.fire()),
  );

  /** Fires when a collection has other items or another problem than before. */
  readonly onDidChange = this.changed.event;

  constructor(private readonly log: vscode.LogOutputChannel) {}

  dispose(): void {
    this.stopping.abort();
    this.listeners.dispose();
  }

  /** What is known of a collection now; undefined if Zotero must not be asked. */
  get(name: string): KnownCollection | undefined {
    if (!isZoteroOn() || !vscode.workspace.isTrusted) {
      return undefined;
    }
    const known = this.collections.get(name);
    if (known) {
      return known;
    }
    const empty = { name, items: [], problem: undefined, read: undefined };
    const collection: WatchedCollection = { ...empty, reading: undefined };
    this.collections.set(name, collection);
    collection.reading = this.read(collection);
    return collection;
  }

  /** The same, after waiting for the read to end. */
  async ready(name: string): Promise<KnownCollection | undefined> {
    this.get(name);
    await this.collections.get(name)?.reading;
    return this.collections.get(name);
  }

  /** Reads all collections again, and forgets names for which Zotero had no collection. */
  async readAgain(): Promise<void> {
    const all = [...this.collections.values()];
    const unknown = all.filter(({ problem }) => problem?.isUnknown);
    unknown.forEach(({ name }) => this.collections.delete(name));
    if (unknown.length > 0) {
      this.changed.fire();
    }
    await Promise.all(
      all
        .filter((it) => !unknown.includes(it))
        .map((it) => {
          it.reading ??= this.read(it);
          return it.reading;
        }),
    );
  }

  private async read(collection: WatchedCollection): Promise<void> {
    const { name, read: known } = collection;
    const port = zoteroPort();
    let read = known;
    let problem: CollectionProblem | undefined;
    try {
      read = await readCollection(webHost, port, name, this.stopping.signal, known);
      const message = vscode.l10n.t('Zotero has no collection “{0}”.', name);
      problem = read ? undefined : { isUnknown: true, message };
    } catch (error) {
      if (error instanceof FetchError && error.failure === 'cancelled') {
        return;
      }
      // The items from before can still be cited.
      problem = { isUnknown: false, message: zoteroMessage(error, port) };
    }
    // The settings may have changed in the meantime.
    if (this.collections.get(name) === collection) {
      const items = read?.items ?? [];
      this.collections.set(name, { name, items, problem, read, reading: undefined });
      if (items !== collection.items || problem?.message !== collection.problem?.message) {
        this.log.info(`Zotero, ${name}: ${problem?.message ?? `${items.length} items`}`);
        this.changed.fire();
      }
    }
  }
}
