import * as vscode from 'vscode';
import type { FileRecord } from '../../core/noteIndex/fileRecords';
import { readShard, SHARDS, shardOf, writeShard } from '../../core/noteIndex/savedIndex';
import type { BackgroundWork } from '../host/backgroundWork';
import { delayed } from '../host/delayed';
import { savedBytes } from '../host/storageFile';

/** Milliseconds without a change before changes are saved. */
const PAUSE = 3000;
/** Milliseconds after the first change in which it is saved even if changes go on. */
const LONGEST_PAUSE = 20_000;

/** Saves the index for the next session, if the editor has a place for it. */
export class IndexStorage implements vscode.Disposable {
  private readonly unsaved = new Set<number>();
  private readonly savingSoon = delayed(() => void this.saveNow(), PAUSE, LONGEST_PAUSE);
  private saving = Promise.resolve();
  private isSaving = false;

  /**
   * @param folder undefined if the editor has no place for it
   * @param records the records to save, and the fingerprint of the library they were made with
   */
  constructor(
    private readonly folder: vscode.Uri | undefined,
    private readonly records: () => { all: ReadonlyMap<string, FileRecord>; fingerprint: string },
    private readonly host: {
      readonly background: BackgroundWork;
      readonly log: vscode.LogOutputChannel;
    },
  ) {}

  /** Starts to save what is not saved yet. Nothing waits for it: a truncated file fails its checksum on load. */
  dispose(): void {
    void this.saveNow();
  }

  /** Reads what was saved. Skips files that are damaged or of another version; they are written again later. */
  async load(fingerprint: string): Promise<Map<string, FileRecord>> {
    const loaded = new Map<string, FileRecord>();
    if (!this.folder) {
      return loaded;
    }
    for (const shard of Array(SHARDS).keys()) {
      const bytes = await savedBytes(this.fileOf(shard));
      const records = bytes && (await this.host.background.run(readShard(bytes, fingerprint)));
      for (const [file, record] of records ?? []) {
        loaded.set(file, record);
      }
      if (bytes && !records) {
        this.host.log.info(
          `The saved file ${shard} of the index is damaged or of another version. Its notes are read again.`,
        );
        this.unsaved.add(shard);
      }
    }
    return loaded;
  }

  /** Call this when the record of a file has changed; the record is saved after a pause in the changes. */
  changed(file: string): void {
    this.unsaved.add(shardOf(file));
    this.savingSoon.soon();
  }

  /** Whether all changes are saved. */
  get isSaved(): boolean {
    return this.unsaved.size === 0 && !this.isSaving;
  }

  /** Saves all changes now, and resolves when that is done. */
  saveNow(): Promise<void> {
    this.savingSoon.cancel();
    this.isSaving = true;
    const saving = this.saving.then(() => this.saveChanged());
    this.saving = saving;
    return saving.then(() => {
      this.isSaving = this.saving !== saving;
    });
  }

  private async saveChanged(): Promise<void> {
    const shards = [...this.unsaved];
    this.unsaved.clear();
    if (!this.folder || shards.length === 0) {
      return;
    }
    const { all, fingerprint } = this.records();
    const byShard = groupByShard(all);
    try {
      await vscode.workspace.fs.createDirectory(this.folder);
      for (const shard of shards) {
        const bytes = await this.host.background.run(
          writeShard(byShard.get(shard) ?? [], fingerprint),
        );
        await vscode.workspace.fs.writeFile(this.fileOf(shard), bytes);
      }
    } catch (error) {
      // For example, because the disk is full. The next session reads the notes instead.
      this.host.log.warn(`The index could not be saved: ${error}`);
    }
  }

  private fileOf(shard: number): vscode.Uri {
    const name = `notes-${String(shard).padStart(2, '0')}.jsonl`;
    return vscode.Uri.joinPath(this.folder as vscode.Uri, name);
  }
}

function groupByShard(records: ReadonlyMap<string, FileRecord>) {
  const shards = new Map<number, [string, FileRecord][]>();
  for (const record of records) {
    const shard = shardOf(record[0]);
    const others = shards.get(shard);
    if (others) {
      others.push(record);
    } else {
      shards.set(shard, [record]);
    }
  }
  return shards;
}
