import * as vscode from 'vscode';
import type { FileEvents } from './noteFileEvents';
import type { NoteFolder } from './noteFolder';
import type { NoteFolders } from './noteFolders';

/** Whom walks tell what they find. */
export interface WalkActions {
  /** The files that are indexed by now. */
  readonly known: () => Iterable<string>;
  /** Files that are there, or may be. */
  readonly found: (files: Iterable<string>) => void;
  /** A file that is indexed, and is no longer in any folder or left in. */
  readonly gone: (file: string) => void;
}

/** Walks through the folders of the workspace, one walk after the other, to find the files of notes. */
export class FolderWalks {
  private walking: Promise<void> = Promise.resolve();

  constructor(
    private readonly folders: NoteFolders,
    private readonly actions: WalkActions,
  ) {}

  /** Walks through all folders that the workspace has when its turn comes. */
  all(): Promise<void> {
    this.folders.follow();
    return this.walk(() => this.folders.all);
  }

  /** Looks at files that have changed, and walks where more than files has. */
  async follow(events: FileEvents): Promise<void> {
    const { files, folders } = await this.folders.affected(events, this.actions.known());
    this.actions.found(files);
    if (folders.size > 0) {
      await this.walk(() => folders);
    }
  }

  private walk(folders: () => Iterable<NoteFolder>): Promise<void> {
    this.walking = this.walking.then(async () => {
      const found = new Set<string>();
      const walked = new Set<NoteFolder>();
      for (const folder of folders()) {
        (await folder.walk()).forEach((file) => found.add(file.toString()));
        walked.add(folder);
      }
      for (const file of [...this.actions.known()]) {
        const folder = this.folders.folderOf(vscode.Uri.parse(file));
        if (!folder || (walked.has(folder) && !found.has(file))) {
          this.actions.gone(file);
        }
      }
      this.actions.found(found);
    });
    return this.walking;
  }
}
