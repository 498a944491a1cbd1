import * as vscode from 'vscode';
import type { PublicationReader } from '../../core/abstracts/publicationReader';
import { readRecords, SHARDS, shardOf, writeRecords } from '../../core/abstracts/savedRecords';
import type { BackgroundWork } from '../host/backgroundWork';
import { savedBytes } from '../host/storageFile';

/** The most records of one file that are kept for the next session although this session did not need them. */
const MOST_UNUSED = 2000;

/** Saves the records of publications for the next session, if the editor has a place for it. */
export class RecordStorage {
  private readonly unsaved = new Set<number>();

  constructor(
    private readonly folder: vscode.Uri | undefined,
    private readonly host: {
      readonly background: BackgroundWork;
      readonly log: vscode.LogOutputChannel;
    },
  ) {}

  /**
   * Gives the saved records to a reader. Skips files that are damaged or of another version; they are written again
   * later.
   */
  async load(reader: PublicationReader, fingerprint: string): Promise<void> {
    if (!this.folder) {
      return;
    }
    for (const shard of Array(SHARDS).keys()) {
      const bytes = await savedBytes(this.fileOf(shard));
      const records = bytes && (await this.recordsIn(bytes, fingerprint, reader));
      for (const [hash, record] of records ?? []) {
        reader.know(hash, record);
      }
      if (bytes && !records) {
        this.host.log.info(
          `The saved file ${shard} of publications is damaged or of another version. Its publications are read again.`,
        );
        this.unsaved.add(shard);
      }
    }
  }

  /** Saves what a reader has read since the last save. */
  async save(reader: PublicationReader, fingerprint: string): Promise<void> {
    for (const hash of reader.takeUnsaved()) {
      this.unsaved.add(shardOf(hash));
    }
    const shards = [...this.unsaved];
    this.unsaved.clear();
    if (!this.folder || shards.length === 0) {
      return;
    }
    try {
      await vscode.workspace.fs.createDirectory(this.folder);
      for (const shard of shards) {
        const bytes = await this.host.background.run(recordsToSave(reader, shard, fingerprint));
        await vscode.workspace.fs.writeFile(this.fileOf(shard), bytes);
      }
    } catch (error) {
      // The disk is full, say. The next session reads the abstracts instead.
      this.host.log.warn(`The contents of publications could not be saved: ${error}`);
    }
  }

  /** The records of a file; undefined for one that cannot be read, which must not keep a card from being shown. */
  private async recordsIn(bytes: Uint8Array, fingerprint: string, reader: PublicationReader) {
    try {
      return await this.host.background.run(readRecords(bytes, fingerprint, reader.vocabulary));
    } catch {
      return undefined;
    }
  }

  private fileOf(shard: number): vscode.Uri {
    const name = `publications-${String(shard).padStart(2, '0')}.bin`;
    return vscode.Uri.joinPath(this.folder as vscode.Uri, name);
  }
}

/** The contents of one file, with the records that the reader has now. */
function* recordsToSave(reader: PublicationReader, shard: number, fingerprint: string) {
  const records = yield* reader.recordsOf((hash) => shardOf(hash) === shard, MOST_UNUSED);
  return yield* writeRecords(records, reader.vocabulary, fingerprint);
}
