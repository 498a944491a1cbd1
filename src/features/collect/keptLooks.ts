import type * as vscode from 'vscode';
import type { Entity } from '../../core/library/schema';
import { LastLooks } from '../../core/searching/lastLooks';
import { webHost } from '../host/webHost';
import type { Looks } from './pickFound';

/** The name of the looks in the editor's storage. */
const NAME = 'lastLooks';

/** When the user last searched for new results about each name, kept in the editor's storage. */
export class KeptLooks {
  constructor(private readonly memory: vscode.Memento) {}

  /** The looks at one name; `lastIn` gives those from before this call. */
  on({ id, label }: Entity): Looks {
    const before = this.read();
    return {
      name: label,
      lastIn: (provider) => before.of(id, provider),
      keep: (provider) => {
        const looks = this.read();
        looks.keep(id, provider, webHost.now());
        void this.memory.update(NAME, looks.saved);
      },
    };
  }

  /** Reads the storage each time, since other windows write to it. */
  private read(): LastLooks {
    return new LastLooks(this.memory.get<unknown>(NAME));
  }
}
