import * as vscode from 'vscode';
import { PublicationReader } from '../../core/abstracts/publicationReader';
import { LiteratureIndex } from '../../core/fit/literatureIndex';
import type { Publication } from '../../core/literature/publication';
import { runCooperatively } from '../host/runCooperatively';
import type { WorkspaceLibrary } from '../library/workspaceLibrary';

/** Something that lists publications: what can be cited in a note, or all of a workspace. */
export interface Literature {
  readonly all: readonly Publication[];
}

interface Indexing {
  readonly reader: PublicationReader;
  readonly ready: Promise<void>;
  /** Undefined until the publications are read. */
  index: LiteratureIndex | undefined;
}

/**
 * What each literature says, read in the background on the first request, one literature after the other. A gesture
 * waits for it only briefly.
 */
export class LiteratureIndexes implements vscode.Disposable {
  private readonly indexes = new WeakMap<Literature, Indexing>();
  private reader: PublicationReader;
  private last: Promise<void> = Promise.resolve();
  private readonly done = new vscode.EventEmitter<void>();

  /** Fires when a literature has been read. */
  readonly onDidRead = this.done.event;

  constructor(private readonly library: WorkspaceLibrary) {
    this.reader = new PublicationReader(library.recogniser);
  }

  dispose(): void {
    this.done.dispose();
  }

  /** The index of a literature, if it is ready within some milliseconds; undefined while it is being read. */
  async soon(literature: Literature, milliseconds: number): Promise<LiteratureIndex | undefined> {
    const indexing = this.read(literature);
    if (!indexing.index) {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const late = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, milliseconds);
      });
      await Promise.race([indexing.ready, late]);
      clearTimeout(timer);
    }
    return indexing.index;
  }

  /** The index of a literature; waits until it is ready. */
  async of(literature: Literature): Promise<LiteratureIndex | undefined> {
    const indexing = this.read(literature);
    await indexing.ready;
    return indexing.index;
  }

  /** Starts to read a literature, if that has not begun. */
  read(literature: Literature): Indexing {
    const { recogniser } = this.library;
    if (this.reader.recogniser !== recogniser) {
      this.reader = new PublicationReader(recogniser);
    }
    const { reader } = this;
    const known = this.indexes.get(literature);
    if (known?.reader === reader) {
      return known;
    }
    const ready = this.last.then(async () => {
      const isWanted = () => this.indexes.get(literature) === indexing;
      const steps = LiteratureIndex.of(literature.all, reader, this.library.latest);
      indexing.index = await runCooperatively(steps, isWanted);
      this.done.fire();
    });
    const indexing: Indexing = { reader, ready, index: undefined };
    this.indexes.set(literature, indexing);
    this.last = ready.catch(() => undefined);
    return indexing;
  }
}
