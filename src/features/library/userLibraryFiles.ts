import * as vscode from 'vscode';
import { findUserFiles, readUserText, USER_FOLDER } from '../../core/files/findUserFiles';
import { readUserFile, type UserFile } from '../../core/workspaceLibrary/userFile';
import { userFileKind } from '../../core/workspaceLibrary/userForms';
import { delayed } from '../host/delayed';
import { openDocument } from '../host/documents';
import { editorFiles } from '../host/editorFiles';
import { runCooperatively } from '../host/runCooperatively';

/** Milliseconds without a change before files are read again. */
const PAUSE = 300;
/** Files that are read at the same time. */
const AT_ONCE = 16;

/** Files by their URIs, with the text that they were read from. */
type Files = Map<string, { readonly text: string | undefined; readonly read: UserFile }>;

/** The folder in which a workspace folder keeps its additions to the library. */
export function userFolderOf(folder: vscode.WorkspaceFolder): vscode.Uri {
  return vscode.Uri.joinPath(folder.uri, USER_FOLDER);
}

/**
 * The files in the `cytonote/` folders of the workspace. Reads them in the background, and again when they
 * change, saved or not.
 */
export class UserLibraryFiles implements vscode.Disposable {
  /** Resolves when all of them have been read once. */
  readonly ready: Promise<void>;
  private files: Files = new Map();
  private readonly stale = new Set<string>();
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly listeners: vscode.Disposable;
  private watchers: vscode.Disposable[] = [];
  private readonly readingAgain = delayed(() => {
    // Reads run one after the other, so that the last one determines the result.
    const readAgain = () => this.readAll();
    this.reading = this.reading.then(readAgain, readAgain);
  }, PAUSE);
  private reading: Promise<void>;

  /** Fires when a file is added or removed, or its content changes. */
  readonly onDidChange = this.changed.event;

  constructor() {
    const followOpen = (document: vscode.TextDocument) => {
      if (isUserFile(document.uri)) {
        this.readSoon(document.uri);
      }
    };
    this.listeners = vscode.Disposable.from(
      this.changed,
      vscode.workspace.onDidChangeTextDocument(({ document }) => followOpen(document)),
      // When its editor closes, a file loses its unsaved changes.
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
  get all(): readonly UserFile[] {
    return [...this.files.values()].map(({ read }) => read);
  }

  private watch(): void {
    this.watchers.forEach((watcher) => watcher.dispose());
    this.watchers = (vscode.workspace.workspaceFolders ?? []).map((folder) => {
      // Watch the folder itself too: if it is deleted, there may be no events for the files in it.
      const pattern = new vscode.RelativePattern(folder, `{${USER_FOLDER},${USER_FOLDER}/**}`);
      const watcher = vscode.workspace.createFileSystemWatcher(pattern);
      const follow = (uri: vscode.Uri) => this.readSoon(uri);
      watcher.onDidChange(follow);
      watcher.onDidCreate(follow);
      watcher.onDidDelete(follow);
      return watcher;
    });
  }

  /** Looks for files again after a pause, and reads the new ones and this one. */
  readSoon(uri?: vscode.Uri): void {
    if (uri) {
      this.stale.add(uri.toString());
    }
    this.readingAgain.soon();
  }

  private async readAll(): Promise<void> {
    const uris = await userFiles();
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

  /** Parses the texts, and pauses after each file; a file that could not be read keeps its last content. */
  private *parse(
    uris: readonly vscode.Uri[],
    texts: ReadonlyMap<string, string | undefined>,
  ): Generator<void, Files> {
    const files: Files = new Map();
    for (const path of uris.map((uri) => uri.toString())) {
      const known = this.files.get(path);
      const text = texts.has(path) ? texts.get(path) : known?.text;
      const isSame = known !== undefined && known.text === text;
      const read = isSame ? known.read : readUserFile({ path, text }, known?.read);
      if (read && (known || texts.has(path))) {
        files.set(path, { text, read });
        yield;
      }
    }
    return files;
  }
}

/** Whether a file belongs to a workspace library. */
function isUserFile(uri: vscode.Uri): boolean {
  return userFileKind(uri.path) !== undefined;
}

/** The files in all `cytonote/` folders of the workspace. */
async function userFiles(): Promise<vscode.Uri[]> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const found = folders.map(({ uri }) => findUserFiles(editorFiles, uri));
  return (await Promise.all(found)).flat();
}

/** The text of a file, in the editor or on the disk; undefined if it cannot be read. */
async function textOf(uri: vscode.Uri): Promise<{ readonly text: string | undefined } | undefined> {
  const open = openDocument(uri);
  if (open) {
    return { text: open.getText() };
  }
  return readUserText(editorFiles, uri);
}
