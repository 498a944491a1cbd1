import * as vscode from 'vscode';
import {
  type FileRecord,
  FileRecords,
  type IndexCounts,
  seemsUnchanged,
} from '../../core/noteIndex/fileRecords';
import { NoteIndex } from '../../core/noteIndex/noteIndex';
import type { BackgroundWork } from '../host/backgroundWork';
import { delayed } from '../host/delayed';
import { affectsIndexedFiles, affectsSetting, silencedIn } from '../host/settings';
import { within } from '../host/waiting';
import type { NamesFingerprint } from '../library/namesFingerprint';
import type { WorkspaceLibrary } from '../library/workspaceLibrary';
import type { NoteAnalyses } from '../notes/noteAnalyses';
import { IndexQueue } from './indexQueue';
import { IndexStorage } from './indexStorage';
import { onFileEvents } from './noteFileEvents';
import { FolderWalks, NoteFolders } from './noteFolders';
import { followOpenNotes } from './openNoteDigests';
import { type FileState, type NoteReader, readNoteFile } from './readNoteFile';

/** The fewest milliseconds between two change events. */
const PAUSE = 300;
/** Milliseconds that a request waits for an index that is being built, before it uses what is known so far. */
const WAIT = 2000;

/**
 * What the index gets from the extension: the folder in which it is saved, and the version on which its digests depend.
 */
interface IndexPlace {
  /** The folder of the index between sessions, if the editor has a place for it. */
  readonly storage: vscode.Uri | undefined;
  readonly fingerprint: NamesFingerprint;
  readonly background: BackgroundWork;
  readonly log: vscode.LogOutputChannel;
}

/** Indexes what all notes of the workspace mention and cite; reads them in the background. */
export class WorkspaceIndex implements vscode.Disposable {
  /** The notes by their addresses, as `noteName` writes them. */
  readonly notes = new NoteIndex();
  /** Resolves when each note has been read once, or the user has cancelled that. */
  readonly ready: Promise<void>;
  readonly queue = new IndexQueue((file, state) => this.read(file, state));
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly firing = delayed(() => this.changed.fire(), PAUSE, PAUSE);
  private readonly records = new FileRecords(this.notes);
  private readonly folders = new NoteFolders();
  private readonly walks = new FolderWalks(this.folders, {
    known: () => this.records.all.keys(),
    found: (files) => this.queue.add(files),
    gone: (file) => this.forget(file),
  });
  private readonly storage: IndexStorage;
  private readonly reader: NoteReader;
  private readonly listeners: vscode.Disposable;
  /** Records of the last session that have not been compared with their files yet. */
  private saved = new Map<string, FileRecord>();
  private fingerprint = '';
  private isCancelled = false;
  private counted = { takenOver: 0, read: 0, same: 0, analysed: 0, failed: 0 };

  /** Fires when the index changes, at most once every {@link PAUSE} milliseconds. */
  readonly onDidChange = this.changed.event;

  constructor(
    private readonly library: WorkspaceLibrary,
    analyses: NoteAnalyses,
    private readonly place: IndexPlace,
  ) {
    const { background } = place;
    this.reader = { library, analyses, background };
    const kept = () => ({
      all: new Map([...this.saved, ...this.records.all]),
      fingerprint: this.fingerprint,
    });
    this.storage = new IndexStorage(place.storage, kept, place);
    this.ready = this.begin();
    this.listeners = vscode.Disposable.from(
      library.onDidChange(() => this.readWithOtherLibrary()),
      onFileEvents(
        (uri) => this.folders.concern(uri),
        (events) => this.walks.follow(events),
      ),
      followOpenNotes(library, analyses, background, {
        isIndexed: (file) => this.folders.folderOf(file) !== undefined,
        overlay: (file, notes) => {
          this.records.overlay(file.toString(), notes);
          this.fireSoon();
        },
        check: (file) => this.queue.add([file.toString()]),
      }),
      vscode.workspace.onDidChangeWorkspaceFolders(() => this.walks.all()),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (affectsIndexedFiles(event)) {
          this.walks.all();
        } else if (affectsSetting(event, 'silenceTerms')) {
          this.queue.add(this.records.all.keys());
        }
      }),
    );
  }

  dispose(): void {
    this.listeners.dispose();
    this.queue.dispose();
    this.storage.dispose();
    this.firing.dispose();
    this.changed.dispose();
  }

  /** Resolves when the index is ready, but after {@link WAIT} milliseconds at the latest. */
  get soon(): Promise<unknown> {
    return within(this.ready, WAIT);
  }

  /** How many files the index has reused, read and analysed since the editor started. */
  get counts(): IndexCounts {
    return { ...this.counted };
  }

  /** Leaves the rest of the notes unread until they change, or {@link build} reads all of them again. */
  cancel(): void {
    this.isCancelled = this.queue.clear() > 0 || this.isCancelled;
  }

  /** Whether notes are unread because the user cancelled indexing. */
  get wasCancelled(): boolean {
    return this.isCancelled;
  }

  /** Reads all notes again, even those that have not changed. */
  async build(): Promise<void> {
    this.isCancelled = false;
    this.saved.clear();
    this.records.outdateAll();
    await this.walks.all();
    await this.queue.idle();
  }

  /** Whether all that the index holds is saved for the next session. */
  get isSaved(): boolean {
    return this.storage.isSaved;
  }

  private async begin(): Promise<void> {
    // Saved records also depend on the names of the workspace's own library.
    await this.library.ready;
    await this.knowLibrary();
    this.saved = await this.storage.load(this.fingerprint);
    await this.walks.all();
    await this.queue.idle();
    if (!this.isCancelled) {
      // The records that are left belong to files that no longer exist.
      const gone = [...this.saved.keys()];
      this.saved.clear();
      gone.forEach((file) => this.storage.changed(file));
    }
  }

  private async knowLibrary(): Promise<void> {
    const library = this.library.latest;
    this.fingerprint = '';
    const fingerprint = await this.place.fingerprint.latest();
    if (library === this.library.latest) {
      this.fingerprint = fingerprint;
    }
  }

  private async readWithOtherLibrary(): Promise<void> {
    const before = this.fingerprint;
    await this.knowLibrary();
    if (this.fingerprint !== '' && this.fingerprint === before) {
      return;
    }
    this.saved.clear();
    this.records.outdateAll();
    this.queue.add(this.records.all.keys());
  }

  private async read(file: string, state: FileState | 'folder' | undefined): Promise<void> {
    const uri = vscode.Uri.parse(file);
    if (state === undefined || state === 'folder' || !this.folders.folderOf(uri)) {
      this.forget(file);
      return;
    }
    const known = this.records.all.get(file) ?? this.saved.get(file);
    if (known && seemsUnchanged(known, { ...state, silenced: silencedIn(uri) })) {
      this.counted.takenOver += this.saved.delete(file) ? 1 : 0;
      this.put(file, known, false);
      return;
    }
    this.saved.delete(file);
    try {
      const library = this.library.latest;
      const record = await readNoteFile(uri, state, known, this.reader);
      this.counted.read++;
      const isSame = record.notes === known?.notes;
      this.counted[isSame ? 'same' : 'analysed']++;
      // If the library has changed meanwhile, the empty hash makes the file count as changed.
      const isLatest = this.library.latest === library;
      this.put(file, isLatest ? record : { ...record, mtime: 0, hash: '' }, true);
    } catch (error) {
      this.counted.failed++;
      this.place.log.warn(`${file} could not be indexed: ${error}`);
      this.forget(file);
    }
  }

  private put(file: string, record: FileRecord, isChanged: boolean): void {
    const isNew = this.records.all.get(file)?.notes !== record.notes;
    this.records.put(file, record);
    const document = [...vscode.workspace.textDocuments, ...vscode.workspace.notebookDocuments];
    const isDirty = document.some((it) => it.isDirty && it.uri.toString() === file);
    const wasCovered = !isDirty && this.records.removeOverlay(file);
    if (isChanged) {
      this.storage.changed(file);
    }
    if (isNew || wasCovered) {
      this.fireSoon();
    }
  }

  private forget(file: string): void {
    if (this.records.delete(file)) {
      this.storage.changed(file);
      this.fireSoon();
    }
  }

  private fireSoon(): void {
    this.firing.soon();
  }
}
