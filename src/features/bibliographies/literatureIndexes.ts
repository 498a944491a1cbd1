import type * as vscode from 'vscode';
import { PublicationReader } from '../../core/abstracts/publicationReader';
import { LiteratureIndex } from '../../core/fit/literatureIndex';
import type { Publication } from '../../core/literature/publication';
import type { BackgroundWork } from '../host/backgroundWork';
import { delayed } from '../host/delayed';
import { within } from '../host/waiting';
import type { NamesFingerprint } from '../library/namesFingerprint';
import type { WorkspaceLibrary } from '../library/workspaceLibrary';
import { RecordStorage } from './recordStorage';

/** Milliseconds between reading publications and saving the records of them. */
const PAUSE = 3000;

/** A list of publications: what can be cited in a note, or everything in a workspace. */
export interface Literature {
  readonly all: readonly Publication[];
}

/** What the indexes get from the extension: where they save what publications say, and what that depends on. */
interface RecordPlace {
  /** The folder of the records between sessions, if the editor has a place for it. */
  readonly storage: vscode.Uri | undefined;
  readonly fingerprint: NamesFingerprint;
  readonly background: BackgroundWork;
  readonly log: vscode.LogOutputChannel;
}

/** A reader, with the records of earlier sessions. */
interface Reading {
  readonly reader: PublicationReader;
  /** Resolves when the saved records are loaded, to the fingerprint of what they depend on. */
  readonly prepared: Promise<string>;
}

interface Indexing {
  readonly reader: PublicationReader;
  readonly ready: Promise<void>;
  /** Undefined until the publications are read. */
  index: LiteratureIndex | undefined;
  /** The index from before the literature changed; it answers until the new one is ready. */
  before: LiteratureIndex | undefined;
}

/**
 * The index of each literature. Builds it in the background on the first request, one literature after the other. A
 * gesture waits for it only briefly.
 */
export class LiteratureIndexes implements vscode.Disposable {
  private readonly indexes = new WeakMap<Literature, Indexing>();
  private readonly storage: RecordStorage;
  private reading: Reading | undefined;
  private last: Promise<void> = Promise.resolve();
  private isAnyReady = false;
  private readonly savingSoon = delayed(() => void this.save(), PAUSE);

  constructor(
    private readonly library: WorkspaceLibrary,
    private readonly place: RecordPlace,
  ) {
    this.storage = new RecordStorage(place.storage, place);
  }

  /** Starts to save what is not saved yet. Nothing waits for it: a truncated file fails its checksum on load. */
  dispose(): void {
    this.savingSoon.dispose();
    void this.save();
  }

  /**
   * The index of a literature, if it is ready within some milliseconds; otherwise the index from before the literature
   * changed; undefined while the literature is read for the first time.
   */
  async soon(literature: Literature, milliseconds: number): Promise<LiteratureIndex | undefined> {
    const indexing = this.read(literature);
    if (!indexing.index) {
      await this.place.background.hasten(within(indexing.ready, milliseconds));
    }
    return indexing.index ?? indexing.before;
  }

  /** Whether any literature has been read. Until then, no gesture needs to wait for the first. */
  get hasAny(): boolean {
    return this.isAnyReady;
  }

  /** The index of a literature if it is ready, else what is known of it from before it changed. Starts to read it. */
  latest(literature: Literature): LiteratureIndex | undefined {
    const { index, before } = this.read(literature);
    return index ?? before;
  }

  /** The index of a literature; waits until it is ready. */
  async of(literature: Literature): Promise<LiteratureIndex | undefined> {
    const indexing = this.read(literature);
    await indexing.ready;
    return indexing.index;
  }

  /**
   * Starts to read a literature, if that has not begun.
   *
   * @param before the same literature before it changed: its index answers until the new one is ready
   */
  read(literature: Literature, before?: Literature): Indexing {
    const reading = this.readingNow();
    const { reader } = reading;
    const known = this.indexes.get(literature);
    if (known?.reader === reader) {
      return known;
    }
    const ready = this.last.then(async () => {
      await reading.prepared;
      const isWanted = () => this.indexes.get(literature) === indexing;
      const steps = LiteratureIndex.of(literature.all, reader, this.library.latest);
      indexing.index = await this.place.background.run(steps, { isWanted });
      this.isAnyReady ||= indexing.index !== undefined;
      indexing.before = undefined;
      this.savingSoon.soon();
    });
    const indexing: Indexing = {
      reader,
      ready,
      index: undefined,
      before: this.latestOf(known ?? (before && this.indexes.get(before)), literature),
    };
    this.indexes.set(literature, indexing);
    this.last = ready.catch(() => undefined);
    return indexing;
  }

  /** The last index that was ready, as far as it holds for a literature that has changed since. */
  private latestOf(
    earlier: Indexing | undefined,
    literature: Literature,
  ): LiteratureIndex | undefined {
    return (earlier?.index ?? earlier?.before)?.asOf(literature.all);
  }

  /** The reader for the names of the library as they are now. */
  private readingNow(): Reading {
    const { recogniser } = this.library;
    if (this.reading?.reader.recogniser !== recogniser) {
      const reader = new PublicationReader(recogniser);
      const prepared = this.place.fingerprint.latest().then(async (fingerprint) => {
        await this.storage.load(reader, fingerprint);
        return fingerprint;
      });
      this.reading = { reader, prepared };
    }
    return this.reading as Reading;
  }

  private async save(): Promise<void> {
    if (this.reading) {
      await this.storage.save(this.reading.reader, await this.reading.prepared);
    }
  }
}
