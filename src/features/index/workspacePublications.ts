import * as vscode from 'vscode';
import type { EntryInFile } from '../../core/literature/publication';
import type { NoteDigest } from '../../core/noteIndex/noteDigest';
import type { NoteName } from '../../core/noteIndex/noteIndex';
import { Backlinks, type CitedPublication, citedPublications } from '../../core/views/backlinks';
import { PublicationList } from '../../core/views/publicationList';
import type { ReadFile } from '../bibliographies/bibliographyFiles';
import type { NoteLiteratures } from '../bibliographies/noteLiteratures';
import { delayed } from '../host/delayed';
import { pauses, runCooperatively } from '../host/runCooperatively';
import type { WorkspaceLibrary } from '../library/workspaceLibrary';
import { fileOfNote } from '../notes/noteLocations';
import type { WorkspaceIndex } from './workspaceIndex';

/** Milliseconds without a change before publications and the notes that cite them are gathered again. */
const PAUSE = 300;

/** All publications, and which notes cite them. */
interface GatheredPublications {
  readonly list: PublicationList;
  readonly backlinks: Backlinks;
}

/** What a note cites, with the digest and bibliographies from which that was found. */
interface ReadNote {
  readonly digest: NoteDigest;
  readonly files: readonly ReadFile[];
  readonly cited: readonly CitedPublication[];
}

/**
 * All publications of the library and of the bibliographies that the notes of the workspace use, and which
 * notes cite them. Gathers them on the first request, and keeps them up to date from then on.
 */
export class WorkspacePublications implements vscode.Disposable {
  private gathered: GatheredPublications | undefined;
  private notes = new Map<NoteName, ReadNote>();
  private listed: readonly ReadFile[] = [];
  private gathering: Promise<void> | undefined;
  private readonly gatheringAgain = delayed(() => {
    this.gathering = this.gathering?.then(() => this.gather());
  }, PAUSE);
  /** Whether bibliographies were added, removed or changed since notes were last read. */
  private hasOtherFiles = false;
  private isDisposed = false;
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly listeners: vscode.Disposable;

  /** Fires when the publications change, or the notes that cite them. */
  readonly onDidChange = this.changed.event;

  constructor(
    private readonly library: WorkspaceLibrary,
    private readonly index: WorkspaceIndex,
    private readonly literatures: NoteLiteratures,
  ) {
    this.listeners = vscode.Disposable.from(
      this.changed,
      index.onDidChange(() => this.gatherSoon()),
      literatures.onDidChange(() => {
        this.hasOtherFiles = true;
        this.gatherSoon();
      }),
      library.onDidChange(() => {
        this.notes = new Map();
        this.gathered = undefined;
        this.gatherSoon();
      }),
    );
  }

  dispose(): void {
    this.isDisposed = true;
    this.gatheringAgain.dispose();
    this.listeners.dispose();
  }

  /** The publications gathered last; undefined before the first time. Starts to gather them if needed. */
  get latest(): GatheredPublications | undefined {
    this.gathering ??= this.gather();
    return this.gathered;
  }

  /** The same, after waiting until the current gathering has ended. */
  async ready(): Promise<GatheredPublications | undefined> {
    this.gathering ??= this.gather();
    await this.gathering;
    return this.gathered;
  }

  /** Where an entry is in its file, as the file was last read; undefined if the file is gone. */
  placeOf({ file, entry }: EntryInFile): vscode.Location | undefined {
    const read = this.listed.find(({ uri }) => uri.toString() === file);
    return read && new vscode.Location(read.uri, read.toRange(entry.keyRange));
  }

  private gatherSoon(): void {
    if (this.gathering) {
      this.gatheringAgain.soon();
    }
  }

  private async gather(): Promise<void> {
    if (this.isDisposed) {
      return;
    }
    const library = this.library.latest;
    const isSameFiles = !this.hasOtherFiles;
    this.hasOtherFiles = false;
    const files = new Map<string, ReadFile>();
    const known = this.notes;
    const notes = new Map<NoteName, ReadNote>();
    for (const { uri } of vscode.workspace.workspaceFolders ?? []) {
      // Take the bibliographies that a note in the folder would have, so that they are listed before a note cites them.
      const beside = await this.literatures.bibliographiesOf(vscode.Uri.joinPath(uri, 'note.md'), {
        named: [],
        isList: false,
      });
      beside.files.forEach((file) => files.set(file.uri.toString(), file));
    }
    // Sort the notes by folder, since notes of a folder share their bibliographies.
    const all = [...this.index.notes.all].sort(([a], [b]) => (a < b ? -1 : 1));
    const pause = pauses();
    for (const [name, digest] of all) {
      await pause();
      const before = known.get(name);
      // Most notes and their citations have not changed, so a keystroke must not read them again.
      const isKnown = isSameFiles && before?.digest === digest;
      const read = isKnown ? before : await this.read(name, digest, before);
      read.files.forEach((file) => files.set(file.uri.toString(), file));
      notes.set(name, read);
    }
    const listed = [...files.values()];
    const isSame = this.gathered && isSameList(listed, this.listed);
    const list = isSame && this.gathered ? this.gathered.list : await this.listOf(listed);
    const cited = [...notes].map(([name, note]) => [name, note.cited] as const);
    const backlinks = await runCooperatively(Backlinks.gather(list, cited));
    if (library !== this.library.latest || this.isDisposed) {
      return;
    }
    [this.notes, this.listed] = [notes, listed];
    this.gathered = { list, backlinks };
    this.changed.fire();
  }

  private async read(
    name: NoteName,
    digest: NoteDigest,
    known: ReadNote | undefined,
  ): Promise<ReadNote> {
    const uri = fileOfNote(name);
    const own = { named: digest.bibliography, isList: true };
    const { files } = await this.literatures.bibliographiesOf(uri, own);
    if (known && known.digest === digest && isSameList(files, known.files)) {
      return known;
    }
    const cited =
      digest.citations.length > 0
        ? citedPublications(digest, await this.literatures.literatureOf(files), this.library.latest)
        : [];
    return { digest, files, cited };
  }

  private listOf(files: readonly ReadFile[]): Promise<PublicationList> {
    const named = files.map(({ uri, bibliography }) => ({ file: uri.toString(), bibliography }));
    return runCooperatively(PublicationList.gather(this.library.latest, named));
  }
}

function isSameList(some: readonly ReadFile[], others: readonly ReadFile[]): boolean {
  return some.length === others.length && some.every((file, at) => file === others[at]);
}
