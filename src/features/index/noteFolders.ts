import * as vscode from 'vscode';
import { isNoteFile } from '../notes/noteFiles';
import type { FileEvents } from './noteFileEvents';
import { isRuleFile, NoteFolder } from './noteFolder';
import { stateOf } from './readNoteFile';

/** New files that may be folders above which all is walked instead of asking for each. */
const MANY = 20;

/** The folders of the workspace, and which files of notes they have. */
export class NoteFolders {
  private folders: readonly NoteFolder[] = [];

  constructor() {
    this.follow();
  }

  get all(): readonly NoteFolder[] {
    return this.folders;
  }

  /** Takes notice of folders that were added to the workspace or removed. */
  follow(): void {
    const known = new Map(this.folders.map((folder) => [folder.uri.toString(), folder]));
    this.folders = (vscode.workspace.workspaceFolders ?? []).map(
      ({ uri }) => known.get(uri.toString()) ?? new NoteFolder(uri),
    );
  }

  /** The folder that leaves a file of notes in, if one does. */
  folderOf(file: vscode.Uri): NoteFolder | undefined {
    return isNoteFile(file) ? this.all.find((folder) => folder.includes(file, false)) : undefined;
  }

  /** Whether something that happened to a file or folder may change what is indexed. */
  concern(uri: vscode.Uri): boolean {
    return isRuleFile(uri) || this.all.some((folder) => folder.includes(uri, false));
  }

  /**
   * What is to be looked at when files and folders have changed.
   *
   * @param known the files of notes that are indexed
   * @returns files to read again, and folders to walk again
   */
  async affected(
    { created, changed, deleted }: FileEvents,
    known: Iterable<string>,
  ): Promise<{ files: Set<string>; folders: Set<NoteFolder> }> {
    const files = new Set<string>();
    const folders = new Set<NoteFolder>();
    const perhapsFolders: vscode.Uri[] = [];
    for (const [name, isNew] of eachOf(created, changed, deleted)) {
      const uri = vscode.Uri.parse(name);
      const folder = this.all.find((it) => it.includes(uri, false));
      if (isRuleFile(uri) || (isNew !== false && folder && !folder.judgesByPath)) {
        this.all.filter((it) => isWithin(uri, it.uri)).forEach((it) => folders.add(it));
      } else if (isNoteFile(uri) && folder) {
        files.add(name);
      } else if (isNew && folder) {
        perhapsFolders.push(uri);
      }
    }
    if (deleted.size > 0) {
      for (const file of known) {
        if (liesIn(file, deleted)) {
          files.add(file);
        }
      }
    }
    for (const uri of await this.foldersAmong(perhapsFolders)) {
      this.all.filter((it) => isWithin(uri, it.uri)).forEach((it) => folders.add(it));
    }
    return { files, folders };
  }

  private async foldersAmong(uris: readonly vscode.Uri[]): Promise<readonly vscode.Uri[]> {
    if (uris.length > MANY) {
      return uris;
    }
    const states = await Promise.all(uris.map(stateOf));
    return uris.filter((_, index) => states[index] === 'folder');
  }
}

/** All files with whether they are new (true), gone (undefined), or neither (false). */
function* eachOf(
  created: ReadonlySet<string>,
  changed: ReadonlySet<string>,
  deleted: ReadonlySet<string>,
): Generator<[string, boolean | undefined]> {
  for (const name of created) {
    yield [name, true];
  }
  for (const name of changed) {
    yield [name, false];
  }
  for (const name of deleted) {
    yield [name, undefined];
  }
}

/** Whether a file or a folder above it is among some. */
function liesIn(file: string, names: ReadonlySet<string>): boolean {
  for (let end = file.length; end > 0; end = file.lastIndexOf('/', end - 1)) {
    if (names.has(file.slice(0, end))) {
      return true;
    }
  }
  return false;
}

function isWithin(uri: vscode.Uri, folder: vscode.Uri): boolean {
  return uri.toString().startsWith(`${folder.toString().replace(/\/$/, '')}/`);
}
