import type * as vscode from 'vscode';
import type { Entity } from '../../core/library/schema';
import { LastSearches } from '../../core/searching/lastSearches';
import { webHost } from '../host/webHost';
import type { SearchesAbout } from './pickFound';

/** The name of the days in the editor's storage. */
const NAME = 'lastSearches';

/** When the user last searched for new publications about each entity, kept in the editor's storage. */
export class StoredSearches {
  constructor(private readonly memory: vscode.Memento) {}

  /** The searches about one entity; `lastIn` gives those from before this call. */
  about({ id, label }: Entity): SearchesAbout {
    const before = this.read();
    return {
      name: label,
      lastIn: (provider) => before.of(id, provider),
      keep: (provider) => {
        const searches = this.read();
        searches.keep(id, provider, webHost.now());
        void this.memory.update(NAME, searches.saved);
      },
    };
  }

  /** Reads the storage each time, since other windows write to it. */
  private read(): LastSearches {
    return new LastSearches(this.memory.get<unknown>(NAME));
  }
}
