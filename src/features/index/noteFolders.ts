import * as vscode from 'vscode';
import { Exclusions } from '../../core/noteIndex/exclusions';
import { isNoteFile } from '../host/documents';
import { indexExcludes, isIndexed } from '../host/settings';
import type { FileEvents } from './noteFileEvents';
import { stateOf } from './readNoteFile';

/** If there are more new paths than this, walk all of them instead of checking which ones are folders. */
const MANY = 20;

/** The folders of the workspace, and which note files they include. */
export class NoteFolders {
  private folders: readonly NoteFolder[] = [];

  constructor() {
    this.follow();
  }

  get all(): readonly NoteFolder[] {
    return this.folders;
  }

  /** Adds and removes folders to match those of the workspace. */
  follow(): void {
    const known = new Map(this.folders.map((folder) => [folder.uri.toString(), folder]));
    this.folders = (vscode.workspace.workspaceFolders ?? []).map(
      ({ uri }) => known.get(uri.toString()) ?? new NoteFolder(uri),
    );
  }

  /** The folder that includes a note file, if any does. */
  folderOf(file: vscode.Uri): NoteFolder | undefined {
    return isNoteFile(file) ? this.all.find((folder) => folder.includes(file, false)) : undefined;
  }

  /** Whether a change of this file or folder may change what is indexed. */
  concern(uri: vscode.Uri): boolean {
    return isRuleFile(uri) || this.all.some((folder) => folder.includes(uri, false));
  }

  /**
   * What must be read again after files and folders have changed.
   *
   * @param known the note files that are indexed
   * @returns files to read again, and folders to walk again
   */
  async affected(
    { created, changed, deleted }: FileEvents,
    known: Iterable<string>,
  ): Promise<{ files: Set<string>; folders: Set<NoteFolder> }> {
    const files = new Set<string>();
    const folders = new Set<NoteFolder>();
    const perhapsFolders: vscode.Uri[] = [];
    const changedPaths: vscode.Uri[] = [];
    for (const [name, isNew] of eachOf(created, changed, deleted)) {
      const uri = vscode.Uri.parse(name);
      const folder = this.all.find((it) => it.includes(uri, false));
      if (isRuleFile(uri) || (isNew !== false && folder && !folder.judgesByPath)) {
        this.all.filter((it) => isWithin(uri, it.uri)).forEach((it) => folders.add(it));
      } else if (isNoteFile(uri) && folder) {
        files.add(name);
      } else if (isNew && folder) {
        perhapsFolders.push(uri);
      } else if (isNew === false && folder) {
        // A folder that is deleted and created again within a moment is reported as one that has changed.
        changedPaths.push(uri);
      }
    }
    if (deleted.size > 0) {
      for (const file of known) {
        if (liesIn(file, deleted)) {
          files.add(file);
        }
      }
    }
    const again = [
      ...(perhapsFolders.length > MANY ? perhapsFolders : await foldersAmong(perhapsFolders)),
      ...(await foldersAmong(changedPaths)),
    ];
    for (const uri of again) {
      this.all.filter((it) => isWithin(uri, it.uri)).forEach((it) => folders.add(it));
    }
    return { files, folders };
  }
}

async function foldersAmong(uris: readonly vscode.Uri[]): Promise<readonly vscode.Uri[]> {
  const states = await Promise.all(uris.map(stateOf));
  return uris.filter((_, index) => states[index] === 'folder');
}

/** All files, each with true if it is new, false if it has changed, and undefined if it is gone. */
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

/** Whether the file or a folder above it is among the names. */
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

const GITIGNORE = '.gitignore';

/** The note files in a folder of the workspace that settings and `.gitignore` do not exclude. */
class NoteFolder {
  private exclusions = new Exclusions([]);
  private isOn = false;

  constructor(readonly uri: vscode.Uri) {}

  /**
   * Whether the path of a file alone decides if it is excluded, so that the other files in its folder do not matter.
   */
  get judgesByPath(): boolean {
    return !this.exclusions.dependOnNeighbours;
  }

  /** Whether the folder includes a file or folder, by the rules read in the last walk. */
  includes(uri: vscode.Uri, isFolder: boolean): boolean {
    return this.isOn && isOf(this.uri, uri) && !this.exclusions.exclude(this.pathOf(uri), isFolder);
  }

  /** Reads settings and `.gitignore` files again, and returns all note files that they do not exclude. */
  async walk(): Promise<vscode.Uri[]> {
    this.isOn = isIndexed(this.uri);
    const exclusions = new Exclusions(indexExcludes(this.uri));
    const files: vscode.Uri[] = [];
    const folders = this.isOn ? [this.uri] : [];
    for (let folder = folders.pop(); folder; folder = folders.pop()) {
      const entries = await entriesOf(folder);
      const names = new Set(entries.map(([name]) => name));
      if (names.has(GITIGNORE)) {
        const rules = await textOf(vscode.Uri.joinPath(folder, GITIGNORE));
        exclusions.addGitignore(this.pathOf(folder), rules);
      }
      for (const [name, type] of entries) {
        const uri = vscode.Uri.joinPath(folder, name);
        const isFolder = (type & vscode.FileType.Directory) !== 0;
        // Do not follow links to folders: they may form a circle.
        const isLinked = isFolder && (type & vscode.FileType.SymbolicLink) !== 0;
        const isWanted = (isFolder && !isLinked) || (!isFolder && isNoteFile(uri));
        if (
          isWanted &&
          isOf(this.uri, uri) &&
          !exclusions.exclude(this.pathOf(uri), isFolder, names)
        ) {
          (isFolder ? folders : files).push(uri);
        }
      }
    }
    this.exclusions = exclusions;
    return files;
  }

  private pathOf(uri: vscode.Uri): string {
    return uri.path.slice(this.uri.path.replace(/\/$/, '').length + 1);
  }
}

/** Whether a change of this file changes what its folder excludes. */
function isRuleFile({ path }: vscode.Uri): boolean {
  return path.endsWith(`/${GITIGNORE}`);
}

/** Whether a folder of the workspace is the innermost one that contains a file. */
function isOf(folder: vscode.Uri, uri: vscode.Uri): boolean {
  return vscode.workspace.getWorkspaceFolder(uri)?.uri.toString() === folder.toString();
}

async function entriesOf(folder: vscode.Uri): Promise<[string, vscode.FileType][]> {
  try {
    return await vscode.workspace.fs.readDirectory(folder);
  } catch {
    // The folder has been deleted in the meantime, or must not be read.
    return [];
  }
}

async function textOf(file: vscode.Uri): Promise<string> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
  } catch {
    return '';
  }
}

/** The functions to which walks report their results. */
interface WalkActions {
  /** The files that are indexed now. */
  readonly known: () => Iterable<string>;
  /** Files that exist, or may exist. */
  readonly found: (files: Iterable<string>) => void;
  /** An indexed file that is no longer in any folder. */
  readonly gone: (file: string) => void;
}

/** Walks through the folders of the workspace, one walk after the other, to find the note files. */
export class FolderWalks {
  private walking: Promise<void> = Promise.resolve();

  constructor(
    private readonly folders: NoteFolders,
    private readonly actions: WalkActions,
  ) {}

  /** Walks through all folders that the workspace has when this walk begins. */
  all(): Promise<void> {
    this.folders.follow();
    return this.walk(() => this.folders.all);
  }

  /** Reports files that have changed, and walks again through folders whose files or rules have changed. */
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
