import * as vscode from 'vscode';
import { LARGEST_FILE, type OwnFile, readOwnFile } from '../../core/workspaceLibrary/userFile';
import { ownFileKind } from '../../core/workspaceLibrary/userForms';
import { delayed } from '../host/delayed';
import { runCooperatively } from '../host/runCooperatively';
import { isBlockedByTrust } from '../host/trust';

/** Milliseconds without a change before files are read again. */
const PAUSE = 300;
/** Sources of a folder that are read, at most. */
const MOST_SOURCES = 20_000;
/** Files that are read at a time. */
const AT_ONCE = 16;
/** The folder, in one of the workspace, that holds what it adds to the library. */
const OWN_FOLDER = 'cytonote';

/** Files by their URIs, with the text that was read. */
type Files = Map<string, { readonly text: string | undefined; readonly read: OwnFile }>;

/** The folder in which a folder of the workspace keeps what it adds to the library. */
export function ownFolderOf(folder: vscode.WorkspaceFolder): vscode.Uri {
  return vscode.Uri.joinPath(folder.uri, OWN_FOLDER);
}

/**
 * The files in the `cytonote/` folders of the workspace: read in the background, and again when they
 * change, saved or not.
 */
export class OwnLibraryFiles implements vscode.Disposable {
  /** Resolves when all of them have been read once. */
  readonly ready: Promise<void>;
  private files: Files = new Map();
  private readonly stale = new Set<string>();
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly listeners: vscode.Disposable;
  private watchers: vscode.Disposable[] = [];
  private readonly readingAgain = delayed(() => {
    // One after the other, so that what is read last is what counts.
    const readAgain = () => this.readAll();
    this.reading = this.reading.then(readAgain, readAgain);
  }, PAUSE);
  private reading: Promise<void>;

  /** Fires when a file says something else, has come or has gone. */
  readonly onDidChange = this.changed.event;

  constructor() {
    const followOpen = (document: vscode.TextDocument) => {
      if (isOwn(document.uri)) {
        this.readSoon(document.uri);
      }
    };
    this.listeners = vscode.Disposable.from(
      this.changed,
      vscode.workspace.onDidChangeTextDocument(({ document }) => followOpen(document)),
      // What was not saved is gone with the editor.
      vscode.workspace.onDidCloseTextDocument(followOpen),
      vscode.workspace.onDidChangeWorkspaceFolders(() => {
        this.watch();
        this.readSoon();
      }),
      vscode.workspace.onDidGrantWorkspaceTrust(() => this.readSoon()),
    );
    this.watch();
    this.reading = this.readAll();
    this.ready = this.reading;
  }

  dispose(): void {
    this.readingAgain.dispose();
    this.listeners.dispose();
    this.watchers.forEach((watcher) => watcher.dispose());
  }

  /** The files as they were last read, in the order of the folders. */
  get all(): readonly OwnFile[] {
    return [...this.files.values()].map(({ read }) => read);
  }

  private watch(): void {
    this.watchers.forEach((watcher) => watcher.dispose());
    this.watchers = (vscode.workspace.workspaceFolders ?? []).map((folder) => {
      // The folder itself, too: who deletes it need not tell of the files in it.
      const pattern = new vscode.RelativePattern(folder, `{${OWN_FOLDER},${OWN_FOLDER}/**}`);
      const watcher = vscode.workspace.createFileSystemWatcher(pattern);
      const follow = (uri: vscode.Uri) => this.readSoon(uri);
      watcher.onDidChange(follow);
      watcher.onDidCreate(follow);
      watcher.onDidDelete(follow);
      return watcher;
    });
  }

  /** Looks for files again in a while, and reads those that are new, and this one. */
  readSoon(uri?: vscode.Uri): void {
    if (uri) {
      this.stale.add(uri.toString());
    }
    this.readingAgain.soon();
  }

  private async readAll(): Promise<void> {
    const uris = await ownFiles();
    const stale = new Set(this.stale);
    this.stale.clear();
    const isKnown = (uri: vscode.Uri) =>
      this.files.has(uri.toString()) && !stale.has(uri.toString());
    const toRead = uris.filter((uri) => !isKnown(uri));
    const texts = new Map<string, string | undefined>();
    for (let first = 0; first < toRead.length; first += AT_ONCE) {
      const some = toRead.slice(first, first + AT_ONCE);
      const read = await Promise.all(some.map(textOf));
      some.forEach((uri, at) => {
        if (read[at]) {
          texts.set(uri.toString(), read[at].text);
        }
      });
    }
    const files = await runCooperatively(this.parse(uris, texts));
    const isOther = [...files].some(([path, { read }]) => this.files.get(path)?.read !== read);
    const isFewer = files.size !== this.files.size;
    this.files = files;
    if (isOther || isFewer) {
      this.changed.fire();
    }
  }

  /** Parses what was read, and pauses after each file; one that could not be read stays as it was. */
  private *parse(
    uris: readonly vscode.Uri[],
    texts: ReadonlyMap<string, string | undefined>,
  ): Generator<void, Files> {
    const files: Files = new Map();
    for (const path of uris.map((uri) => uri.toString())) {
      const known = this.files.get(path);
      const text = texts.has(path) ? texts.get(path) : known?.text;
      const isSame = known !== undefined && known.text === text;
      const read = isSame ? known.read : readOwnFile({ path, text }, known?.read);
      if (read && (known || texts.has(path))) {
        files.set(path, { text, read });
        yield;
      }
    }
    return files;
  }
}

/** Whether a file is one that a workspace library is made of. */
function isOwn(uri: vscode.Uri): boolean {
  return ownFileKind(uri.path) !== undefined;
}

/** The files in all `cytonote/` folders of the workspace. */
async function ownFiles(): Promise<vscode.Uri[]> {
  const folders = (vscode.workspace.workspaceFolders ?? []).map(ownFolderOf);
  const inFolders = await Promise.all(
    folders.flatMap((folder) => [filesIn(folder), filesIn(vscode.Uri.joinPath(folder, 'sources'))]),
  );
  return inFolders.flat();
}

async function filesIn(folder: vscode.Uri): Promise<vscode.Uri[]> {
  let entries: [string, vscode.FileType][];
  try {
    entries = (await isBlockedByTrust(folder))
      ? []
      : await vscode.workspace.fs.readDirectory(folder);
  } catch {
    // There is none.
    return [];
  }
  return entries
    .filter(([, type]) => (type & vscode.FileType.File) !== 0)
    .filter(([, type]) => vscode.workspace.isTrusted || !(type & vscode.FileType.SymbolicLink))
    .map(([name]) => vscode.Uri.joinPath(folder, name))
    .filter(isOwn)
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .slice(0, MOST_SOURCES);
}

/** What a file says, in the editor or on the disk; undefined where it cannot be read. */
async function textOf(uri: vscode.Uri): Promise<{ readonly text: string | undefined } | undefined> {
  const name = uri.toString();
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === name);
  if (open) {
    return { text: open.getText() };
  }
  try {
    const { size } = await vscode.workspace.fs.stat(uri);
    // In UTF-8, no unit takes more than three bytes.
    if (size > 3 * LARGEST_FILE) {
      return { text: undefined };
    }
    return { text: new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)) };
  } catch {
    return undefined;
  }
}
